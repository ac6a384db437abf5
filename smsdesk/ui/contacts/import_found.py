"""The import's fourth step: what was found, before anything is saved."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smsdesk.core.jobs import JobContext
from smsdesk.core.phone import national
from smsdesk.services.contacts import ContactList
from smsdesk.services.imports import Found, FoundRow
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.models.paged import Ahead, SlicedModel
from smsdesk.ui.models.rows import Column
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.badge import BadgeSpec, badge_width
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.fields import SearchField, TextField
from smsdesk.ui.widgets.labels import ElidedLabel, PlainLabel
from smsdesk.ui.widgets.painting import width_of
from smsdesk.ui.widgets.stat_tile import StatTile
from smsdesk.ui.widgets.table_view import PADDING, TableView

NEW = None
"""The key of "a new list" among the lists."""
KEPT = ("added", "updated")
RESULTS = {"repaired": ("ok", "wrench"), "duplicate": ("neutral", "copy"), "refused": ("block", "")}
TILES = {
    "added": ("circle-check", "ok"),
    "updated": ("refresh-cw", "accent"),
    "duplicate": ("copy", "neutral"),
    "refused": ("octagon-x", "block"),
}


class FoundStep(Worded, QWidget):
    """The list to put people on, four tiles that sum to the rows, and the rows worth a look."""

    list_changed = Signal()  # somebody may be on the other list already: look again
    named = Signal()

    def __init__(self, jobs: JobRunner, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._filtering = Latest(jobs, self)
        self._found: Found | None = None
        self._lists: Sequence[ContactList] = ()
        self._result = ""
        self._looked_as = ""
        self.target = ComboBox()
        self.new_name = TextField()
        self.tiles = {
            key: StatTile("", "0", icon=icon, tone=tone) for key, (icon, tone) in TILES.items()
        }
        self.search = SearchField("", self.tr("Clear the search"))
        self.table = TableView("")
        self.rows: SlicedModel[FoundRow] = SlicedModel((), self.table)
        self.all_well = EmptyState("circle-check")
        self._heading = PlainLabel(role="heading")
        self._tip = ElidedLabel(role="small")
        self._list_caption = PlainLabel(role="medium")
        self._list_note = PlainLabel(role="small")
        self._below = QStackedWidget()
        self._lay_out()

        self.table.setModel(self.rows)
        self._ahead = Ahead(self.table)
        for tile in self.tiles.values():
            tile.clicked.connect(self._press_tile)
        self.search.searched.connect(self._filter)
        self.target.chosen.connect(self._choose_list)
        self.new_name.textEdited.connect(self._rename)
        self.new_name.editingFinished.connect(self._look_if_other)
        self.retranslate()

    # --- what was found -------------------------------------------------------------------

    @property
    def list_name(self) -> str:
        """Return the name of the list to put people on."""
        key = self.target.current_key
        return self.new_name.text().strip() if key is NEW else str(key)

    @property
    def settled(self) -> bool:
        """Tell whether the rows in sight are those asked for."""
        return not self._filtering.busy

    def begin(self, name: str, lists: Sequence[ContactList]) -> None:
        """Offer the lists there are, and a new one called ``name``."""
        self._lists = lists
        self._result = ""
        self.search.clear()
        existing = name in [one.name for one in lists]
        self.new_name.setText(name)
        self._fill_lists()
        self.target.choose(name if existing else NEW)
        self._looked_as = self.list_name
        self._show_target()

    def show_found(self, found: Found) -> None:
        """Show what an import would do."""
        self._found = found
        counts = found.counts
        figures = (counts.added, counts.updated, counts.duplicates, counts.rejected)
        for tile, figure in zip(self.tiles.values(), figures, strict=True):
            tile.set_number(f"{figure:,}")
        self._say_repaired()
        self._mark_tiles()
        self._show_target()
        self._filter()

    def mark_name(self, sentence: str) -> None:
        """Say what is wrong with the list's name, or nothing."""
        self.new_name.set_invalid(bool(sentence))
        if sentence:
            self._list_note.setText(sentence)
            self._list_note.set_tone("block")
            self.new_name.setFocus()

    # --- narrowing ------------------------------------------------------------------------

    @Slot()
    def _press_tile(self) -> None:
        pressed = next((key for key, tile in self.tiles.items() if tile is self.sender()), "")
        self._result = "" if pressed == self._result else pressed
        self._mark_tiles()
        self._filter()

    def _mark_tiles(self) -> None:
        for key, tile in self.tiles.items():
            tile.setChecked(key == self._result)

    @Slot()
    def _filter(self) -> None:
        if self._found is None:
            return
        result = "repaired" if self._result in KEPT else self._result
        work = partial(_narrowed, self._found.rows, result, self.search.text().strip())
        self._filtering.run(work, done=self._show_rows)

    @Slot(object)
    def _show_rows(self, rows: Sequence[FoundRow]) -> None:
        self.table.set_searched(self.search.text().strip())
        self.rows.show(rows)
        self.table.scrollToTop()
        self._below.setCurrentIndex(0 if rows else 1)
        self._say_rows()

    # --- the list -------------------------------------------------------------------------

    @Slot(object)
    def _choose_list(self, _key: object) -> None:
        self._show_target()
        if self.target.current_key is NEW:
            self.new_name.setFocus()
        self._look_if_other()

    @Slot()
    def _rename(self) -> None:
        self.mark_name("")
        self._show_target()
        self.named.emit()

    @Slot()
    def _look_if_other(self) -> None:
        """Look again where the other list may have some of these people already."""
        known = {one.name for one in self._lists}
        before, now = self._looked_as, self.list_name
        self._looked_as = now
        if now != before and (before in known or now in known):
            self.list_changed.emit()
        self.named.emit()

    def _show_target(self) -> None:
        new = self.target.current_key is NEW
        self.new_name.setVisible(new)
        size = next((one.contacts for one in self._lists if one.name == self.list_name), None)
        self._list_note.set_tone("")
        self._list_note.setText(
            self.tr("%Ln people are on it already", "", size) if size is not None else ""
        )

    # --- words ----------------------------------------------------------------------------

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
        self.search.set_words(self.tr("Search name or number"), self.tr("Clear the search"))
        self._list_caption.setText(self.tr("Put them on the list"))
        self.new_name.setAccessibleName(self.tr("Name of the new list"))
        self.new_name.setPlaceholderText(self.tr("Name of the new list"))
        self.target.setAccessibleName(self.tr("List"))
        self.all_well.show_words(
            self.tr("Nothing here needs a look"), self.tr("These rows are taken as they stand")
        )
        self._fill_lists()
        self._show_target()
        self._say_repaired()
        self._say_rows()
        self._retitle()

    def _fill_lists(self) -> None:
        chosen = self.target.current_key
        self.target.clear()
        self.target.add_choice(NEW, self.tr("A new list"), "plus")
        for one in self._lists:
            self.target.add_choice(one.name, one.name, "list")
        self.target.choose(chosen)
        self.target.updateGeometry()

    def _say_repaired(self) -> None:
        """Say how many were repaired: on the tile they belong to, or of both beside the rows."""
        counts = self._found.counts if self._found else None
        words = self.tr("%Ln repaired", "", counts.repaired) if counts and counts.repaired else ""
        added, updated = (counts.added, counts.updated) if counts else (0, 0)
        self.tiles["added"].set_second("" if updated else words)
        self.tiles["updated"].set_second("" if added else words)
        tip = self.tr("Press a tile to see one kind")
        if words and added and updated:
            both = self.tr("{repaired} of the added and updated").format(repaired=words)
            tip = f"{both} · {tip}"
        self._tip.setText(tip)

    def _say_rows(self) -> None:
        self._heading.setText(self.tr("%Ln rows worth a look", "", self.rows.total))

    def _retitle(self) -> None:
        self.table.set_name(self.tr("Rows worth a look"))
        self.rows.set_columns(
            (
                Column(self.tr("Row in Excel"), _row, ink="muted"),
                Column(self.tr("Name"), _name),
                Column(self.tr("In the file"), _written),
                Column(self.tr("Result"), _nothing, badge=self._badge),
                Column(self.tr("Number used"), _number, kind="strong"),
                Column(self.tr("Why"), self._why),
            )
        )
        badge = max(badge_width(spec) for spec in map(self._spec, RESULTS)) + 2 * PADDING
        row = width_of(self.tr("Row in Excel"), "badge") + 2 * PADDING + 4
        self.table.set_columns([row, 140, 146, badge, 122, 200], stretch=5)

    def _badge(self, row: FoundRow) -> BadgeSpec:
        return self._spec(row.result)

    def _spec(self, result: str) -> BadgeSpec:
        tone, icon = RESULTS[result]
        words = {
            "repaired": self.tr("Repaired"),
            "duplicate": self.tr("Double"),
            "refused": self.tr("Refused"),
        }
        return BadgeSpec(tone, words[result], icon)

    def _why(self, row: FoundRow) -> str:
        kind = "repair" if row.result == "repaired" else "reason"
        return " · ".join(self._speech.word(f"{kind}_{word}") for word in row.words)

    # --- building -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.search.setFixedWidth(252)
        target = QHBoxLayout()
        target.setSpacing(12)
        self.new_name.setFixedWidth(260)
        target.addWidget(self._list_caption)
        target.addWidget(self.target)
        target.addWidget(self.new_name)
        target.addWidget(self._list_note, 1)
        tiles = QHBoxLayout()
        tiles.setSpacing(16)
        for tile in self.tiles.values():
            tiles.addWidget(tile)
        head = QHBoxLayout()
        head.setContentsMargins(15, 12, 16, 6)
        head.setSpacing(12)
        head.addWidget(self._heading)
        head.addWidget(self._tip, 1)
        head.addWidget(self.search)
        self._below.addWidget(self.table)
        self._below.addWidget(self.all_well)
        self._below.setMinimumHeight(170)
        card = Card(margins=(1, 0, 1, 6), spacing=0)
        card.body.addLayout(head)
        card.body.addWidget(self._below, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(tiles)
        column.addLayout(target)
        column.addWidget(card, 1)


def _narrowed(
    rows: Sequence[FoundRow], result: str, text: str, job: JobContext
) -> Sequence[FoundRow]:
    """Return the rows of one result in which a text stands, in their order."""
    wanted = text.casefold()
    digits = "".join(filter(str.isdecimal, text)).removeprefix("0")
    only_digits = bool(digits) and not text.strip("0123456789+-. ()")
    if not result and not wanted:
        return rows
    found = []
    for number, row in enumerate(rows):
        if number % 10_000 == 0:
            job.check()
        if result and row.result != result:
            continue
        if (
            wanted in row.name.casefold()
            or wanted in row.written.casefold()
            or (only_digits and digits in row.e164)
        ):
            found.append(row)
    return found


def _row(row: FoundRow) -> str:
    return str(row.row)


def _name(row: FoundRow) -> str:
    return row.name


def _written(row: FoundRow) -> str:
    return row.written


def _number(row: FoundRow) -> str:
    return national(row.e164) if row.e164 and row.result == "repaired" else ""


def _nothing(_row: FoundRow) -> str:
    return ""
