"""What a campaign's unknown messages ask of the clerk: now in full, or later in one line."""

from dataclasses import replace

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smsdesk.core.models import Campaign, CampaignState
from smsdesk.ui.language import Worded
from smsdesk.ui.resolve_dialog import ResolveDialog
from smsdesk.ui.speech import Speech
from smsdesk.ui.unknown.facts import Facts
from smsdesk.ui.unknown.panel import UnknownPanel
from smsdesk.ui.widgets.banner import Banner


class UnknownSection(Worded, QWidget):
    """The violet panel, or the reminder of a decision that was put off."""

    resolve_wanted = Signal(object)  # (campaign id, whether they were sent)
    details_wanted = Signal()
    put_off = Signal()

    def __init__(
        self, speech: Speech, *, brief: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._speech = speech
        self._facts: Facts | None = None
        self._later: set[int] = set()
        self.panel = UnknownPanel(speech, brief=brief)
        self.waiting = Banner("unknown")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        column.addWidget(self.waiting)

        self.panel.report_wanted.connect(self.open_report)
        self.panel.sent_pressed.connect(self._ask_sent)
        self.panel.not_sent_pressed.connect(self._ask_not_sent)
        self.panel.later_pressed.connect(self._put_off)
        self.panel.details_pressed.connect(self.details_wanted)
        self.waiting.pressed.connect(self.take_up)

        self.hide()

    @property
    def facts(self) -> Facts | None:
        """Return what is known of the campaign in sight."""
        return self._facts

    def show_facts(self, campaign: Campaign, facts: Facts | None) -> None:
        """Show what is unknown in a campaign that counts on while the facts are read."""
        self._facts = replace(facts, campaign=campaign) if facts is not None else None
        self.retranslate()

    def retranslate(self) -> None:
        """Say anew how it stands."""
        facts = self._facts
        unknown = facts.campaign.tally.unknown if facts is not None else 0
        self.setVisible(bool(unknown))
        if facts is None or not unknown:
            return
        # While it runs on, an answer would close messages that are still on their way.
        settled = facts.campaign.state is not CampaignState.RUNNING
        now = settled and facts.campaign.id not in self._later
        self.panel.setVisible(now)
        self.waiting.setVisible(not now)
        self.panel.show_facts(facts)
        sentence = self.tr("%Ln messages: outcome unknown", "", unknown)
        second = self._speech.word("unknown_waits" if settled else "unknown_while_running")
        button = self.tr("Decide now") if settled else ""
        self.waiting.show_words("unknown", sentence, second, button)

    @Slot()
    def open_report(self) -> None:
        """Open the service's own report, where it has one."""
        if self._facts is not None and self._facts.report_url:
            QDesktopServices.openUrl(QUrl(self._facts.report_url))

    @Slot()
    def _ask_sent(self) -> None:
        self._ask(sent=True)

    @Slot()
    def _ask_not_sent(self) -> None:
        self._ask(sent=False)

    def _ask(self, *, sent: bool) -> None:
        facts = self._facts
        if facts is None:
            return
        dialog = ResolveDialog(self.window(), facts, sent=sent)
        dialog.resolved.connect(self.resolve_wanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    @Slot()
    def _put_off(self) -> None:
        if self._facts is not None:
            self._later.add(self._facts.campaign.id)
            self.retranslate()
            self.put_off.emit()

    @Slot()
    def take_up(self) -> None:
        """Ask for the answer that was put off."""
        if self._facts is not None:
            self._later.discard(self._facts.campaign.id)
            self.retranslate()
