"""The steps of an import, and at which of them a trouble is mended."""

from enum import IntEnum

from PySide6.QtWidgets import QWidget

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
}
"""Where a trouble is mended; another file mends the rest."""
AGAIN = frozenset({"file_locked", "no_such_file", "database_locked", "disk_full", "disk_error"})
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
        """Return the word on the button, none at the step where it is mended."""
        if error.code in AGAIN:
            return self.tr("Try again")
        if error.code not in WHERE or not self._opened:
            return self.tr("Choose another file")
        if WHERE[error.code] is self._step:
            return ""
        columns, sheet = self.tr("Choose the column"), self.tr("Look at the sheet")
        return columns if WHERE[error.code] is Step.COLUMNS else sheet
