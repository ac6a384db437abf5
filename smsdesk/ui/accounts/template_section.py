"""The templates registered at a service, searched as one types."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smsdesk.core.models import ServiceTemplate
from smsdesk.services.templates import found_templates
from smsdesk.ui.accounts.sender_section import status_badge
from smsdesk.ui.language import Worded
from smsdesk.ui.models.rows import Column, RowsModel
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.badge import BadgeSpec
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.fields import SearchField
from smsdesk.ui.widgets.table_view import TableView


class TemplateSection(Worded, QWidget):
    """A search and its rows. The button, a double click or Enter opens one."""

    opened = Signal(object)  # ServiceTemplate

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._templates: Sequence[ServiceTemplate] = ()
        self.search = SearchField("–", "–")
        self.table = TableView("")
        self.rows: RowsModel[ServiceTemplate] = RowsModel(())
        self.nothing = EmptyState("file-text")
        self.open_button = Button("", "quiet", icon="smartphone")
        self._stack = QStackedWidget()
        self._acts = QWidget()

        self._lay_out()

        self.search.searched.connect(self._show_found)
        self.table.selectionModel().selectionChanged.connect(self._show_acts)
        self.open_button.clicked.connect(self._open_chosen)
        self.table.doubleClicked.connect(self._open_row)
        self.table.installEventFilter(self)
        self.retranslate()

    def forget(self) -> None:
        """Show nothing of the account before, nor what was looked for in it."""
        self.search.forget()
        self.table.set_searched("")
        self.show_templates(())
        self._stack.setCurrentWidget(self.table)

    def show_templates(self, templates: Sequence[ServiceTemplate]) -> None:
        """Show those that hold what is looked for."""
        self._templates = templates
        self._show_found(self.search.text())

    def retranslate(self) -> None:
        """Say every word in the window's language."""
        self.search.set_words(self.tr("Search name, number or text"), self.tr("Clear the search"))
        self.table.set_name(self.tr("Templates"))
        self.rows.set_columns(
            [
                Column(self.tr("Template"), _name_of, kind="strong", second=_text_of),
                Column(self.tr("Status"), _status_of, badge=self._badge),
            ]
        )
        self.table.set_columns([240, 132], stretch=0)
        self.open_button.setText(self.tr("Look at it"))
        self._show_acts()  # new columns took the choice away
        self._say_nothing()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter open the chosen row."""
        if watched is self.table and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.type() == QEvent.Type.KeyPress and enter:
                self._open_chosen()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 2, 14, 6)
        head.addWidget(self.search)
        self.table.setModel(self.rows)
        self.table.setMinimumHeight(120)
        self.table.set_row_height(60)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        acts = QHBoxLayout(self._acts)
        acts.setContentsMargins(10, 4, 10, 6)
        acts.addWidget(self.open_button)
        acts.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self._acts)

    def _badge(self, template: ServiceTemplate) -> BadgeSpec | None:
        return status_badge(template.status, self._speech)

    def _say_nothing(self) -> None:
        if self._templates:
            self.nothing.show_words(
                self.tr("No template holds that"), self.tr("Try fewer letters.")
            )
        else:
            self.nothing.show_words(
                self.tr("No templates yet"),
                self.tr("They are registered on the service's page."),
            )

    @Slot(str)
    def _show_found(self, wanted: str) -> None:
        found = found_templates(self._templates, wanted)
        self.table.set_searched(wanted.strip())
        self.rows.set_rows(found)
        self._say_nothing()
        self._stack.setCurrentWidget(self.table if found else self.nothing)
        self._show_acts()

    @Slot()
    def _show_acts(self) -> None:
        self._acts.setVisible(self.table.selectionModel().hasSelection())

    @Slot()
    def _open_chosen(self) -> None:
        for index in self.table.selectionModel().selectedRows():
            self._open_row(index)

    @Slot(QModelIndex)
    def _open_row(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.row_at(index.row()))


def _name_of(template: ServiceTemplate) -> str:
    return template.name or template.template


def _text_of(template: ServiceTemplate) -> str:
    return template.text


def _status_of(template: ServiceTemplate) -> str:
    return template.status
