"""The foot of the import: the way back at the left, what can be done at a step at the right."""

from PySide6.QtWidgets import QWidget

from smsdesk.services.imports import Found
from smsdesk.ui.contacts.import_steps import Step
from smsdesk.ui.language import Worded
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.footer import FooterBar
from smsdesk.ui.widgets.labels import PlainLabel


class ImportFooter(Worded, FooterBar):
    """Shows the buttons of one step, with the counts of what they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._step = Step.FILE
        self._found: Found | None = None
        self._undone = False
        self.back_button = Button("")
        self.note = PlainLabel(role="small")
        self.save_button = Button("", icon="download")
        self.another_button = Button("", icon="file-up")
        self.undo_button = Button("", icon="undo-2")
        self.next_button = Button("", "primary")
        self.import_button = Button("", "primary")
        self.write_button = Button("", "primary", icon="square-pen")

        self.add_left(self.back_button)
        self.add_right(
            self.note,
            self.save_button,
            self.another_button,
            self.undo_button,
            self.next_button,
            self.import_button,
            self.write_button,
        )

    def show_step(self, step: Step, found: Found | None, *, undone: bool) -> None:
        """Offer what can be done at a step."""
        self._step = step
        self._found = found
        self._undone = undone
        self.retranslate()

    def set_busy(self, busy: bool) -> None:
        """Close what must wait for the work that runs."""
        for button in (self.next_button, self.import_button, self.undo_button, self.save_button):
            button.setEnabled(not busy)

    def retranslate(self) -> None:
        """Set every word anew."""
        step, counts = self._step, self._found.counts if self._found else None
        at_found, done = step is Step.FOUND, step is Step.DONE
        people = counts.added + counts.updated if counts else 0
        left_out = counts.duplicates + counts.rejected if counts else 0
        lists, back = self.tr("Back to the lists"), self.tr("Back")
        self.back_button.setText(lists if step in (Step.FILE, Step.DONE) else back)
        self.note.setText(self.tr("Can be undone at any time"))
        self.save_button.setText(self.tr("Save the %Ln rows left out", "", left_out))
        self.another_button.setText(self.tr("Import another file"))
        self.undo_button.setText(self.tr("Undo the import"))
        self.next_button.setText(self.tr("Go on"))
        self.import_button.setText(self.tr("Import %Ln people", "", people))
        self.write_button.setText(self.tr("Write to this list"))
        self.note.setVisible(at_found)
        self.save_button.setVisible(at_found and bool(left_out))
        self.another_button.setVisible(done)
        self.undo_button.setVisible(done and not self._undone)
        self.next_button.setVisible(step in (Step.SHEET, Step.COLUMNS))
        self.import_button.setVisible(at_found)
        self.write_button.setVisible(done and not self._undone)
