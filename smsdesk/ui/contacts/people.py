"""One list of people: search, endless scrolling, and what can be done with it."""

from collections.abc import Sequence
from datetime import datetime, time

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from smsdesk.core.schedule import BANGKOK, short_date_text
from smsdesk.services.contacts import ContactList, ContactService
from smsdesk.services.do_not_contact import DoNotContactService
from smsdesk.services.imports import ImportRecord, ImportService
from smsdesk.ui.contacts.list_menu import ListMenuButton
from smsdesk.ui.contacts.list_title import ListTitle
from smsdesk.ui.contacts.nobody import Nobody
from smsdesk.ui.contacts.people_acts import PeopleActs
from smsdesk.ui.contacts.people_foot import PeopleFoot
from smsdesk.ui.contacts.people_table import PeopleTable
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.badge import Badge, BadgeSpec
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.fields import SearchField
from smsdesk.ui.widgets.labels import ElidedLabel, PlainLabel

ROOMY = 640
TAGS = 3
"""Tags that are named under the title; the pane at the left names them all."""


class PeoplePane(Worded, Card):
    """The chosen list at the right of the lists. ``who`` notes what is never texted."""

    write_wanted = Signal(object)  # the list's name
    import_wanted = Signal()
    details_wanted = Signal(object)  # whether it is about consent
    merge_wanted = Signal()
    export_wanted = Signal()
    add_wanted = Signal()
    edit_wanted = Signal(object)  # Contact
    other_wanted = Signal(object)  # the name of another list that has whom was looked for
    renamed = Signal(object)  # the new name
    changed = Signal()  # lists or counts are different now
    failed = Signal(object)  # SmsdeskError

    def __init__(  # noqa: PLR0917 - the services a page is made of
        self,
        contacts: ContactService,
        imports: ImportService,
        do_not_contact: DoNotContactService,
        jobs: JobRunner,
        speech: Speech,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("card", margins=(1, 14, 1, 6), spacing=8, parent=parent)
        self._speech = speech
        self._list: ContactList | None = None
        self._import: ImportRecord | None = None
        self._found: int | None = 0
        self.who = ""
        self.title = ListTitle(speech)
        self.count = PlainLabel(role="small")
        self.consent = ElidedLabel(role="small")
        self.consent_button = Button("", "quiet", icon="pencil")
        self.tags: list[Badge] = []
        self.menu_button = ListMenuButton()
        self.write_button = Button("", icon="square-pen")
        self.search = SearchField("", self.tr("Clear the search"))
        self.add_button = Button("", "quiet", icon="plus")
        self.table = PeopleTable(contacts, jobs)
        self.table_menu = QMenu(self)
        self.nobody = Nobody()
        self.foot = PeopleFoot()
        self.acts = PeopleActs(self, contacts, imports, do_not_contact, jobs)
        self._tag_row = QHBoxLayout()
        self._below = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def busy(self) -> bool:
        """Tell whether something is under way."""
        return self.table.busy or self.acts.busy

    @property
    def shown(self) -> ContactList | None:
        """Return the list in sight."""
        return self._list

    def show_list(
        self,
        one: ContactList,
        last: ImportRecord | None,
        *,
        alone: bool,
        searching: bool = False,
    ) -> None:
        """Show a list, and the import that can be undone.

        ``alone``: there is no other list. ``searching``: what is looked for is looked for here too.
        """
        if self._list is None or self._list.id != one.id:
            if not searching:
                self.search.forget()
            self.title.end()
            self.table.clear()
            self.foot.show_chosen(())
        self._list, self._import = one, last
        self.menu_button.show_list(one.name, alone=alone)
        self.foot.show_import(last)
        self._show_tags(one.tags)
        self._say_list()
        self.load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for how they agreed."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Delete take the selected people off, and F2 rename the list."""
        if event.key() == Qt.Key.Key_Delete and self.table.chosen:
            self._take_off()
        elif event.key() == Qt.Key.Key_F2:
            self.title.begin()
        else:
            super().keyPressEvent(event)

    @Slot()
    def load(self) -> None:
        """Show who fits the search."""
        if self._list is not None:
            self.table.load(self._list.id, self.search.text())

    @Slot(object)
    def _show_found(self, total: int | None) -> None:
        self._found = total
        self._below.setCurrentIndex(0 if self.table.rows.rows else 1)
        self._say_list()
        self._show_tools()

    @Slot()
    def _show_tools(self) -> None:
        self.foot.show_chosen(self.table.chosen)

    @Slot()
    def _show_busy(self) -> None:
        for button in (self.menu_button, self.foot.undo_button, self.write_button):
            button.setEnabled(not self.acts.busy)

    def _show_tags(self, tags: Sequence[str]) -> None:
        for badge in self.tags:
            self._tag_row.removeWidget(badge)
            badge.hide()
            badge.deleteLater()
        shown = [*tags[:TAGS], *([f"+{len(tags) - TAGS}"] if len(tags) > TAGS else [])]
        self.tags = [Badge(BadgeSpec("neutral", _short(tag), "tag")) for tag in shown]
        for at, badge in enumerate(self.tags):
            self._tag_row.insertWidget(at, badge)
        self._fit()

    def _fit(self) -> None:
        """Name the tags where there is room; the pane at the left names them too."""
        for badge in self.tags:
            badge.setVisible(self.width() >= ROOMY)

    # --- presses --------------------------------------------------------------------------

    @Slot()
    def _write(self) -> None:
        if self._list is not None:
            self.write_wanted.emit(self._list.name)

    @Slot()
    def delete(self) -> None:
        """Ask whether the whole list is to be deleted."""
        if self._list is not None:
            self.acts.delete_list(self._list)

    @Slot(object)
    def _rename(self, name: str) -> None:
        if self._list is not None:
            self.acts.rename(self._list, name)

    @Slot(object)
    def _tell_renamed(self, name: str) -> None:
        self.title.show_name(name)
        self.title.end()
        self.renamed.emit(name)

    @Slot()
    def _tell_details(self) -> None:
        self.details_wanted.emit(False)

    @Slot()
    def _tell_consent(self) -> None:
        self.details_wanted.emit(True)

    @Slot()
    def _edit(self) -> None:
        if (person := self.table.one) is not None:
            self.edit_wanted.emit(person)

    @Slot()
    def _take_off(self) -> None:
        if people := self.table.chosen:
            self.acts.take_off(people)

    @Slot()
    def _never_text(self) -> None:
        if people := self.table.chosen:
            self.acts.never_text(people, self.who)

    @Slot()
    def _undo(self) -> None:
        if self._import is not None:
            self.acts.undo_import(self._import)

    @Slot(QPoint)
    def _open_menu(self, at: QPoint) -> None:
        """Offer what can be done with who is chosen where the pointer is."""
        if not self.table.chosen:
            return
        foot = self.foot
        self.table_menu.clear()
        if self.table.one is not None:
            self.table_menu.addAction(foot.edit_button.text(), self._edit)
        self.table_menu.addAction(foot.copy_button.accessibleName(), self.table.copy_numbers)
        self.table_menu.addAction(foot.never_button.text(), self._never_text)
        self.table_menu.addSeparator()
        self.table_menu.addAction(foot.remove_button.text(), self._take_off)
        self.table_menu.popup(self.table.viewport().mapToGlobal(at))

    def _connect(self) -> None:
        self.table.shown.connect(self._show_found)
        self.table.elsewhere.connect(self.nobody.show_elsewhere)
        self.table.chosen_changed.connect(self._show_tools)
        self.table.edit_wanted.connect(self._edit)
        self.table.failed.connect(self.failed)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.search.searched.connect(self.load)
        self.title.renamed.connect(self._rename)
        self.write_button.clicked.connect(self._write)
        self.add_button.clicked.connect(self.add_wanted)
        self.consent_button.clicked.connect(self._tell_consent)
        self.menu_button.rename_wanted.connect(self.title.begin)
        self.menu_button.details_wanted.connect(self._tell_details)
        self.menu_button.merge_wanted.connect(self.merge_wanted)
        self.menu_button.export_wanted.connect(self.export_wanted)
        self.menu_button.delete_wanted.connect(self.delete)
        self.nobody.pressed.connect(self.import_wanted)
        self.nobody.other_wanted.connect(self.other_wanted)
        self.foot.edit_button.clicked.connect(self._edit)
        self.foot.copy_button.clicked.connect(self.table.copy_numbers)
        self.foot.never_button.clicked.connect(self._never_text)
        self.foot.remove_button.clicked.connect(self._take_off)
        self.foot.undo_button.clicked.connect(self._undo)
        self.acts.busy_changed.connect(self._show_busy)
        self.acts.done.connect(self.changed)
        self.acts.renamed.connect(self._tell_renamed)
        self.acts.name_refused.connect(self.title.refuse)
        self.acts.failed.connect(self.failed)

    # --- words ----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self.write_button.setText(self.tr("Write to this list"))
        self.search.set_words(
            self.tr("Search name, number or any column"), self.tr("Clear the search")
        )
        self.add_button.setText(self.tr("Add a person"))
        self._say_list()

    def _say_list(self) -> None:
        if self._list is None:
            return
        self.title.show_name(self._list.name)
        people = self.tr("%Ln people", "", self._list.contacts)
        searching = bool(self.search.text().strip())
        if not searching:
            self.count.setText(people)
        else:
            seen = len(self.table.rows.rows)
            found = f"{seen:,}+" if self._found is None else f"{self._found:,}"
            words = self.tr("{found} of {people}")
            self.count.setText(words.format(found=found, people=people))
        self.nobody.show_reason(searching=searching)
        self._say_consent(self._list)

    def _say_consent(self, one: ContactList) -> None:
        noted = bool(one.consent or one.consent_at)
        day = ""
        if one.consent_at is not None:
            noon = datetime.combine(one.consent_at, time(12), BANGKOK)
            day = short_date_text(noon, self._speech.language)
        if one.consent and day:
            words = self.tr("Agreed: {source}, since {day}")
        elif day:
            words = self.tr("Agreed since {day}")
        elif one.consent:
            words = self.tr("Agreed: {source}")
        else:
            words = self.tr("How they agreed is not noted")
        self.consent.setText(words.format(source=one.consent, day=day))
        self.consent_button.setText(self.tr("Change") if noted else self.tr("Note it"))
        self.consent_button.setAccessibleName(
            self.tr("Note how the people of “{list}” agreed").format(list=one.name)
        )

    # --- building -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.count)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 14, 0)
        head.setSpacing(8)
        head.addLayout(names, 1)
        head.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.write_button, 0, Qt.AlignmentFlag.AlignTop)
        self._tag_row.setContentsMargins(16, 0, 14, 0)
        self._tag_row.setSpacing(6)
        self._tag_row.addWidget(self.consent)
        self._tag_row.addWidget(self.consent_button)
        self._tag_row.addStretch(1)
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 0, 14, 0)
        tools.setSpacing(8)
        self.search.setMinimumWidth(132)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.add_button)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._below.addWidget(self.table)
        self._below.addWidget(self.nobody)
        self._below.setMinimumHeight(96)
        self.body.addLayout(head)
        self.body.addLayout(self._tag_row)
        self.body.addLayout(tools)
        self.body.addWidget(self._below, 1)
        self.body.addWidget(self.foot)


def _short(tag: str) -> str:
    return tag if len(tag) <= 20 else f"{tag[:19]}…"
