"""One message with everything that is known of it; for an unknown outcome the evidence."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.models import AttemptRecord, CampaignState, Delivery, HistoryRow
from smsdesk.core.phone import national
from smsdesk.core.schedule import date_text, in_bangkok, short_date_text
from smsdesk.core.sms_text import measure
from smsdesk.ui.history.reading import Behind
from smsdesk.ui.history.states import TAKEN, credits_words, figure, message_badge
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.unknown.clues import Clue, balance_clue
from smsdesk.ui.widgets.badge import Badge, BadgeSpec
from smsdesk.ui.widgets.button import Button, IconButton
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.dialog import ScrollColumn
from smsdesk.ui.widgets.labels import ElidedLabel, HairLine, PlainLabel


class Pair(QWidget):
    """A quiet name and a value; a long value ends in dots."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = PlainLabel(role="muted")
        self.value = ElidedLabel(role="medium")
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.name)
        row.addWidget(self.value, 1)

    def show_words(self, name: str, value: str) -> None:
        """Show a name and its value."""
        self.name.setText(name)
        self.value.setText(value)


class Pairs(QWidget):
    """Rows of names and values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)
        self._rows: list[Pair] = []

    def show_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show these; rows are used again."""
        while len(self._rows) < len(pairs):
            self._rows.append(Pair())
            self._column.addWidget(self._rows[-1])
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(pairs))
            if number < len(pairs):
                row.show_words(*pairs[number])
        self.setVisible(bool(pairs))

    def words(self) -> dict[str, str]:
        """Return what is shown, by name."""
        shown = [row for row in self._rows if row.isVisibleTo(self)]
        return {row.name.text(): row.value.text() for row in shown}


