"""Numbers that are never texted, whatever list they come from."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.phone import national
from smsdesk.services.do_not_contact import DoNotContactService
from smsdesk.ui.confirm import ConfirmDialog
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.models.paged import Ahead, SlicedModel
from smsdesk.ui.models.rows import Column
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.fields import LabeledField, SearchField, TextField
from smsdesk.ui.widgets.labels import PlainLabel
from smsdesk.ui.widgets.painting import line_height
from smsdesk.ui.widgets.table_view import TableView


class NeverPane(Worded, Card):
    """Add a number, look for one, take one off."""

    changed = Signal()
    failed = Signal(object)  # SmsdeskError

    def __init__(
        self,
        do_not_contact: DoNotContactService,
        jobs: JobRunner,
        speech: Speech,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("card", margins=(1, 14, 1, 6), spacing=8, parent=parent)
        self._do_not_contact = do_not_contact
        self._speech = speech
        self._reading = Latest(jobs, self)
        self._doing = Latest(jobs, self)
        self._error: SmsdeskError | None = None
        self.title = PlainLabel(role="heading")
        self.sentence = PlainLabel(role="small", wrap=True)
        self.number = TextField()
        self.add_button = Button("", icon="plus")
        self.search = SearchField("", self.tr("Clear the search"))
        self.remove_button = Button("", "quiet_danger", icon="x")
        self.table = TableView("")
        self.rows: SlicedModel[str] = SlicedModel((), self.table)
        self.nobody = EmptyState("ban")
        self._field = LabeledField("", self.number)
        self._below = QStackedWidget()
        self._lay_out()

        self.table.setModel(self.rows)
        self._ahead = Ahead(self.table)
        self.table.selectionModel().selectionChanged.connect(self._show_tools)
        self.search.searched.connect(self.load)
        self.number.returnPressed.connect(self._add)
        self.number.textEdited.connect(self._forgive)
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._ask_remove)
        self.retranslate()

    @property
    def busy(self) -> bool:
        """Tell whether something is under way."""
        return self._reading.busy or self._doing.busy

    @property
    def chosen(self) -> str | None:
        """Return the number that is selected."""
        selected = self.table.selectionModel().selectedRows()
        return self.rows.row_at(selected[0].row()) if selected else None

    @Slot()
    def load(self) -> None:
        """Show the numbers anew."""
        work = partial(self._read, self.search.text())
        self._reading.run(work, done=self._show, failed=self.failed.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Delete take the selected number off."""
        if event.key() == Qt.Key.Key_Delete and self.chosen is not None:
            self._ask_remove()
        else:
            super().keyPressEvent(event)

    def _read(self, search: str, _job: JobContext) -> Sequence[str]:
        numbers = self._do_not_contact.all()
        digits = "".join(filter(str.isdecimal, search)).removeprefix("0")
        return [one for one in numbers if digits in one] if digits else numbers

    @Slot(object)
    def _show(self, numbers: Sequence[str]) -> None:
        self.rows.show(numbers)
        self._below.setCurrentIndex(0 if numbers else 1)
        self._say_nobody()
        self._show_tools()

    @Slot()
    def _show_tools(self) -> None:
        self.remove_button.setVisible(self.chosen is not None)

    @Slot()
    def _add(self) -> None:
        if number := self.number.text().strip():
            self._doing.run(
                partial(self._forbid, number), done=self._tell_added, failed=self._refuse
            )

    def _forbid(self, number: str, _job: JobContext) -> int:
        return self._do_not_contact.add([number])

    @Slot(object)
    def _tell_added(self, _count: int) -> None:
        self.number.clear()
        self._forgive()
        self.load()
        self.changed.emit()

    @Slot(object)
    def _refuse(self, error: SmsdeskError) -> None:
        self._error = error
        self._field.set_error(self._speech.error(error).text)

    @Slot()
    def _forgive(self) -> None:
        self._error = None
        self._field.set_error("")

    @Slot()
    def _ask_remove(self) -> None:
        number = self.chosen
        if number is None:
            return
        dialog = ConfirmDialog(
            self.window(),
            self.tr("Take {number} off this list?").format(number=national(number)),
            self.tr("Campaigns text this number again. Do it only if the person asked for it."),
            yes=self.tr("Take off the list"),
            no=self.tr("Cancel"),
        )
        dialog.accepted.connect(self._remove)
        dialog.ask()

    @Slot()
    def _remove(self) -> None:
        if self.chosen is not None:
            self._doing.run(
                partial(self._allow, self.chosen), done=self._tell_removed, failed=self.failed.emit
            )

    def _allow(self, number: str, _job: JobContext) -> int:
        return self._do_not_contact.remove([number])

    @Slot(object)
    def _tell_removed(self, _count: int) -> None:
        self.load()
        self.changed.emit()

    # --- words ----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self.title.setText(self.tr("Do not contact"))
        self.sentence.setText(
            self.tr("These numbers never get a message, whatever list they are on")
        )
        self._field.set_words(
            self.tr("Number"), self.tr("As it is written, such as 081-234-5678 or +66 81 234 5678")
        )
        if self._error is not None:
            self._field.set_error(self._speech.error(self._error).text)
        self.add_button.setText(self.tr("Never text"))
        self.search.set_words(self.tr("Search number"), self.tr("Clear the search"))
        self.remove_button.setText(self.tr("Take off the list"))
        self.table.set_name(self.tr("Numbers never texted"))
        self.rows.set_columns((Column(self.tr("Number"), national, kind="strong"),))
        self.table.set_columns([200], stretch=0)
        self._say_nobody()

    def _say_nobody(self) -> None:
        if self.search.text().strip():
            self.nobody.show_words(self.tr("Nobody found"), self.tr("Try fewer digits"))
        else:
            self.nobody.show_words(
                self.tr("Nobody asked to be left alone"),
                self.tr("Whoever does not want messages any more is kept here"),
            )

    def _lay_out(self) -> None:
        for label in (self.title, self.sentence):
            label.setContentsMargins(16, 0, 16, 0)
            self.body.addWidget(label)
        row = QHBoxLayout()
        row.setContentsMargins(16, 4, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._field, 1)
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addSpacing(line_height("caption") + 5)  # the caption of the field beside it
        beside.addWidget(self.add_button)
        beside.addStretch()
        row.addLayout(beside)
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 0, 14, 0)
        tools.setSpacing(8)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.remove_button)
        self._below.addWidget(self.table)
        self._below.addWidget(self.nobody)
        self._below.setMinimumHeight(96)
        self.body.addLayout(row)
        self.body.addLayout(tools)
        self.body.addWidget(self._below, 1)
