"""The evidence of one request whose outcome is unknown."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from smsdesk.core.models import AttemptRecord
from smsdesk.core.schedule import date_text, in_bangkok
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.unknown.clues import TELLING, answer_code, balance_clue, said_by_service
from smsdesk.ui.unknown.facts import Facts
from smsdesk.ui.unknown.words import moment, people
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.labels import PlainLabel

MOST_RAW = 20_000
RAW_HEIGHT = 132


class RequestCard(Worded, Card):
    """When it was, to whom, what came back, and what the balance suggests."""

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(margins=(20, 14, 16, 12), spacing=8, parent=parent)
        self._speech = speech
        self._attempt: AttemptRecord | None = None
        self._facts: Facts | None = None
        self._whole = False
        self.when = PlainLabel(role="strong")
        self.day = PlainLabel(role="small")
        self.count = PlainLabel(role="strong")
        self.numbers = PlainLabel(role="muted", selectable=True)
        self.answer = PlainLabel(wrap=True)
        self.quote = PlainLabel(wrap=True, selectable=True)
        self.balance = PlainLabel(role="small", wrap=True)
        self.clue = PlainLabel(role="medium", wrap=True)
        self.details_button = Button("", "quiet", icon="chevron-down", trailing=True)
        self.facts = PlainLabel(role="small", wrap=True, selectable=True)
        self.raw = QPlainTextEdit(readOnly=True)
        self._details = QWidget()

        self._lay_out()
        self.details_button.clicked.connect(self._toggle)
        self.retranslate()

    def show_attempt(self, attempt: AttemptRecord, facts: Facts, *, whole: bool) -> None:
        """Show a request among the unknown ones of its campaign; ``whole`` unmasks numbers."""
        if self._attempt is None or self._attempt.id != attempt.id:
            self._details.hide()
        self._attempt, self._facts, self._whole = attempt, facts, whole
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._name_details()
        attempt, facts = self._attempt, self._facts
        if attempt is None or facts is None:
            return
        at = attempt.sent_at or attempt.ended_at
        self.when.setText(self._time(moment(attempt)))
        self.day.setText(date_text(at, self._speech.language) if at else "")
        self.count.setText(self.tr("%Ln people", "", attempt.unknown))
        self.numbers.setText(people(attempt, self._speech, whole=self._whole))
        self.answer.setText(self._speech.word(answer_code(attempt)))
        said = said_by_service(attempt.body)
        self.quote.setText(self.tr("Their words: “{words}”").format(words=said))
        self.quote.setVisible(bool(said))
        self._show_balance(attempt, facts)
        self._show_details(attempt)
        self.setAccessibleName(f"{self.when.text()}, {self.count.text()}")

    def _time(self, clock: str) -> str:
        return self._speech.word("time_of_day", time=clock) if clock else "–"

    def _show_balance(self, attempt: AttemptRecord, facts: Facts) -> None:
        unknown = self.tr("not known")
        before, after = (
            unknown if balance is None else f"{balance:,}"
            for balance in (attempt.balance_before, attempt.balance_after)
        )
        self.balance.setText(
            self.tr("Balance before {before} · after {after}").format(before=before, after=after)
        )
        clue = balance_clue(attempt, facts.unknown)
        words = [self._speech.word(clue.code, **clue.params)]
        if clue.code in TELLING:
            words.append(self.tr("a hint, not a proof"))
        self.clue.setText(" · ".join(words))

    def _show_details(self, attempt: AttemptRecord) -> None:
        ended = f"{in_bangkok(attempt.ended_at):%H:%M:%S}" if attempt.ended_at else "–"
        status = f"HTTP {attempt.status}" if attempt.status else self.tr("no HTTP answer")
        words = [
            self.tr("Request {id}").format(id=attempt.id),
            self.tr("left {time}").format(time=moment(attempt) or "–"),
            self.tr("ended {time}").format(time=ended),
            status,
            attempt.phase,
            attempt.error,
        ]
        self.facts.setText(" · ".join(filter(None, words)))
        self.raw.setPlainText(attempt.body[:MOST_RAW])
        self.raw.setVisible(bool(attempt.body))
        self.raw.setAccessibleName(self.tr("The raw answer"))

    @Slot()
    def _toggle(self) -> None:
        self._details.setVisible(self._details.isHidden())
        self._name_details()

    def _name_details(self) -> None:
        shown = not self._details.isHidden()
        self.details_button.setText(self.tr("Hide details") if shown else self.tr("Details"))
        self.details_button.set_icon("chevron-up" if shown else "chevron-down")
        about = self.when.text()
        self.details_button.setAccessibleName(f"{self.details_button.text()} {about}".strip())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        for widget in (self.when, self.day):
            head.addWidget(widget)
        head.addStretch()
        for widget in (self.count, self.numbers):
            head.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(self.balance, 1)
        foot.addWidget(self.details_button)
        inner = QVBoxLayout(self._details)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(self.facts)
        inner.addWidget(self.raw)
        self.raw.setFixedHeight(RAW_HEIGHT)
        self.raw.setTabChangesFocus(True)
        self.body.addLayout(head)
        for line in (self.answer, self.quote, self.clue):
            self.body.addWidget(line)
        self.body.addLayout(foot)
        self.body.addWidget(self._details)
        self._details.hide()
