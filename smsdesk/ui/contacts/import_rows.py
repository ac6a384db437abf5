"""The rows of a contacts file that are worth a look: what became of each, and why."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from smsdesk.core.jobs import JobContext
from smsdesk.core.phone import national
from smsdesk.services.imports import Found, FoundRow
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.models.paged import Ahead, SlicedModel
from smsdesk.ui.models.rows import Column
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.badge import BadgeSpec, badge_width
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.fields import SearchField
from smsdesk.ui.widgets.labels import ElidedLabel, PlainLabel
from smsdesk.ui.widgets.painting import width_of
from smsdesk.ui.widgets.table_view import PADDING, TableView

KEPT = ("added", "updated")
LOST = "lost_digits"
"""The reason of numbers that Excel has shortened."""
RESULTS = {"repaired": ("ok", "wrench"), "duplicate": ("neutral", "copy"), "refused": ("block", "")}


class Narrowed(NamedTuple):
    """Some rows, and the first of all rows whose digits are lost (None: there is none)."""

    rows: Sequence[FoundRow]
    lost: FoundRow | None


class RowsCard(Worded, Card):
    """A table of them in Excel's order, narrowed by a result and by a text.

    ``advice`` stands under the card: how lost digits are kept the next time.
    """

    def __init__(self, jobs: JobRunner, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 0, 1, 6), spacing=0, parent=parent)
        self._speech = speech
        self._filtering = Latest(jobs, self)
        self._found: Found | None = None
        self._result = ""
        self._lost: FoundRow | None = None
        self.search = SearchField("", self.tr("Clear the search"))
        self.table = TableView("")
        self.rows: SlicedModel[FoundRow] = SlicedModel((), self.table)
        self.all_well = EmptyState("circle-check")
        self.advice = Banner("accent", icon="info")
        self._heading = PlainLabel(role="heading")
        self._tip = ElidedLabel(role="small")
        self._below = QStackedWidget()
        self._lay_out()

        self.table.setModel(self.rows)
        self._ahead = Ahead(self.table)
        self.search.searched.connect(self._filter)
        self.retranslate()

    @property
    def settled(self) -> bool:
        """Tell whether the rows in sight are those asked for."""
        return not self._filtering.busy

    def show_found(self, found: Found, result: str) -> None:
        """Show the rows of one result, "" for all."""
        self._found = found
        self.narrow(result)
        self._say_tip()

    def narrow(self, result: str) -> None:
        """Show the rows of another result."""
        self._result = result
        self._filter()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.search.set_words(self.tr("Search name or number"), self.tr("Clear the search"))
        self.all_well.show_words(
            self.tr("Nothing here needs a look"), self.tr("These rows are taken as they stand")
        )
        self._say_tip()
        self._say_rows()
        self._advise()
        self._retitle()

    @Slot()
    def _filter(self) -> None:
        if self._found is None:
            return
        result = "repaired" if self._result in KEPT else self._result
        work = partial(_narrowed, self._found.rows, result, self.search.text().strip())
        self._filtering.run(work, done=self._show_rows)

    @Slot(object)
    def _show_rows(self, narrowed: Narrowed) -> None:
        rows, self._lost = narrowed
        self._advise()
        self.table.set_searched(self.search.text().strip())
        self.rows.show(rows)
        self.table.scrollToTop()
        self._below.setCurrentIndex(0 if rows else 1)
        self._say_rows()

    # --- words ----------------------------------------------------------------------------

    def _say_tip(self) -> None:
        """Say how many of both kinds were repaired, where the tiles cannot say it."""
        counts = self._found.counts if self._found else None
        tip = self.tr("Press a tile to see one kind")
        if counts and counts.repaired and counts.added and counts.updated:
            words = self.tr("%Ln repaired", "", counts.repaired)
            both = self.tr("{repaired} of the added and updated").format(repaired=words)
            tip = f"{both} · {tip}"
        self._tip.setText(tip)

    def _advise(self) -> None:
        """Say how lost digits are kept, at the row where they are."""
        self.advice.setVisible(self._lost is not None)
        if self._lost is not None:
            hint = self._speech.say(f"reason_{LOST}").hint
            row = self.tr("Row {row}: {advice}").format(row=self._lost.row, advice=hint)
            self.advice.show_words("accent", row)

    def _say_rows(self) -> None:
        self._heading.setText(self.tr("%Ln rows worth a look", "", self.rows.total))

    def _retitle(self) -> None:
        self.table.set_name(self.tr("Rows worth a look"))
        self.rows.set_columns(
            (
                Column(self.tr("Row in Excel"), _row, ink="muted"),
                Column(self.tr("Name"), _name),
                Column(self.tr("In the file"), _written),
                Column(self.tr("Result"), _nothing, badge=self._badge),
                Column(self.tr("Number used"), _number, kind="strong"),
                Column(self.tr("Why"), self._why),
            )
        )
        badge = max(badge_width(spec) for spec in map(self._spec, RESULTS)) + 2 * PADDING
        row = width_of(self.tr("Row in Excel"), "badge") + 2 * PADDING + 4
        self.table.set_columns([row, 140, 146, badge, 122, 200], stretch=5)

    def _badge(self, row: FoundRow) -> BadgeSpec:
        return self._spec(row.result)

    def _spec(self, result: str) -> BadgeSpec:
        tone, icon = RESULTS[result]
        words = {
            "repaired": self.tr("Repaired"),
            "duplicate": self.tr("Double"),
            "refused": self.tr("Refused"),
        }
        return BadgeSpec(tone, words[result], icon)

    def _why(self, row: FoundRow) -> str:
        if row.doubles:
            return self.tr("The same number as row {row}").format(row=row.doubles)
        kind = "repair" if row.result == "repaired" else "reason"
        return " · ".join(self._speech.word(f"{kind}_{word}") for word in row.words)

    def _lay_out(self) -> None:
        self.search.setFixedWidth(252)
        head = QHBoxLayout()
        head.setContentsMargins(15, 12, 16, 6)
        head.setSpacing(12)
        head.addWidget(self._heading)
        head.addWidget(self._tip, 1)
        head.addWidget(self.search)
        self._below.addWidget(self.table)
        self._below.addWidget(self.all_well)
        self._below.setMinimumHeight(170)
        self.body.addLayout(head)
        self.body.addWidget(self._below, 1)


def _narrowed(rows: Sequence[FoundRow], result: str, text: str, job: JobContext) -> Narrowed:
    """Narrow the rows, and look for the first whose digits are lost."""
    lost = next((row for row in rows if LOST in row.words), None)
    return Narrowed(_searched(rows, result, text, job), lost)


def _searched(
    rows: Sequence[FoundRow], result: str, text: str, job: JobContext
) -> Sequence[FoundRow]:
    """Return the rows of one result in which a text stands, in their order."""
    wanted = text.casefold()
    digits = "".join(filter(str.isdecimal, text)).removeprefix("0")
    only_digits = bool(digits) and not text.strip("0123456789+-. ()")
    if not result and not wanted:
        return rows
    found = []
    for number, row in enumerate(rows):
        if number % 10_000 == 0:
            job.check()
        if result and row.result != result:
            continue
        if (
            wanted in row.name.casefold()
            or wanted in row.written.casefold()
            or (only_digits and digits in row.e164)
        ):
            found.append(row)
    return found


def _row(row: FoundRow) -> str:
    return str(row.row)


def _name(row: FoundRow) -> str:
    return row.name


def _written(row: FoundRow) -> str:
    return row.written


def _number(row: FoundRow) -> str:
    return national(row.e164) if row.e164 and row.result == "repaired" else ""


def _nothing(_row: FoundRow) -> str:
    return ""
