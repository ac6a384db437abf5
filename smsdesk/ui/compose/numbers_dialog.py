"""Typing or pasting numbers, with each one judged as it comes."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from smsdesk.core import phone
from smsdesk.core.jobs import JobContext
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.labels import ElidedLabel, IconLabel, PlainLabel

SHOWN = 6
DELAY = 120
PARTS = str.maketrans(";\t\n", ",,,")


@dataclass(frozen=True, slots=True)
class Judged:
    """What stands in the box: numbers to use, each once, and those that cannot be used.

    ``strange`` are the refused and the repaired, in their order: the number as written, the
    code of what is said of it, and whether it can be used.
    """

    serial: int
    good: tuple[str, ...]
    doubles: int
    refused: int
    repaired: int
    strange: tuple[tuple[str, str, bool], ...]


class NumbersDialog(Worded, Dialog):
    """Asks for numbers, and adds the good ones."""

    chosen = Signal(object)  # tuple of the good numbers, E.164

    def __init__(self, window: QWidget, jobs: JobRunner, speech: Speech) -> None:
        super().__init__(window, "", close_name="–")
        self._jobs = jobs
        self._speech = speech
        self._serial = 0
        self._choosing = False
        self._judged = Judged(0, (), 0, 0, 0, ())
        self.edit = QPlainTextEdit()
        self.good = PlainLabel(role="strong")
        self.good_mark = IconLabel("circle-check", "accent", 18)
        self.rest = PlainLabel(role="small", wrap=True)
        self.lines: list[tuple[IconLabel, ElidedLabel, PlainLabel]] = []
        self.more = PlainLabel(role="small")
        self.back_button = Button("")
        self.add_button = Button("", "primary")
        self._found = Card("sunken", margins=(14, 8, 14, 9), spacing=4)
        self._timer = QTimer(self, singleShot=True, interval=DELAY)

        self._lay_out_body()

        self.edit.textChanged.connect(self._timer.start)
        self._timer.timeout.connect(self._judge)
        self.back_button.clicked.connect(self.reject)
        self.add_button.clicked.connect(self._choose)

        self.retranslate()

    def _lay_out_body(self) -> None:
        self.edit.setTabChangesFocus(True)
        self.edit.setMinimumHeight(120)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.good_mark)
        head.addWidget(self.good)
        head.addWidget(self.rest, 1)
        self._found.body.addLayout(head)
        column = QVBoxLayout()
        column.setSpacing(2)
        for _ in range(SHOWN):
            mark, written = IconLabel("", size=16), ElidedLabel(most=150)
            why = PlainLabel(role="small")
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(mark)
            row.addWidget(written)
            row.addWidget(why, 1)
            column.addLayout(row)
            self.lines.append((mark, written, why))
        column.addWidget(self.more)
        self._found.body.addLayout(column)
        self.body.addWidget(self.edit)
        self.body.addWidget(self._found)
        self.foot.add_right(self.back_button, self.add_button)

    def begin(self) -> None:
        """Show it, ready to type."""
        self.present(self.edit)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.title.setText(self.tr("Type or paste numbers"))
        self.setAccessibleName(self.title.text())
        self.set_subtitle(self.tr("One in a line, or with commas between them."))
        self.edit.setAccessibleName(self.title.text())
        self.edit.setPlaceholderText("081-234-5678, 089 111 2233")
        self.close_button.set_name(self.tr("Close"))
        self.back_button.setText(self.tr("Back"))
        self._show(self._judged)

    @Slot()
    def _judge(self) -> None:
        self._serial += 1
        self._jobs.run(judging(self.edit.toPlainText(), self._serial), done=self._show)

    @Slot(object)
    def _show(self, judged: Judged) -> None:
        if judged.serial != self._serial:
            return
        self._judged = judged
        count = len(judged.good)
        self._found.setVisible(bool(count or judged.refused))
        self.good.setText(self.tr("%Ln numbers can be used", "", count))
        notes = []
        if judged.refused:
            notes.append(self.tr("%Ln refused", "", judged.refused))
        if judged.doubles:
            notes.append(self.tr("%Ln doubles merged", "", judged.doubles))
        if judged.repaired:
            notes.append(self.tr("%Ln repaired", "", judged.repaired))
        self.rest.setText(" · ".join(notes))
        self._show_lines(judged)
        self.add_button.setText(self.tr("Add %Ln numbers", "", count))
        self.add_button.setEnabled(bool(count))
        if self._choosing:
            self._choosing = False
            self._choose()

    def _show_lines(self, judged: Judged) -> None:
        for number, (mark, written, why) in enumerate(self.lines):
            shown = number < len(judged.strange)
            for widget in (mark, written, why):
                widget.setVisible(shown)
            if shown:
                text, code, usable = judged.strange[number]
                mark.set_icon(*(("wrench", "muted") if usable else ("octagon-x", "block")))
                written.setText(text)
                why.setText(self._speech.word(code))
        rest = len(judged.strange) - SHOWN
        self.more.setVisible(rest > 0)
        self.more.setText(self.tr("and %Ln more", "", max(0, rest)))

    @Slot()
    def _choose(self) -> None:
        if self._timer.isActive() or self._judged.serial != self._serial:
            self._choosing = True  # what stands there now is not judged yet
            self._timer.stop()
            self._judge()
        elif self._judged.good:
            self.chosen.emit(self._judged.good)
            self.accept()


def judging(text: str, serial: int) -> Callable[[JobContext], Judged]:
    """Return the work that judges the numbers in a text."""

    def work(_job: JobContext) -> Judged:
        written = [part.strip() for part in text.translate(PARTS).split(",") if part.strip()]
        good: dict[str, None] = {}
        doubles = refused = repaired = 0
        wrong: list[tuple[str, str, bool]] = []
        mended: list[tuple[str, str, bool]] = []
        for number in phone.parse_many(written):
            if not number.usable or number.e164 is None:
                refused += 1
                wrong.append((number.written, f"reason_{number.reason}", False))
                continue
            doubles += number.e164 in good
            good[number.e164] = None
            if number.repaired:
                repaired += 1
                mended.append((number.written, f"repair_{number.repairs[0]}", True))
        strange = (*wrong[:1000], *mended[:1000])
        return Judged(serial, tuple(good), doubles, refused, repaired, strange)

    return work
