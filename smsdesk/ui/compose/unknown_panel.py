"""What to do about messages whose outcome nobody knows: the violet panel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core import phone
from smsdesk.core.models import AttemptRecord
from smsdesk.core.schedule import in_bangkok
from smsdesk.ui.compose.sending_facts import Facts
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.labels import IconLabel, PlainLabel

SERVER_TROUBLE = 500


class UnknownPanel(Worded, Card):
    """Says what happened and what we did not do, and takes the operator's answer."""

    report_wanted = Signal()
    sent_pressed = Signal()
    not_sent_pressed = Signal()
    later_pressed = Signal()
    details_pressed = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__("unknown", margins=(20, 16, 20, 12), spacing=10, parent=parent)
        self._speech = speech
        self._facts: Facts | None = None
        self.sentence = PlainLabel(role="strong", tone="unknown", wrap=True)
        self.story = PlainLabel(wrap=True)
        self.clue = PlainLabel(role="medium", wrap=True)
        self.report_button = Button("", "soft", icon="external-link")
        self.sent_button = Button("")
        self.not_sent_button = Button("")
        self.later_button = Button("", "quiet")
        self.evidence = PlainLabel(role="small", wrap=True)
        self.details_button = Button("", "quiet", icon="chevron-right", trailing=True)

        self._lay_out()

        self.report_button.clicked.connect(self.report_wanted)
        self.sent_button.clicked.connect(self.sent_pressed)
        self.not_sent_button.clicked.connect(self.not_sent_pressed)
        self.later_button.clicked.connect(self.later_pressed)
        self.details_button.clicked.connect(self.details_pressed)

        self.retranslate()

    def _lay_out(self) -> None:
        answers = QHBoxLayout()
        answers.setSpacing(8)
        for button in (self.report_button, self.sent_button, self.not_sent_button):
            answers.addWidget(button)
        answers.addStretch()
        answers.addWidget(self.later_button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.evidence, 1)
        foot.addWidget(self.details_button)
        lines = QVBoxLayout()
        lines.setSpacing(8)
        lines.addWidget(self.sentence)
        lines.addWidget(self.story)
        lines.addWidget(self.clue)
        lines.addLayout(answers)
        lines.addLayout(foot)
        row = QHBoxLayout()
        row.setSpacing(12)
        mark = IconLabel("circle-question-mark", "unknown", 24)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        self.body.addLayout(row)

    def show_facts(self, facts: Facts) -> None:
        """Show what is unknown in a campaign."""
        self._facts = facts
        unknown = facts.campaign.tally.unknown
        self.sentence.setText(
            self.tr("%Ln messages: outcome unknown. We did not send again", "", unknown)
        )
        self.setAccessibleName(self.sentence.text())
        practice = facts.campaign.practice
        self.report_button.setVisible(bool(facts.service.report_url) and not practice)
        self.story.setText(self._story(facts))
        clue = self._clue(facts)
        self.clue.setText(clue)
        self.clue.setVisible(bool(clue))
        evidence = self._evidence(facts)
        self.evidence.setText(evidence)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.report_button.setText(self.tr("Open the service's report"))
        self.sent_button.setText(self.tr("They were sent"))
        self.not_sent_button.setText(self.tr("They were not sent"))
        self.later_button.setText(self.tr("Decide later"))
        self.details_button.setText(self.tr("Details"))
        if self._facts is not None:
            self.show_facts(self._facts)

    def _story(self, facts: Facts) -> str:
        lines = []
        if facts.unknown:
            attempt = facts.unknown[0]
            lines.append(self._where(attempt))
        if facts.campaign.practice:
            lines.append(
                self.tr("This is practice: nobody's phone rings, so either answer is fine.")
            )
        else:
            lines.append(
                self.tr(
                    "{service} may have taken them, or not. Look at its report first, then tell us "
                    "what you see."
                ).format(service=facts.service.title)
            )
        return "\n".join(lines)

    def _where(self, attempt: AttemptRecord) -> str:
        when = attempt.ended_at or attempt.sent_at
        time = f"{in_bangkok(when):%H:%M:%S}" if when else "–"
        why = self._speech.word(f"verdict_{verdict_of(attempt)}")
        first, last = phone.masked(attempt.first_number), phone.masked(attempt.last_number)
        if attempt.messages <= 1 or not attempt.first_number:
            who = first if attempt.first_number else "–"
            return self.tr("{time}, to {number}: {why}.").format(time=time, number=who, why=why)
        return self.tr("{time}, from {first} to {last}: {why}.").format(
            time=time, first=first, last=last, why=why
        )

    def _clue(self, facts: Facts) -> str:
        """Say what the balance before and after tells, where one request alone is unknown."""
        if len(facts.unknown) != 1:
            return ""
        attempt = facts.unknown[0]
        if attempt.balance_before is None or attempt.balance_after is None:
            return ""
        fell = attempt.balance_before - attempt.balance_after
        # Other requests of the same moment spend too: only an exact fall says something.
        if fell == attempt.parts:
            return self.tr(
                "A clue: the balance fell by {credits}, so they were probably sent."
            ).format(credits=f"{fell:,}")
        if fell == 0:
            return self.tr("A clue: the balance did not fall, so they were probably not sent.")
        return ""

    def _evidence(self, facts: Facts) -> str:
        if not facts.unknown:
            return ""
        attempt = facts.unknown[0]
        status = str(attempt.status) if attempt.status else self.tr("none")
        words = [self.tr("Evidence: answer {status}").format(status=status)]
        if attempt.balance_before is not None and attempt.balance_after is not None:
            words.append(
                self.tr("balance {before} before, {after} after").format(
                    before=f"{attempt.balance_before:,}", after=f"{attempt.balance_after:,}"
                )
            )
        if len(facts.unknown) > 1:
            words.append(self.tr("%Ln requests", "", len(facts.unknown)))
        return " · ".join(words)


def verdict_of(attempt: AttemptRecord) -> str:
    """Return the word for why a request's outcome is unknown."""
    if attempt.phase == "interrupted":
        return "interrupted"
    if attempt.status is None:
        return "bug" if attempt.phase == "broken" else "no_answer"
    if 300 <= attempt.status < 400:
        return "redirect"
    return "service_trouble" if attempt.status >= SERVER_TROUBLE else "unreadable"
