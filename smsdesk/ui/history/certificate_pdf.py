"""A certificate as PDF, on A4: what went out, its chain, and a list of the messages.

It is painted by Qt, which sets Thai marks right, always in the colours of paper, and in a job: it
needs no window.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QMarginsF, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from smsdesk.core.certificate import Certificate, Entry
from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Delivery
from smsdesk.core.schedule import brief_time, date_time_text
from smsdesk.ui.history.states import TAKEN, figure
from smsdesk.ui.speech import Speech
from smsdesk.ui.style import font
from smsdesk.ui.style.tokens import tokens

DPI: Final = 96
"""A unit is then a pixel of the window at 100 %, and the sizes of its fonts are right."""
MARGIN_MM: Final = 17
LABEL: Final = 168
ROW: Final = 22
GROUP: Final = 8
"""Letters of the chain that stand together."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class ListColumn(NamedTuple):
    """A column of the list: its heading and its share of the width."""

    name: str
    share: float


class CertificateWriter(QObject):
    """Writes certificates in the language of the window."""

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech

    def write(self, path: Path, certificate: Certificate, job: JobContext) -> Path:
        """Write a PDF; the file appears whole or not at all. Raises InputError and Cancelled."""
        partial = path.with_name(f".{path.name}.part")
        try:
            _Sheet(self, self._speech, certificate).paint(partial, job)
            partial.replace(path)
        except OSError as exc:
            raise InputError(
                "file_not_writable", file=path.name, detail=type(exc).__name__
            ) from exc
        finally:
            partial.unlink(missing_ok=True)
        return path

    # --- words ----------------------------------------------------------------------------

    def facts(self, certificate: Certificate) -> list[tuple[str, str]]:
        """Return what is certified, by name."""
        campaign, tally = certificate.campaign, certificate.campaign.tally
        language = self._speech.language
        times = [date_time_text(at, language) for at in (certificate.first, certificate.last) if at]
        outcomes = [
            f"{self._speech.word(f'message_{state}')} {figure(getattr(tally, state))}"
            for state in ("accepted", "rejected", "cancelled", "not_sent", "queued")
            if getattr(tally, state)
        ]
        people = self.tr("%Ln messages", "", tally.messages)
        estimate = "" if campaign.credits_source == "service" else self.tr(" (by our count)")
        facts = [
            (self.tr("Campaign"), f"{campaign.title} · #{campaign.id}"),
            (self.tr("Sender"), campaign.order.sender),
            (self.tr("Account"), campaign.account),
            (self.tr("Tag"), campaign.tag),
            (self.tr("Text"), certificate.text),
            (self.tr("Sent"), " – ".join(dict.fromkeys(times))),
            (self.tr("Messages"), f"{people}: {' · '.join(outcomes)}"),
            (self.tr("Reported on the phone"), figure(certificate.delivered)),
            (self.tr("References of the service"), figure(certificate.references)),
            (self.tr("Credits"), figure(campaign.credits) + estimate),
            (self.tr("Erased since"), figure(certificate.erased) if certificate.erased else ""),
            (self.tr("Made"), date_time_text(certificate.made_at, language)),
            (self.tr("Made by"), certificate.made_by),
        ]
        if campaign.practice:
            facts.insert(0, (self.tr("Practice"), self.tr("Nothing of this reached anyone")))
        return [(name, value) for name, value in facts if value]

    def columns(self) -> Sequence[ListColumn]:
        """Return the columns of the list."""
        return (
            ListColumn(self.tr("No."), 0.06),
            ListColumn(self.tr("Name"), 0.21),
            ListColumn(self.tr("Number"), 0.14),
            ListColumn(self.tr("Time"), 0.12),
            ListColumn(self.tr("Outcome"), 0.19),
            ListColumn(self.tr("Service's number"), 0.28),
        )

    def cells(self, number: int, entry: Entry) -> Sequence[str]:
        """Return a message's cells."""
        code = f"message_{entry.state.shown}"
        if entry.state in TAKEN and entry.delivery is not Delivery.NONE:
            code = f"delivery_{entry.delivery}"
        return (
            figure(number),
            entry.name,
            self._speech.number(entry.e164),
            brief_time(entry.at),
            self._speech.word(code),
            entry.reference,
        )

    def title(self) -> str:
        """Return the heading."""
        return self.tr("Certificate of messages sent")

    def about_chain(self, certificate: Certificate) -> tuple[str, str]:
        """Return the heading of the chain, and what it is."""
        links = self.tr("Chain over %Ln messages (SHA-256)", "", certificate.length)
        return links, self.tr(
            "The code changes when a number, name, text, outcome, reference or time of any "
            "message is changed. smsdesk reckons it again: campaigns certificate {id} --check CODE"
        ).format(id=certificate.campaign.id)

    def page(self, number: int, pages: int) -> str:
        """Return the words at a page's foot."""
        return self.tr("Page {number} of {pages}").format(number=number, pages=pages)

    def left_out(self, count: int) -> str:
        """Return what is said of messages that are not listed."""
        return self.tr("%Ln more messages are in the chain but not listed", "", count)


