"""The import's fourth step: what was found, before anything is saved."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.services.contacts import ContactList
from smsdesk.services.imports import Found, FoundRow
from smsdesk.ui.contacts.import_rows import RowsCard
from smsdesk.ui.contacts.import_several import SeveralCard
from smsdesk.ui.contacts.import_target import TargetRow
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.models.paged import SlicedModel
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.fields import SearchField, TextField
from smsdesk.ui.widgets.stat_tile import StatTile

TILES = {
    "added": ("circle-check", "ok"),
    "updated": ("refresh-cw", "accent"),
    "duplicate": ("copy", "neutral"),
    "refused": ("octagon-x", "block"),
}


class FoundStep(Worded, QWidget):
    """Four tiles that sum to the rows, the list to put people on, and the rows worth a look."""

    list_changed = Signal()  # somebody may be on the other list already: look again
    several_chosen = Signal(object)  # "refuse", "first" or "each"

    def __init__(self, jobs: JobRunner, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Found | None = None
        self._result = ""
        self.tiles = {
            key: StatTile("", "0", icon=icon, tone=tone) for key, (icon, tone) in TILES.items()
        }
        self.several = SeveralCard()
        self.people = TargetRow()
        self.worth_a_look = RowsCard(jobs, speech)
        self._lay_out()

        for tile in self.tiles.values():
            tile.clicked.connect(self._press_tile)
        self.several.chosen.connect(self.several_chosen)
        self.people.list_changed.connect(self.list_changed)
        self.retranslate()

    @property
    def list_name(self) -> str:
        """Return the name of the list to put people on."""
        return self.people.list_name

    @property
    def settled(self) -> bool:
        """Tell whether the rows in sight are those asked for."""
        return self.worth_a_look.settled

    @property
    def target(self) -> ComboBox:
        """Return the choice of the list."""
        return self.people.combo

    @property
    def new_name(self) -> TextField:
        """Return where a new list is named."""
        return self.people.new_name

    @property
    def search(self) -> SearchField:
        """Return where rows are looked for."""
        return self.worth_a_look.search

    @property
    def rows(self) -> SlicedModel[FoundRow]:
        """Return the rows in sight."""
        return self.worth_a_look.rows

    def begin(self, name: str, lists: Sequence[ContactList]) -> None:
        """Offer the lists there are, and a new one called ``name``."""
        self._result = ""
        self.search.clear()
        self.people.begin(name, lists)

    def show_found(self, found: Found, several: str | None) -> None:
        """Show what an import would do, with what was said of cells with two numbers."""
        self._found = found
        counts = found.counts
        figures = (counts.added, counts.updated, counts.duplicates, counts.rejected)
        for tile, figure in zip(self.tiles.values(), figures, strict=True):
            tile.set_number(f"{figure:,}")
        self.several.show_cells(found.several, several)
        self._say_repaired()
        self._mark_tiles()
        self.people.show_found(found)
        self.worth_a_look.show_found(found, self._result)

    def retranslate(self) -> None:
        """Set every word anew."""
        words = (
            self.tr("Added"),
            self.tr("Updated"),
            self.tr("Double, kept once"),
            self.tr("Refused"),
        )
        for tile, word in zip(self.tiles.values(), words, strict=True):
            tile.setText(word)
        self._say_repaired()

    @Slot()
    def _press_tile(self) -> None:
        pressed = next((key for key, tile in self.tiles.items() if tile is self.sender()), "")
        self._result = "" if pressed == self._result else pressed
        self._mark_tiles()
        self.worth_a_look.narrow(self._result)

    def _mark_tiles(self) -> None:
        for key, tile in self.tiles.items():
            tile.setChecked(key == self._result)

    def _say_repaired(self) -> None:
        """Say how many were repaired on the tile they belong to; of both, beside the rows."""
        counts = self._found.counts if self._found else None
        words = self.tr("%Ln repaired", "", counts.repaired) if counts and counts.repaired else ""
        added, updated = (counts.added, counts.updated) if counts else (0, 0)
        self.tiles["added"].set_second("" if updated else words)
        self.tiles["updated"].set_second("" if added else words)

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(16)
        for tile in self.tiles.values():
            tiles.addWidget(tile)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(tiles)
        column.addWidget(self.several)
        column.addWidget(self.people)
        column.addWidget(self.worth_a_look, 1)
        column.addWidget(self.worth_a_look.advice)
