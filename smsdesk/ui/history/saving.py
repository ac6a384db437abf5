"""What History writes into files: found messages, a job's own workbook, the month for accounting.

Each is asked where to, written in a job that can be stopped, and told of in place.
"""

from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError, Param, SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign, HistoryFilter
from smsdesk.core.schedule import clock_time, last_month
from smsdesk.services.exporting import ExportService
from smsdesk.services.write_back import WriteBackService, WrittenBack
from smsdesk.ui.ask_dialog import AskDialog
from smsdesk.ui.jobs import JobRunner, Work
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.speech import Speech
from smsdesk.ui.table_file import ask_table_file
from smsdesk.ui.trouble import Trouble
from smsdesk.ui.widgets.banner import Banner
from smsdesk.ui.widgets.progress_row import ProgressRow

CHOOSE_FILE: Final = frozenset(
    (
        "source_moved",
        "source_list",
        "source_several",
        "source_differs",
        "source_of_others",
        "source_format",
    )
)
"""Troubles after which another file of people may do."""


class _Saved(NamedTuple):
    """What was written: the code and the parameters of its sentence, and where it is."""

    path: Path
    code: str
    params: dict[str, Param]
    whole: bool = True


class Saving(Worded, QWidget):
    """A strip over the page, hidden where there is nothing to say. One file at a time."""

    saved = Signal(object)  # Path

    def __init__(
        self,
        exporting: ExportService,
        writing_back: WriteBackService,
        jobs: JobRunner,
        speech: Speech,
        clock: Clock,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._exporting = exporting
        self._writing_back = writing_back
        self._speech = speech
        self._clock = clock
        self._doing = Latest(jobs, self)
        self._told: _Saved | None = None
        self._again: tuple[Work, str] | None = None
        self._campaign: Campaign | None = None
        self._month_dialog: AskDialog | None = None
        self.progress = ProgressRow()
        self.trouble = _SavingTrouble(speech)
        self.done = Banner("ok")
        self.done.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.progress, self.trouble, self.done):
            column.addWidget(widget)
        self.progress.stopped.connect(self.stop)
        self.trouble.pressed.connect(self._mend)
        self.done.pressed.connect(self._open_folder)
        self.hide()

    @property
    def busy(self) -> bool:
        """Tell whether something is being written."""
        return self._doing.busy

    # --- what may be asked ----------------------------------------------------------------

    def save_messages(self, wanted: HistoryFilter, expected: int = 0) -> None:
        """Ask where the messages of a filter are to be written; ``expected`` is how many."""
        name = f"smsdesk-{clock_time(self._clock()):%Y-%m-%d}.xlsx"
        if path := ask_table_file(self, self.tr("Save the messages that were found"), name):
            self.write_messages(wanted, path, expected)

    def write_messages(self, wanted: HistoryFilter, path: Path, expected: int = 0) -> None:
        """Write messages into a file, in place of what is there: the save dialog has asked."""
        work = partial(self._write_messages, wanted, path, expected)
        self._begin(work, self.tr("Writing {file}").format(file=path.name))

    def write_back(self, campaign: Campaign) -> None:
        """Write the results of a job into a copy of the file that its people came from."""
        self._campaign = campaign
        self._begin(partial(self._find_origin, campaign.id), self.tr("Looking for the file"))

    def write_back_from(self, campaign: Campaign, source: Path) -> None:
        """Ask where the copy of that file is to be written."""
        self._campaign = campaign
        suggested = self.tr("{name} with SMS results").format(name=source.stem) + source.suffix
        title = self.tr("Save a copy of {file} with the results").format(file=source.name)
        kind = f"{source.suffix.removeprefix('.').upper()} (*{source.suffix})"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, title, str(source.parent / suggested), kind
        )
        if chosen:
            path = Path(chosen)
            if path.suffix.casefold() != source.suffix.casefold():
                path = path.with_name(path.name + source.suffix)
            self.write_copy(campaign, source, path)

    def write_copy(self, campaign: Campaign, source: Path, path: Path) -> None:
        """Write the copy, in a workbook with the rows that failed on a sheet of their own."""
        self._campaign = campaign
        work = partial(self._write_copy, campaign.id, source, path)
        self._begin(work, self.tr("Writing {file}").format(file=path.name))

    @Slot()
    def ask_report(self) -> None:
        """Ask of which month the report is wanted; the last one stands there."""
        dialog = AskDialog(
            self.window(),
            self.tr("Monthly report by tag"),
            caption=self.tr("Month"),
            help_words=self.tr("Year and month, for example {month}").format(month="2569-09"),
            back=self.tr("Back"),
            accept=self.tr("Choose where to save it"),
            value=last_month(self._clock(), self._speech.language),
            close_name=self.tr("Close, write no report"),
            sentence=self.tr("Messages and credits of each tag and account, without practice."),
        )
        dialog.answered.connect(self._take_month)
        dialog.finished.connect(dialog.deleteLater)
        self._month_dialog = dialog
        dialog.begin()

    @Slot(object)
    def _take_month(self, month: str) -> None:
        dialog = self._month_dialog
        try:
            self._exporting.check_month(month)
        except SmsdeskError as error:
            if dialog is not None:
                dialog.wrong(self._speech.error(error).text)
            return
        if dialog is not None:
            dialog.accept()
            self._month_dialog = None
        self.save_report(month)

    def save_report(self, month: str) -> None:
        """Ask where the report of a month (YYYY-MM) is to be written."""
        if path := ask_table_file(
            self, self.tr("Save the monthly report"), f"smsdesk-{month}.xlsx"
        ):
            self.write_report(month, path)

    def write_report(self, month: str, path: Path) -> None:
        """Write the report of a month into a file, in place of what is there."""
        work = partial(self._write_report, month, path)
        self._begin(work, self.tr("Writing {file}").format(file=path.name))

    @Slot(object)
    def tell(self, path: Path | None) -> None:
        """Tell of a picture or a certificate that others wrote; None where it could not be."""
        self.trouble.clear()
        self._again = None
        self._told = None if path is None else _Saved(path, "file_saved", {"file": path.name})
        if path is None:
            self.trouble.show_error(InputError("file_not_writable", file="PNG"))
        self.retranslate()
        self._show_or_hide()

    @Slot()
    def stop(self) -> None:
        """Stop writing; nothing of the file stays."""
        self._doing.cancel()
        self.progress.hide()
        self._show_or_hide()

    # --- in a job -------------------------------------------------------------------------

    def _write_messages(
        self, wanted: HistoryFilter, path: Path, expected: int, job: JobContext
    ) -> _Saved:
        count = self._exporting.messages(
            wanted, path, self._speech.texts(), job, overwrite=True, expected=expected
        )
        return _Saved(path, "messages_exported", {"count": count, "file": path.name})

    def _find_origin(self, campaign_id: int, _job: JobContext) -> Path:
        return self._writing_back.origin(campaign_id).path

    def _write_copy(self, campaign_id: int, source: Path, path: Path, job: JobContext) -> _Saved:
        done: WrittenBack = self._writing_back.write(
            campaign_id,
            path,
            self._speech.texts(),
            job,
            file=source,
            failed_first=source.suffix.casefold() != ".csv",
            overwrite=True,
        )
        params: dict[str, Param] = {"rows": done.rows, "failed": done.failed, "file": path.name}
        return _Saved(path, "written_back", params, done.whole)

    def _write_report(self, month: str, path: Path, _job: JobContext) -> _Saved:
        count = self._exporting.report(month, path, self._speech.texts(), overwrite=True)
        return _Saved(path, "report_written", {"count": count, "file": path.name})

    # --- what came of it ------------------------------------------------------------------

    def _begin(self, work: Work, doing: str) -> None:
        self._told, self._again = None, (work, doing)
        self.trouble.clear()
        self.done.hide()
        self.progress.begin(doing)
        self.show()
        self._doing.run(
            work, done=self._take, failed=self._fail, progress=self.progress.show_progress
        )

    @Slot(object)
    def _take(self, result: _Saved | Path) -> None:
        self.progress.hide()
        if isinstance(result, _Saved):
            self._told = result
            self.retranslate()
            self._show_or_hide()
            self.saved.emit(result.path)
        elif self._campaign is not None:
            self._show_or_hide()
            self.write_back_from(self._campaign, result)

    @Slot(object)
    def _fail(self, error: SmsdeskError) -> None:
        self.progress.hide()
        self.trouble.show_error(error)
        self._show_or_hide()

    @Slot()
    def _mend(self) -> None:
        """Do what the button under a trouble offers."""
        error, again = self.trouble.error, self._again
        self.trouble.clear()
        self._show_or_hide()
        if error is not None and error.code in CHOOSE_FILE:
            self._ask_source()
        elif again is not None:
            self._begin(*again)

    def _ask_source(self) -> None:
        kinds = self.tr("Contacts files ({kinds})").format(kinds="*.xlsx *.xlsm *.csv")
        title = self.tr("Choose the file that the job was sent from")
        chosen, _kind = QFileDialog.getOpenFileName(self, title, "", kinds)
        if chosen and self._campaign is not None:
            self.write_back_from(self._campaign, Path(chosen))

    @Slot()
    def _open_folder(self) -> None:
        if self._told is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._told.path.parent)))
            self._told = None
            self.done.hide()
            self._show_or_hide()

    def _show_or_hide(self) -> None:
        self.setVisible(self.busy or self.trouble.error is not None or self._told is not None)

    def retranslate(self) -> None:
        """Say anew what was written."""
        self.done.setVisible(self._told is not None)
        if self._told is not None:
            said = self._speech.word(self._told.code, **self._told.params)
            lost = "" if self._told.whole else self._speech.word("copy_not_whole")
            self.done.show_words("ok", said, lost, self.tr("Open the folder"))


class _SavingTrouble(Trouble):
    """Offers to choose a file where another may do."""

    def way_out(self, error: SmsdeskError) -> str:
        """Return the word on the button."""
        return self._speech.error(error).button or super().way_out(error)