class _Sheet:
    """Paints one certificate, from the top of the first page to the last."""

    def __init__(self, words: CertificateWriter, speech: Speech, certificate: Certificate) -> None:
        self._words = words
        self._certificate = certificate
        self._language = speech.language
        self._y = 0.0

    def paint(self, path: Path, job: JobContext) -> None:
        self._writer = QPdfWriter(str(path))
        self._writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._writer.setPageMargins(QMarginsF(*(MARGIN_MM,) * 4), QPageLayout.Unit.Millimeter)
        self._writer.setResolution(DPI)
        self._writer.setTitle(self._words.title())
        self._writer.setCreator("smsdesk")
        self._painter = QPainter()
        if not self._painter.begin(self._writer):
            raise OSError(str(path))
        try:
            self._width, self._height = float(self._writer.width()), float(self._writer.height())
            self._paint_head()
            self._paint_facts()
            self._paint_chain()
            self._pages = self._count_pages()
            self._page = 1
            self._paint_foot()
            self._paint_list(job)
        finally:
            self._painter.end()

    # --- parts ----------------------------------------------------------------------------

    def _paint_head(self) -> None:
        self._line("smsdesk", "small", "muted")
        self._line(self._words.title(), "title", "text")
        self._y += 10

    def _paint_facts(self) -> None:
        for name, value in self._words.facts(self._certificate):
            height = self._wrapped(value, LABEL, "body", "text")
            self._text(QRectF(0, self._y, LABEL - 12, ROW), name, "body", "muted")
            self._y += max(height, ROW) + 4
        self._y += 8

    def _paint_chain(self) -> None:
        heading, what = self._words.about_chain(self._certificate)
        self._line(heading, "strong", "text")
        chain = self._certificate.chain
        groups = [chain[at : at + GROUP] for at in range(0, len(chain), GROUP)]
        for half in (groups[:4], groups[4:]):
            self._line("  ".join(half), "body", "text")
        self._y += 2
        self._y += self._wrapped(what, 0, "small", "muted") + 16

    def _paint_list(self, job: JobContext) -> None:
        columns = self._words.columns()
        listed = self._certificate.entries
        self._heading(columns)
        for number, entry in enumerate(listed, start=1):
            if self._y + ROW > self._height - 2 * ROW:
                job.check()
                self._new_page()
                self._heading(columns)
            self._row(columns, self._words.cells(number, entry), "text")
        if more := self._certificate.length - len(listed):
            self._y += 6
            self._line(self._words.left_out(more), "small", "muted")

    def _count_pages(self) -> int:
        """Return how many pages there are, from where the list begins."""
        room = self._height - 2 * ROW
        first = max(int((room - self._y - ROW) // ROW), 0)
        others = int((room - ROW) // ROW)
        left = max(len(self._certificate.entries) - first, 0)
        return 1 + -(-left // others)

    def _new_page(self) -> None:
        self._writer.newPage()
        self._page += 1
        self._y = 0
        self._paint_foot()

    def _paint_foot(self) -> None:
        place = QRectF(0, self._height - ROW, self._width, ROW)
        campaign = self._certificate.campaign
        self._text(place, f"{campaign.title} · #{campaign.id}", "small", "muted")
        self._text(place, self._words.page(self._page, self._pages), "small", "muted", RIGHT)

    def _heading(self, columns: Sequence[ListColumn]) -> None:
        self._row(columns, [one.name for one in columns], "muted")

    def _row(self, columns: Sequence[ListColumn], cells: Sequence[str], ink: str) -> None:
        x = 0.0
        for column, cell in zip(columns, cells, strict=True):
            width = self._width * column.share
            self._text(QRectF(x, self._y, width - 8, ROW), cell, "small", ink)
            x += width
        self._y += ROW
        self._painter.setPen(QPen(QColor(tokens().light["line"]), 0.6))
        self._painter.drawLine(0, int(self._y), int(self._width), int(self._y))

    # --- strokes --------------------------------------------------------------------------

    def _line(self, text: str, kind: str, ink: str) -> None:
        height = QFontMetrics(font(kind)).height() + 2
        self._text(QRectF(0, self._y, self._width, height), text, kind, ink)
        self._y += height

    def _text(
        self,
        place: QRectF,
        text: str,
        kind: str,
        ink: str,
        align: Qt.AlignmentFlag = LEFT,
    ) -> None:
        metrics = QFontMetrics(font(kind))
        one_line = " ".join(text.split())
        shown = metrics.elidedText(one_line, Qt.TextElideMode.ElideRight, int(place.width()))
        self._pen(kind, ink)
        self._painter.drawText(place, int(align | Qt.TextFlag.TextSingleLine), shown)

    def _wrapped(self, text: str, left: float, kind: str, ink: str) -> float:
        """Write over several lines; return their height."""
        self._pen(kind, ink)
        room = QRectF(left, self._y, self._width - left, self._height)
        used = self._painter.boundingRect(room, int(WRAPPED), text)
        self._painter.drawText(room, int(WRAPPED), text)
        return used.height()

    def _pen(self, kind: str, ink: str) -> None:
        self._painter.setFont(font(kind))
        self._painter.setPen(QColor(tokens().light[ink]))
