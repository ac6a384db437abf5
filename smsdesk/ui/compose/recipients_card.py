"""Who gets the message: what the clerk added, as chips, and the ways to add more."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QSignalMapper, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from smsdesk.services.contacts import ContactList
from smsdesk.ui.compose.preparing import Source
from smsdesk.ui.language import Worded
from smsdesk.ui.style import icon
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.chip import Chip
from smsdesk.ui.widgets.flow import FlowLayout
from smsdesk.ui.widgets.labels import ElidedLabel, PlainLabel

ICONS = {
    "list": "list",
    "file": "file-spreadsheet",
    "typed": "phone",
    "campaign": "history",
}
MOST_LISTS = 12


class RecipientsCard(Worded, Card):
    """Chips of lists, files and numbers. Where there are none it offers the ways to begin."""

    menu_wanted = Signal()
    list_chosen = Signal(object)  # its name
    file_wanted = Signal()
    numbers_wanted = Signal()
    campaign_wanted = Signal()
    import_wanted = Signal()
    removed = Signal(object)  # the number of the source

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(20, 8, 14, 14), spacing=8, parent=parent)
        self._sources: Sequence[Source] = ()
        self._lists: Sequence[ContactList] = ()
        self.heading = PlainLabel(role="heading")
        self.people = PlainLabel(role="strong")
        self.note = ElidedLabel(role="small")
        self.add_button = Button("", "quiet", icon="plus")
        self.chips: list[Chip] = []
        self.menu = QMenu(self)
        self.invitation = PlainLabel(role="muted", wrap=True)
        self.list_button = Button("", icon="list")
        self.file_button = Button("", icon="file-spreadsheet")
        self.numbers_button = Button("", icon="phone")
        self._flow_box = QWidget()
        self._flow = FlowLayout(self._flow_box)
        self._begin = QWidget()
        self._removals = QSignalMapper(self)

        self._lay_out()

        self.add_button.clicked.connect(self.menu_wanted)
        self.list_button.clicked.connect(self.menu_wanted)
        self.file_button.clicked.connect(self.file_wanted)
        self.numbers_button.clicked.connect(self.numbers_wanted)
        self.menu.triggered.connect(self._choose)
        self._removals.mappedInt.connect(self._remove)

        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        self.heading.setMinimumHeight(self.add_button.sizeHint().height())
        head.addWidget(self.heading)
        head.addStretch()
        head.addWidget(self.people)
        head.addWidget(self.note)
        head.addWidget(self.add_button)
        begin = QVBoxLayout(self._begin)
        begin.setContentsMargins(0, 0, 6, 2)
        begin.setSpacing(10)
        ways = FlowLayout()
        for button in (self.list_button, self.file_button, self.numbers_button):
            ways.addWidget(button)
        begin.addWidget(self.invitation)
        begin.addLayout(ways)
        self.body.addLayout(head)
        self.body.addWidget(self._begin)
        self.body.addWidget(self._flow_box)

    def show_sources(self, sources: Sequence[Source]) -> None:
        """Show a chip for each source."""
        self._sources = sources
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(number, source) for number, source in enumerate(sources)]
        for chip in self.chips:
            self._flow.addWidget(chip)
        empty = not sources
        self._begin.setVisible(empty)
        self._flow_box.setVisible(not empty)
        self.add_button.setVisible(not empty)
        if empty:
            self.show_counts(None, {})

    def show_counts(self, messages: int | None, skipped: Mapping[str, int]) -> None:
        """Show how many get the message, and how many do not."""
        self.people.setText("" if messages is None else self.tr("%Ln people", "", messages))
        doubles = skipped.get("duplicate", 0)
        others = sum(skipped.values()) - doubles
        notes = []
        if doubles:
            notes.append(self.tr("%Ln doubles merged", "", doubles))
        if others:
            notes.append(self.tr("%Ln skipped", "", others))
        self.note.setText(" · ".join(notes))
        self.note.setVisible(bool(notes))

    def show_menu(self, lists: Sequence[ContactList]) -> None:
        """Open the menu under the button that asked for it."""
        self._fill_menu(lists)
        button = self.add_button if self._sources else self.list_button
        self.menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def retranslate(self) -> None:
        """Set every word anew; the page shows the counts again."""
        self.heading.setText(self.tr("Recipients"))
        self.add_button.setText(self.tr("Add recipients"))
        self.invitation.setText(
            self.tr("Who gets the message? Numbers are repaired, and doubles merged, on the way.")
        )
        self.list_button.setText(self.tr("From a list"))
        self.file_button.setText(self.tr("From Excel or CSV"))
        self.numbers_button.setText(self.tr("Type or paste numbers"))
        self.show_sources(self._sources)

    def _chip(self, number: int, source: Source) -> Chip:
        count = f"{len(source.people):,}" if source.name else ""
        name = source.name or self.tr("%Ln numbers", "", len(source.people))
        if source.kind == "typed" and source.name:
            count = ""
        chip = Chip(
            ICONS[source.kind], name, count, remove=self.tr("Remove {name}").format(name=name)
        )
        self._removals.setMapping(chip, number)
        chip.removed.connect(self._removals.map)
        return chip

    def _fill_menu(self, lists: Sequence[ContactList]) -> None:
        self.menu.clear()
        for one in lists[:MOST_LISTS]:
            words = f"{one.name}   {one.contacts:,}".replace("&", "&&")
            self._action("list", words, ("list", one.name))
        if not lists:
            nothing = self._action("list", self.tr("No contact lists yet"), None)
            nothing.setEnabled(False)
        self._action("upload", self.tr("Import contacts…"), ("import", ""))
        self.menu.addSeparator()
        self._action("file-spreadsheet", self.tr("From Excel or CSV…"), ("file", ""))
        self._action("phone", self.tr("Type or paste numbers…"), ("numbers", ""))
        self._action("history", self.tr("From an earlier campaign…"), ("campaign", ""))

    def _action(self, picture: str, words: str, data: tuple[str, str] | None) -> QAction:
        action = self.menu.addAction(icon(picture, "muted"), words)
        action.setData(data)
        return action

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        what, name = action.data() or ("", "")
        if what == "list":
            self.list_chosen.emit(name)
        elif what == "file":
            self.file_wanted.emit()
        elif what == "numbers":
            self.numbers_wanted.emit()
        elif what == "campaign":
            self.campaign_wanted.emit()
        elif what == "import":
            self.import_wanted.emit()

    @Slot(int)
    def _remove(self, number: int) -> None:
        # Later: the chip that was pressed dies of it.
        self.removed.emit(number)
        target = self.chips[0] if self.chips else None
        first = target.remove_button if target else self.list_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)
