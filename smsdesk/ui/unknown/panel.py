"""What to do about messages whose outcome nobody knows: the violet panel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.unknown.clues import answer_code, shared_clue
from smsdesk.ui.unknown.facts import Facts
from smsdesk.ui.unknown.words import moment, people
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.labels import IconLabel, PlainLabel


class UnknownPanel(Worded, Card):
    """Says what happened and what we did not do, and takes the operator's answer.

    ``brief``: the evidence stands elsewhere, one press away.
    """

    report_wanted = Signal()
    sent_pressed = Signal()
    not_sent_pressed = Signal()
    later_pressed = Signal()
    details_pressed = Signal()

    def __init__(
        self, speech: Speech, *, brief: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__("unknown", margins=(20, 16, 20, 12), spacing=10, parent=parent)
        self._speech = speech
        self._brief = brief
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
        for widget in (self.evidence, self.details_button):
            widget.setVisible(self._brief)

    def show_facts(self, facts: Facts) -> None:
        """Show what is unknown in a campaign."""
        self._facts = facts
        unknown = facts.campaign.tally.unknown
        self.sentence.setText(
            self.tr("%Ln messages: outcome unknown. We did not send again", "", unknown)
        )
        self.setAccessibleName(self.sentence.text())
        self.report_button.setVisible(bool(facts.report_url))
        self.story.setText(self._story(facts))
        clue = shared_clue(facts.unknown)
        self.clue.setText(self._speech.word(clue.code, **clue.params) if clue else "")
        self.clue.setVisible(clue is not None)
        if self._brief:
            self.evidence.setText(self._evidence(facts))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.report_button.setText(self.tr("Open the service's report"))
        self.sent_button.setText(self.tr("They were sent"))
        self.not_sent_button.setText(self.tr("They were not sent"))
        self.later_button.setText(self.tr("Decide later"))
        self.details_button.setText(self.tr("Evidence"))
        if self._facts is not None:
            self.show_facts(self._facts)

    def _story(self, facts: Facts) -> str:
        title, unknown = facts.service.title, facts.campaign.tally.unknown
        lines = [
            self.tr(
                "We could not see whether {service} took these %Ln messages. They may have been "
                "sent and charged.",
                "",
                unknown,
            ).format(service=title)
        ]
        if facts.campaign.practice:
            lines.append(
                self.tr("This is practice: nobody's phone rings, so either answer is fine.")
            )
        elif facts.report_url:
            lines.append(
                self.tr("Look at the report of {service} first, then tell us what you see.").format(
                    service=title
                )
            )
        else:
            lines.append(
                self.tr("Look at your provider's own page first, then tell us what you see.")
            )
        return "\n".join(lines)

    def _evidence(self, facts: Facts) -> str:
        """Say in one line when it was, to whom, and what came back."""
        if not facts.unknown:
            return ""
        attempt = facts.unknown[0]
        said = self._speech.word(answer_code(attempt))
        words = [moment(attempt), people(attempt, self._speech), said]
        if len(facts.unknown) > 1:
            words.append(self.tr("%Ln requests", "", len(facts.unknown)))
        return " · ".join(filter(None, words))
