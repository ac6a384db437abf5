"""Numbers that are never texted, whatever list they come from."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smsdesk.core.errors import SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.phone import national
from smsdesk.services.do_not_contact import DoNotContactService
from smsdesk.services.importing import ImportOptions
from smsdesk.ui.confirm import ConfirmDialog
from smsdesk.ui.contacts.never_table import NeverTable
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.widgets.busy_bar import BusyBar
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.fields import SearchField
from smsdesk.ui.widgets.labels import ElidedLabel, PlainLabel


class NeverPane(Worded, Card):
    """Look for a number, take one off; add one, or those of a file. ``who`` notes it."""

    add_wanted = Signal()
    file_wanted = Signal()
    filed = Signal(object)  # how many numbers of a file are new here
    changed = Signal()
    failed = Signal(object)  # SmsdeskError
    file_failed = Signal(object)  # SmsdeskError

    def __init__(
        self, do_not_contact: DoNotContactService, jobs: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__("card", margins=(1, 14, 1, 6), spacing=8, parent=parent)
        self._do_not_contact = do_not_contact
        self._doing = Latest(jobs, self)
        self._asked: Sequence[int] = ()
        self._found = 0
        self.who = ""
        self.title = PlainLabel(role="heading")
        self.sentence = ElidedLabel(role="small")
        self.file_button = Button("", icon="file-up")
        self.add_button = Button("", icon="plus")
        self.search = SearchField("", self.tr("Clear the search"))
        self.remove_button = Button("", "quiet_danger", icon="x")
        self.waiting = BusyBar()
        self.table = NeverTable(do_not_contact, jobs)
        self.nobody = EmptyState("ban", "plus")
        self._below = QStackedWidget()
        self._lay_out()

        self.table.shown.connect(self._show_found)
        self.table.chosen_changed.connect(self._show_tools)
        self.table.failed.connect(self.failed)
        self.search.searched.connect(self.load)
        self.add_button.clicked.connect(self.add_wanted)
        self.nobody.pressed.connect(self.add_wanted)
        self.file_button.clicked.connect(self.file_wanted)
        self.remove_button.clicked.connect(self._ask_remove)
        self.retranslate()

    @property
    def busy(self) -> bool:
        """Tell whether something is under way."""
        return self.table.busy or self._doing.busy

    @Slot()
    def load(self) -> None:
        """Show the numbers anew."""
        self.table.load(self.search.text())

    def add_file(self, path: Path) -> None:
        """Never text the numbers of a file."""
        self.file_button.setEnabled(False)
        self.waiting.set_busy(True)
        work = partial(self._add_file, path, self.who)
        self._doing.run(work, done=self._tell_filed, failed=self._fail_file)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Delete take the selected numbers off."""
        if event.key() == Qt.Key.Key_Delete and self.table.chosen:
            self._ask_remove()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def _show_found(self, total: int) -> None:
        self._found = total
        self._below.setCurrentIndex(0 if self.table.rows.rows else 1)
        self._say_nobody()
        self._show_tools()

    @Slot()
    def _show_tools(self) -> None:
        self.remove_button.setVisible(bool(self.table.chosen))

    # --- a file ---------------------------------------------------------------------------

    def _add_file(self, path: Path, who: str, job: JobContext) -> int:
        return self._do_not_contact.add_file(path, ImportOptions(), job, reason=path.name, who=who)

    @Slot(object)
    def _tell_filed(self, count: int) -> None:
        self._rest()
        self.filed.emit(count)
        self.changed.emit()

    @Slot(object)
    def _fail_file(self, error: SmsdeskError) -> None:
        self._rest()
        self.file_failed.emit(error)

    def _rest(self) -> None:
        self.file_button.setEnabled(True)
        self.waiting.set_busy(False)

    # --- taking off -----------------------------------------------------------------------

    @Slot()
    def _ask_remove(self) -> None:
        chosen = self.table.chosen
        if not chosen:
            return
        self._asked = [entry.id for entry in chosen]
        number = chosen[0].e164
        question = (
            self.tr("Take {number} off this list?").format(number=national(number))
            if len(chosen) == 1 and number
            else self.tr("Take %Ln numbers off this list?", "", len(chosen))
        )
        dialog = ConfirmDialog(
            self.window(),
            question,
            self.tr("Campaigns text them again. Do it only if they asked for it."),
            yes=self.tr("Take off the list"),
            no=self.tr("Cancel"),
        )
        dialog.accepted.connect(self._remove)
        dialog.ask()

    @Slot()
    def _remove(self) -> None:
        work = partial(self._allow, self._asked)
        self._doing.run(work, done=self._tell_removed, failed=self.failed.emit)

    def _allow(self, ids: Sequence[int], _job: JobContext) -> int:
        return self._do_not_contact.remove_ids(ids)

    @Slot(object)
    def _tell_removed(self, _count: int) -> None:
        self.load()
        self.changed.emit()

    # --- words ----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self.title.setText(self.tr("Do not contact"))
        self.sentence.setText(self.tr("They never get a message, whatever list they are on"))
        self.file_button.setText(self.tr("Import a file"))
        self.add_button.setText(self.tr("Add a number"))
        self.add_button.setToolTip(self.tr("Ctrl+B, from anywhere"))
        self.search.set_words(self.tr("Search number, reason or who"), self.tr("Clear the search"))
        self.remove_button.setText(self.tr("Take off the list"))
        self._say_nobody()

    def _say_nobody(self) -> None:
        if self.search.text().strip():
            self.nobody.show_words(self.tr("Nobody found"), self.tr("Try fewer digits or letters"))
        else:
            self.nobody.show_words(
                self.tr("Nobody asked to be left alone"),
                self.tr("Whoever does not want messages any more is kept here"),
                self.tr("Add a number"),
            )

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.sentence)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 14, 0)
        head.setSpacing(8)
        head.addLayout(names, 1)
        head.addWidget(self.file_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 2, 14, 0)
        tools.setSpacing(8)
        self.search.setMinimumWidth(132)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.remove_button)
        self._below.addWidget(self.table)
        self._below.addWidget(self.nobody)
        self._below.setMinimumHeight(96)
        self.body.addLayout(head)
        self.body.addLayout(tools)
        self.body.addWidget(self.waiting)
        self.body.addWidget(self._below, 1)
