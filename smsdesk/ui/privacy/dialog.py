"""Personal data: one person, people of long ago, and who looked at what."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.services.privacy import PrivacyService
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.privacy.audit import AuditPanel
from smsdesk.ui.privacy.person import PersonPanel
from smsdesk.ui.privacy.retention import RetentionPanel
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.dialog import Dialog
from smsdesk.ui.widgets.segmented import Segmented

ROOMY: Final = 720
PARTS: Final = ("person", "retention", "log")


class PrivacyDialog(Worded, Dialog):
    """Three panels, one shown. ``erased`` tells that a number is to be written down no more."""

    erased = Signal(object)  # E.164

    def __init__(
        self, window: QWidget, privacy: PrivacyService, jobs: JobRunner, speech: Speech
    ) -> None:
        super().__init__(window, "", close_name="–", width=ROOMY)
        self.person = PersonPanel(privacy, jobs, speech)
        self.retention = RetentionPanel(privacy, jobs, speech)
        self.log = AuditPanel(privacy, jobs, speech)
        self.parts = Segmented([(part, "") for part in PARTS], "")
        self.close_foot = Button("")
        self._panels: dict[str, QWidget] = dict(
            zip(PARTS, (self.person, self.retention, self.log), strict=True)
        )
        self.body.addWidget(self.parts)
        for panel in self._panels.values():
            self.body.addWidget(panel)
        self.foot.add_left(self.person.save_button)
        self.foot.add_right(self.close_foot, self.person.erase_button)

        self.parts.chosen.connect(self._show_part)
        for panel in (self.person, self.retention, self.log):
            panel.changed.connect(self.refit)
        self.person.erased.connect(self.erased)
        self.close_foot.clicked.connect(self.reject)
        self.finished.connect(self._go)
        self._show_part("person")
        self.retranslate()

    def begin(self, number: str = "") -> None:
        """Show it, ready to type a number; ``number`` (as it is written) stands there then."""
        self.person.number.setText(number)
        self.present(self.person.number)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Personal data"))
        self.set_subtitle(self.tr("What is known of one person, and forgetting it"))
        self.close_button.set_name(self.tr("Close"))
        self.close_foot.setText(self.tr("Close"))
        self.parts.set_words([self.tr("One person"), self.tr("Old data"), self.tr("Who did what")])
        self.parts.setAccessibleName(self.tr("What to do"))

    @Slot(object)
    def _show_part(self, part: str) -> None:
        for name, panel in self._panels.items():
            panel.setVisible(name == part)
        self.person.show_acts()
        if part == "log":
            self.log.look()
        self.refit()

    @Slot(int)
    def _go(self, _result: int) -> None:
        self.deleteLater()