class MessageDetail(Worded, Card):
    """The pane beside the table."""

    closed = Signal()
    revealed = Signal()  # a whole number is shown
    report_wanted = Signal(object)  # the address of the service's report
    resolve_wanted = Signal(object)  # (Facts of the campaign, whether its unknown were sent)

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__("card", margins=(0, 0, 0, 0), spacing=0, parent=parent)
        self._speech = speech
        self._row: HistoryRow | None = None
        self._behind: Behind | None = None
        self._revealed = False
        self.name = PlainLabel(role="heading", wrap=True, selectable=True)
        self.number = PlainLabel(role="muted", selectable=True)
        self.eye_button = IconButton("eye", self.tr("Show the whole number"))
        self.copy_button = IconButton("copy", self.tr("Copy the message"))
        self.close_button = IconButton("x", self.tr("Close the message"))
        self.badge = Badge(BadgeSpec("neutral", ""))
        self.text = PlainLabel(wrap=True, selectable=True)
        self.pairs = Pairs()
        self.why_title = PlainLabel(role="strong")
        self.why = PlainLabel(wrap=True, selectable=True)
        self.evidence = Pairs()
        self.evidence.setAccessibleName(self.tr("Evidence"))
        self.advice = PlainLabel(role="small", wrap=True)
        self._line = HairLine()
        self.requests_title = PlainLabel(role="strong")
        self.requests = Pairs()
        self.counts_for = PlainLabel(role="small", wrap=True)
        self.report_button = Button("", "primary", icon="external-link")
        self.sent_button = Button("")
        self.not_sent_button = Button("")
        self._foot = self._made_foot()

        self.body.addLayout(self._made_head())
        self.body.addWidget(ScrollColumn(self._made_content()), 1)
        self.body.addWidget(self._foot)

        self.eye_button.clicked.connect(self._reveal)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.closed)
        self.report_button.clicked.connect(self._open_report)
        self.sent_button.clicked.connect(self._sent)
        self.not_sent_button.clicked.connect(self._not_sent)
        self.retranslate()

    @property
    def row(self) -> HistoryRow | None:
        """Return the message shown."""
        return self._row

    def show_row(self, row: HistoryRow) -> None:
        """Show a message; what stands behind it comes a moment later."""
        if self._row is None or self._row.id != row.id:
            self._revealed, self._behind = False, None
        self._row = row
        self._fill()

    def show_behind(self, behind: Behind) -> None:
        """Show what stands behind the message."""
        self._behind = behind
        self._fill()

    # --- words ----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("Message"))
        self.copy_button.set_name(self.tr("Copy the message"))
        self.close_button.set_name(self.tr("Close the message"))
        self.requests_title.setText(self.tr("Requests"))
        self.requests.setAccessibleName(self.tr("Requests"))
        self.report_button.setText(self.tr("Open the service's report"))
        self.sent_button.setText(self.tr("They were sent"))
        self.not_sent_button.setText(self.tr("They were not sent"))
        self._fill()

    def _fill(self) -> None:
        row = self._row
        if row is None:
            return
        self.name.setText(row.name or self.tr("No name"))
        self._show_number()
        self.badge.show_spec(message_badge(row, self._speech))
        self.text.setText(row.text)
        self.pairs.show_pairs(self._facts(row))
        self._show_requests()
        self._show_why(row)
        unknown = row.state.shown == "unknown"
        self._show_evidence(shown=unknown)
        self._show_answers(shown=unknown)

    def _show_number(self) -> None:
        if self._row is None:
            return
        number = self._row.e164
        self.number.setText(national(number) if self._revealed else self._speech.number(number))
        self.eye_button.setHidden(self._row.erased)
        self.eye_button.set_icon("eye-off" if self._revealed else "eye")
        self.eye_button.set_name(
            self.tr("Hide the number") if self._revealed else self.tr("Show the whole number")
        )

    def _facts(self, row: HistoryRow) -> list[tuple[str, str]]:
        length = self.tr("%Ln characters", "", measure(row.text).units)
        parts = self.tr("%Ln parts", "", row.parts)
        at = self._sent_at(row)
        day = date_text(at, self._speech.language)
        facts = [
            (self.tr("Campaign"), row.title),
            (self.tr("Sender"), row.sender),
            (self.tr("Account"), row.account),
            (self.tr("Length"), f"{length} · {parts}"),
            (self._time_word(row), f"{in_bangkok(at):%H:%M:%S} · {day}"),
            (self.tr("Credits"), credits_words(row)),
        ]
        if self._attempt is not None and self._attempt.messages > 1:
            together = self.tr("with %Ln others", "", self._attempt.messages - 1)
            facts.append((self.tr("In one request"), together))
        if row.reference:
            facts.append((self.tr("Service's number"), row.reference))
        if row.delivery_word:
            facts.append((self.tr("Report"), self._report_words(row)))
        return [(name, value) for name, value in facts if value]

    def _report_words(self, row: HistoryRow) -> str:
        """Return the service's own word, as it stood, and when it came."""
        if row.delivery_at is None:
            return row.delivery_word
        day = short_date_text(row.delivery_at, self._speech.language)
        return f"{row.delivery_word} · {in_bangkok(row.delivery_at):%H:%M} · {day}"

    def _time_word(self, row: HistoryRow) -> str:
        if row.state.shown in ("queued", "cancelled", "not_sent"):
            return self.tr("Changed at")
        return self.tr("Sent at")

    @property
    def _attempt(self) -> AttemptRecord | None:
        return self._behind.attempts[0] if self._behind and self._behind.attempts else None

    def _sent_at(self, row: HistoryRow) -> datetime:
        attempt = self._attempt
        sent = row.state.shown in ("accepted", "rejected", "unknown")
        return attempt.sent_at if sent and attempt and attempt.sent_at else row.at

    def _show_requests(self) -> None:
        """Show when each request that carried the message left, and what was answered."""
        attempts = self._behind.attempts if self._behind else ()
        pairs = [
            (f"{in_bangkok(one.sent_at):%d/%m · %H:%M:%S}", self._request_words(one))
            for one in attempts
            if one.sent_at is not None
        ]
        self.requests.show_pairs(pairs)
        self.requests_title.setVisible(bool(pairs))

    def _request_words(self, one: AttemptRecord) -> str:
        status = self.tr("HTTP {status}").format(status=one.status)
        answer = status if one.status else self.tr("None came")
        return f"{answer} · " + self.tr("%Ln messages", "", one.messages)

    # --- why ------------------------------------------------------------------------------

    def _show_why(self, row: HistoryRow) -> None:
        title, sentence = self._why_words(row)
        self.why_title.setText(title)
        self.why.setText(sentence)
        for widget in (self._line, self.why_title, self.why):
            widget.setVisible(bool(sentence))

    def _why_words(self, row: HistoryRow) -> tuple[str, str]:
        reason = self._speech.reason(row.reason)
        match row.state.shown:
            case "unknown":
                sentence = self.tr("{why}. We did not send it again").format(why=reason)
                return self.tr("Why the outcome is unknown"), sentence
            case "rejected":
                return self.tr("Why it was rejected"), reason
            case "cancelled" | "not_sent":
                return self.tr("Why it was not sent"), reason
        if row.state in TAKEN and row.delivery is Delivery.NONE:
            return self.tr("Is it on the phone?"), self.tr(
                "The service took it. No report has come that says more."
            )
        if row.state in TAKEN and row.delivery is not Delivery.DELIVERED:
            report = self._speech.word(f"report_{row.delivery}")
            return self.tr("Is it on the phone?"), report
        return "", ""

    def _show_evidence(self, *, shown: bool) -> None:
        attempt = self._attempt if shown else None
        pairs: list[tuple[str, str]] = []
        if attempt is not None:
            answer = self.tr("HTTP {status}").format(status=attempt.status)
            pairs.append((self.tr("Answer"), answer if attempt.status else self.tr("None came")))
            for name, balance in (
                (self.tr("Balance before"), attempt.balance_before),
                (self.tr("Balance after"), attempt.balance_after),
            ):
                pairs.append((name, self.tr("Not known") if balance is None else figure(balance)))
        self.evidence.show_pairs(pairs)
        clue = self._clue(attempt)
        self.advice.setText(self._speech.word(clue.code, **clue.params) if clue else "")
        self.advice.setVisible(clue is not None)

    def _clue(self, attempt: AttemptRecord | None) -> Clue | None:
        """Say what the balance hints at: never a verdict."""
        if attempt is None or self._behind is None:
            return None
        facts = self._behind.facts
        return balance_clue(attempt, facts.unknown)

    def _show_answers(self, *, shown: bool) -> None:
        facts = self._behind.facts if shown and self._behind else None
        self._foot.setVisible(facts is not None)
        if facts is None:
            return
        report = bool(facts.report_url)
        self.report_button.setVisible(report)
        # While it runs on, an answer would close messages that are still on their way.
        running = facts.campaign.state is CampaignState.RUNNING
        for button in (self.sent_button, self.not_sent_button):
            button.setVisible(not running)
        if running:
            self.counts_for.setText(self._speech.word("unknown_while_running"))
            self.counts_for.show()
            return
        count = facts.campaign.tally.unknown
        counts = (
            ""
            if count == 1
            else self.tr(
                "Your answer counts for all %Ln unknown messages of the campaign.", "", count
            )
        )
        if facts.campaign.practice:
            hint = self.tr("A practice account has no report page.")
        else:
            hint = "" if report else self.tr("Look at the report on your provider's page first.")
        self.counts_for.setText(f"{hint} {counts}".strip())
        self.counts_for.setVisible(bool(hint or counts))

    # --- building -------------------------------------------------------------------------

    def _made_head(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.number)
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 12, 8)
        head.setSpacing(2)
        head.addLayout(names, 1)
        head.addWidget(self.eye_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _made_content(self) -> QWidget:
        bubble = Card("sunken", margins=(14, 10, 14, 11))
        bubble.body.addWidget(self.text)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 0, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.badge)
        for widget in (
            bubble,
            self.why_title,
            self.why,
            self.evidence,
            self.advice,
            self._line,
            self.pairs,
            self.requests_title,
            self.requests,
        ):
            column.addWidget(widget)
        column.addStretch()
        return content

    def _made_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(20, 10, 20, 16)
        column.setSpacing(8)
        column.addWidget(self.counts_for)
        column.addWidget(self.report_button)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self.sent_button)
        answers.addWidget(self.not_sent_button)
        column.addLayout(answers)
        return foot

    # --- presses --------------------------------------------------------------------------

    @Slot()
    def _reveal(self) -> None:
        self._revealed = not self._revealed
        self._show_number()
        if self._revealed:
            self.revealed.emit()

    @Slot()
    def _copy(self) -> None:
        """Copy what is shown: the number as it stands, whole only where it was revealed."""
        if self._row is not None:
            lines = (self.name.text(), self.number.text(), self._row.text)
            told = [f"{name}: {value}" for name, value in self._facts(self._row)]
            QGuiApplication.clipboard().setText("\n".join((*lines, self.badge.text(), *told)))

    @Slot()
    def _open_report(self) -> None:
        if self._behind:
            self.report_wanted.emit(self._behind.facts.report_url)

    @Slot()
    def _sent(self) -> None:
        if self._behind:
            self.resolve_wanted.emit((self._behind.facts, True))

    @Slot()
    def _not_sent(self) -> None:
        if self._behind:
            self.resolve_wanted.emit((self._behind.facts, False))
