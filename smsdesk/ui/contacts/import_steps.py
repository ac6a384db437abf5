"""The steps of an import: their order, their place, and at which of them a trouble is mended."""

from enum import IntEnum

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.ui.speech import Speech
from smsdesk.ui.trouble import Trouble


class Step(IntEnum):
    """The steps, in their order."""

    FILE = 0
    SHEET = 1
    COLUMNS = 2
    FOUND = 3
    DONE = 4


WHERE = {
    "wrong_column": Step.COLUMNS,
    "no_such_column": Step.COLUMNS,
    "hidden_rows": Step.SHEET,
    "no_such_row": Step.SHEET,
    "no_such_sheet": Step.SHEET,
    "wrong_encoding": Step.SHEET,
    "no_such_encoding": Step.SHEET,
    "no_such_delimiter": Step.SHEET,
    "open_quote": Step.SHEET,
}
"""Where a trouble is mended; another file mends the rest."""
AGAIN = frozenset(
    {
        "file_locked",
        "no_such_file",
        "reader_failed",
        "database_locked",
        "disk_full",
        "disk_error",
    }
)
"""Troubles that may be over when the same is tried again."""


class ImportTrouble(Trouble):
    """A trouble with a file. Its button leads to the step where it is mended."""

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(speech, parent)
        self._step = Step.FILE
        self._opened = False

    def say(self, error: SmsdeskError, *, step: Step, opened: bool) -> None:
        """Say an error that came at a step; ``opened`` tells whether the file could be read."""
        self._step = step
        self._opened = opened
        self.show_error(error)

    def tone(self, error: SmsdeskError) -> str:
        """Return "warn" where a choice mends it."""
        return "warn" if error.code in WHERE else "block"

    def way_out(self, error: SmsdeskError) -> str:
        """Return the word on the button; at the step where it is mended only "go on", if any."""
        if error.code in AGAIN:
            return self.tr("Try again")
        if error.code not in WHERE or not self._opened:
            return self.tr("Choose another file")
        if WHERE[error.code] is self._step:
            return self.tr("Go on anyway") if error.code == "wrong_column" else ""
        columns, sheet = self.tr("Choose the column"), self.tr("Look at the sheet")
        return columns if WHERE[error.code] is Step.COLUMNS else sheet


class StepStack(QWidget):
    """The steps in one place; only the one in sight asks for room, unlike in Qt's own stack."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def add(self, *steps: QWidget) -> None:
        """Put the next steps there, out of sight."""
        for step in steps:
            step.hide()
            self._column.addWidget(step)
            self._steps.append(step)

    def show_step(self, step: Step) -> None:
        """Bring a step into sight."""
        for number, one in enumerate(self._steps):
            one.setVisible(number == step)
