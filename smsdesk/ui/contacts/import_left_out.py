"""The rows an import leaves out: saved to be mended there and imported again."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from smsdesk.core.jobs import JobContext
from smsdesk.services.imports import Found, ImportService, Source
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.widgets.banner import Banner


class LeftOut(Worded, Banner):
    """Asks where to save them, and says that it was done."""

    failed = Signal(object)  # SmsdeskError

    def __init__(
        self, imports: ImportService, jobs: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__("ok", icon="download", parent=parent)
        self._imports = imports
        self._saving = Latest(jobs, self)
        self._saved: tuple[int, str] | None = None
        self.hide()

    def choose_where(self, source: Source, name: str, found: Found) -> None:
        """Ask for a file beside the one they come from, and save them."""
        file = self.tr("{file}, rows left out.xlsx").format(file=Path(name).stem)
        beside = source.with_name(file) if isinstance(source, Path) else Path(file)
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the rows left out"), str(beside), "Excel (*.xlsx);;CSV (*.csv)"
        )
        if chosen:
            path = Path(chosen)
            self.save(path if path.suffix else path.with_suffix(".xlsx"), found)

    def save(self, path: Path, found: Found) -> None:
        """Write the refused and double rows into a file, in the words of the window."""
        header = (
            self.tr("Row in Excel"),
            self.tr("In the file"),
            self.tr("Name"),
            self.tr("Why"),
        )
        work = partial(self._write, path, header, found)
        self._saving.run(work, done=self._tell, failed=self.failed.emit)

    def retranslate(self) -> None:
        """Say it anew."""
        if self._saved is not None:
            count, file = self._saved
            sentence = self.tr("%Ln rows were saved", "", count)
            second = self.tr("{file}: mend them there and import it again").format(file=file)
            self.show_words("ok", sentence, second)

    def _write(
        self, path: Path, header: Sequence[str], found: Found, _job: JobContext
    ) -> tuple[int, str]:
        # Replacing was agreed to where the file was chosen.
        return self._imports.write_problems(path, header, found, overwrite=True), path.name

    @Slot(object)
    def _tell(self, saved: tuple[int, str]) -> None:
        self._saved = saved
        self.retranslate()
        self.show()
