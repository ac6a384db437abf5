"""What is done with the records of History: certificates, and personal data."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign
from smsdesk.ui.history.certificate_pdf import CertificateWriter
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.privacy.dialog import PrivacyDialog
from smsdesk.ui.speech import Speech

if TYPE_CHECKING:
    from smsdesk.services.desk import Desk


class Records(QObject):
    """Asks where to, does it in a job, and tells where it was written."""

    saved = Signal(object)  # Path
    backups_wanted = Signal()
    erased = Signal(object)  # E.164 of whose data were erased

    def __init__(self, window: QWidget, desk: "Desk", jobs: JobRunner, speech: Speech) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._jobs = jobs
        self._speech = speech
        self._writer = CertificateWriter(speech, self)

    @Slot(object)
    def act(self, asked: tuple[Campaign, str]) -> None:
        """Do with a campaign what its card offers."""
        campaign, act = asked
        if act == "certificate":
            self.ask_certificate(campaign)

    @Slot(str)
    def open_tool(self, tool: str) -> None:
        """Open what the page's own button offers."""
        if tool == "privacy":
            self.open_privacy()
        elif tool == "backups":
            self.backups_wanted.emit()

    def ask_certificate(self, campaign: Campaign) -> None:
        """Ask where the certificate of a campaign is to be written."""
        title = self.tr("Save the certificate of “{title}”").format(title=campaign.title)
        name = f"smsdesk-{campaign.id}.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(self._window, title, name, "PDF (*.pdf)")
        if chosen:
            self.certify(campaign.id, Path(chosen).with_suffix(".pdf"))

    def certify(self, campaign_id: int, path: Path) -> None:
        """Write a campaign's certificate."""
        work = partial(self._certify, campaign_id, path)
        self._jobs.run(work, done=self._tell)

    def open_privacy(self) -> None:
        """Open what is known of one person, and what is forgotten."""
        dialog = PrivacyDialog(self._window, self._desk.privacy, self._jobs, self._speech)
        dialog.erased.connect(self.erased)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    @Slot()
    def note_reveal(self) -> None:
        """Write down that somebody had a whole number shown."""
        self._jobs.run(self._note_reveal, done=self._rest)

    @Slot(object)
    def _rest(self, _done: object) -> None:
        """Nobody needs to hear of it."""

    def _note_reveal(self, _job: JobContext) -> None:
        self._desk.privacy.revealed()

    def _certify(self, campaign_id: int, path: Path, job: JobContext) -> Path:
        certificate = self._desk.certificates.give(campaign_id, job)
        return self._writer.write(path, certificate, job)

    @Slot(object)
    def _tell(self, path: Path) -> None:
        self.saved.emit(path)
