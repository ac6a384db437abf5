"""Under the people of a list: the last import, or what can be done with who is chosen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from smsdesk.core.phone import national
from smsdesk.core.schedule import short_date_text
from smsdesk.services.contacts import Contact
from smsdesk.services.imports import ImportRecord
from smsdesk.ui.language import Worded, spoken
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.labels import ElidedLabel


class PeopleFoot(Worded, QStackedWidget):
    """Two rows of one height, so that nothing moves when somebody is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._import: ImportRecord | None = None
        self._chosen: Sequence[Contact] = ()
        self.origin = ElidedLabel(role="small")
        self.undo_button = Button("", "quiet", icon="undo-2")
        self.who = ElidedLabel(role="strong")
        self.edit_button = Button("", "quiet", icon="pencil")
        self.copy_button = Button("", "quiet", icon="copy")
        self.never_button = Button("", "quiet", icon="ban")
        self.remove_button = Button("", "quiet_danger", icon="user-minus")
        self.addWidget(_row(self.origin, self.undo_button))
        self.addWidget(
            _row(
                self.who,
                self.edit_button,
                self.copy_button,
                self.never_button,
                self.remove_button,
            )
        )
        self.retranslate()

    def show_import(self, record: ImportRecord | None) -> None:
        """Show the import that can be undone."""
        self._import = record
        self.retranslate()

    def show_chosen(self, people: Sequence[Contact]) -> None:
        """Show what can be done with these people."""
        self._chosen = people
        self.setCurrentIndex(1 if people else 0)
        self.edit_button.setVisible(len(people) == 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.undo_button.setText(self.tr("Undo the import"))
        self.edit_button.setText(self.tr("Change"))
        self.copy_button.setText(self.tr("Copy"))
        count = len(self._chosen)
        self.copy_button.setAccessibleName(self.tr("Copy %Ln numbers", "", count))
        self.never_button.setText(self.tr("Never text"))
        self.remove_button.setText(self.tr("Take off"))
        if count == 1:
            self.who.setText(self._chosen[0].name or national(self._chosen[0].e164))
        else:
            self.who.setText(self.tr("%Ln people chosen", "", count))
        self.origin.setVisible(self._import is not None)
        self.undo_button.setVisible(self._import is not None)
        if self._import is not None:
            day = short_date_text(self._import.started_at, spoken())
            words = self.tr("Last import: {file}, {day}")
            self.origin.setText(words.format(file=self._import.file, day=day))


def _row(first: QWidget, *others: QWidget) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(16, 2, 10, 2)
    line.setSpacing(2)
    line.addWidget(first, 1)
    for widget in others:
        line.addWidget(widget)
    return row
