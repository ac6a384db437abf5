"""What is said of a file beside the title, at every step after the first."""

from PySide6.QtWidgets import QWidget

from smsdesk.ui.contacts.import_steps import Step
from smsdesk.ui.contacts.importing import Importing
from smsdesk.ui.language import Worded
from smsdesk.ui.widgets.labels import ElidedLabel


class ImportAbout(Worded, ElidedLabel):
    """Its name, sheet and size; where its rows were judged, the column too."""

    def __init__(self, importing: Importing, parent: QWidget | None = None) -> None:
        super().__init__(role="small", most=560, parent=parent)
        self._importing = importing
        self._step = Step.FILE

    def show_step(self, step: Step) -> None:
        """Say what matters at a step."""
        self._step = step
        self.retranslate()

    def retranslate(self) -> None:
        """Say it anew."""
        facts, found = self._importing.facts, self._importing.judged
        if facts is None or self._step is Step.FILE:
            self.setText("")
            return
        parts = [self._importing.name]
        if facts.sheet:
            parts.append(self.tr("sheet “{sheet}”").format(sheet=facts.sheet))
        rows = found.counts.rows if found else facts.expected_rows
        parts.append(self.tr("%Ln rows", "", rows))
        if self._step is Step.FOUND:
            parts.append(self.tr("numbers from “{column}”").format(column=facts.phone_column))
        self.setText(" · ".join(parts))
