"""The table of messages: two lines a row, and what was searched for marked in them."""

import unicodedata
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from smsdesk.core.models import SHOWN_STATES, HistoryRow
from smsdesk.core.schedule import BANGKOK, in_bangkok, short_date_text
from smsdesk.ui.history.states import credits_words, message_badge, state_badge
from smsdesk.ui.language import Worded, spoken
from smsdesk.ui.models.paged import Ahead, PagedModel
from smsdesk.ui.models.rows import Column, Index
from smsdesk.ui.speech import Speech
from smsdesk.ui.style import font
from smsdesk.ui.widgets.badge import BadgeSpec, badge_width
from smsdesk.ui.widgets.painting import box, line_height, width_of, words
from smsdesk.ui.widgets.table_view import PADDING, CellDelegate, TableView

TIME, NAME, MESSAGE, STATE, CREDITS = range(5)
ROW_HEIGHT = 58
LEAD = 24
"""Letters before a hit that stand far back in a message."""
WIDEST_DATE = datetime(2026, 12, 30, tzinfo=BANGKOK)


class MessageDelegate(CellDelegate):
    """Paints a message over two lines, from a little before what was searched for."""

    def _paint_words(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        text = excerpt(str(index.data() or ""), self.searched)
        first, rest = split_line(text, rect.width())
        hit = text.casefold().find(self.searched.casefold()) if self.searched else -1
        height = line_height()
        top = rect.y() + (rect.height() - height * (2 if rest else 1)) / 2
        for number, line in enumerate(filter(None, (first, rest))):
            place = QRectF(rect.x(), top + number * height - 1, rect.width(), height)
            start = text.find(line) if number else 0
            if hit >= 0:
                self._paint_part(painter, place, line, hit - start)
            words(painter, place, line)

    def _paint_part(self, painter: QPainter, place: QRectF, line: str, hit: int) -> None:
        """Mark as much of the hit as stands in this line: it may go on in the next."""
        begin, end = max(hit, 0), min(hit + len(self.searched), len(line))
        if begin >= end:
            return
        left = place.x() + width_of(line[:begin])
        width = min(width_of(line[begin:end]), place.right() - left)
        if width > 0:
            mark = QRectF(left - 2, place.y() + 1, width + 4, place.height())
            box(painter, mark, fill="hit", radius=4)


class HistoryTable(Worded, TableView):
    """Messages, newest first. A press or Enter opens one."""

    opened = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._speech = speech
        self._delegate_of_text = MessageDelegate(self)
        self.rows: PagedModel[HistoryRow] = PagedModel((), self)
        self.setModel(self.rows)
        self.setItemDelegateForColumn(MESSAGE, self._delegate_of_text)
        self.set_row_height(ROW_HEIGHT)
        self._ahead = Ahead(self)
        self.clicked.connect(self.opened)
        self.activated.connect(self.opened)
        self.retranslate()

    def set_searched(self, text: str) -> None:
        """Mark ``text`` wherever it stands."""
        self._delegate_of_text.searched = text
        super().set_searched(text)

    @property
    def chosen(self) -> HistoryRow | None:
        """Return the selected message."""
        selected = self.selectionModel().selectedRows()
        return self.rows.row_at(selected[0].row()) if selected else None

    def choose(self, message_id: int) -> bool:
        """Select a message among the rows that are here; tell whether it was there."""
        for number, row in enumerate(self.rows.rows):
            if row.id == message_id:
                self.selectRow(number)
                return True
        return False

    def retranslate(self) -> None:
        """Set headings and widths anew; what was selected stays so."""
        chosen = self.chosen
        self.set_name(self.tr("Messages"))
        self.rows.set_columns(
            (
                Column(self.tr("Time"), _time, second=_date, ink="muted"),
                Column(self.tr("Name"), self._name, second=self._number),
                Column(self.tr("Message"), _text),
                Column(self.tr("State"), _nothing, badge=self._badge),
                Column(self.tr("Credits"), credits_words, right=True),
            )
        )
        badges = [state_badge(shown, self._speech) for shown in SHOWN_STATES]
        state = max(map(badge_width, badges)) + 2 * PADDING - 2
        credit = width_of(self.tr("Credits"), "badge") + 2 * PADDING + 4
        day = short_date_text(WIDEST_DATE, spoken())
        time = max(width_of(day, "small"), width_of("00:00")) + 2 * PADDING + 2
        self.set_columns([time, 136, 200, state, credit], stretch=MESSAGE)
        if chosen is not None:
            self.choose(chosen.id)

    def _name(self, row: HistoryRow) -> str:
        return row.name or self._speech.number(row.e164)

    def _number(self, row: HistoryRow) -> str:
        return self._speech.number(row.e164) if row.name else ""

    def _badge(self, row: HistoryRow) -> BadgeSpec:
        return message_badge(row, self._speech)


def excerpt(text: str, searched: str) -> str:
    """Return a message on one line, begun shortly before what was searched for."""
    text = " ".join(text.split())
    at = text.casefold().find(searched.casefold()) if searched else -1
    if at <= 2 * LEAD:
        return text
    start = at - LEAD
    while start < at and unicodedata.category(text[start]) in ("Mn", "Zs"):
        start += 1  # a Thai mark must not lose its letter
    return "…" + text[start:]


def split_line(text: str, width: float) -> tuple[str, str]:
    """Return what fits the first line, by Thai words where Qt knows them, and the rest."""
    layout = QTextLayout(text, font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    if not line.isValid():
        return text, ""
    line.setLineWidth(width)
    line.setPosition(QPointF(0, 0))
    units = line.textLength()
    layout.endLayout()
    # Qt counts UTF-16 units, Python code points.
    head = text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
    return head.rstrip(), text[len(head) :].lstrip()


def _time(row: HistoryRow) -> str:
    return f"{in_bangkok(row.at):%H:%M}"


def _date(row: HistoryRow) -> str:
    return short_date_text(row.at, spoken())


def _text(row: HistoryRow) -> str:
    return row.text


def _nothing(_row: HistoryRow) -> str:
    return ""
