"""What History is asked for: words, days, account, campaign and state; on demand also sender,
delivery, tag, from which end, and days of one's own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsdesk.core.clock import Clock
from smsdesk.core.models import HistoryFilter
from smsdesk.core.schedule import in_bangkok
from smsdesk.ui.history.more_filters import MoreFilters
from smsdesk.ui.history.states import ORDER, figure
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.button import IconButton
from smsdesk.ui.widgets.chip import Chip, FilterChip
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.fields import SearchField
from smsdesk.ui.widgets.flow import FlowLayout

DAYS = {"today": 0, "week": 6, "month": 29}
"""Days back from today, which counts itself."""
OWN = "own"


class Shown(NamedTuple):
    """The campaign that the table is narrowed to."""

    campaign: int
    title: str


class FilterBar(Worded, QWidget):
    """Search, days, account; under them the campaign and a chip for each state there is."""

    changed = Signal()
    campaign_left = Signal()

    def __init__(self, speech: Speech, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._clock = clock
        self._campaign: Shown | None = None
        self._state = ""
        self._told = ""
        self._counts: Mapping[str, int] = {}
        self.search = SearchField("", self.tr("Clear the search"))
        self.days = ComboBox()
        self.account = ComboBox()
        self.more_button = IconButton("list-filter", self.tr("More filters"))
        self.more_button.setCheckable(True)
        self.more = MoreFilters(speech, clock)
        self.more.hide()
        self.chips: dict[str, FilterChip] = {}
        self.campaign_chip: Chip | None = None

        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.search, 1)
        row.addWidget(self.days)
        row.addWidget(self.account)
        row.addWidget(self.more_button)
        self._flow_box = QWidget()
        self._flow = FlowLayout(self._flow_box, spacing=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.more)
        column.addWidget(self._flow_box)
        for state in ("", *ORDER):
            chip = FilterChip("")
            chip.clicked.connect(self._take_state)
            self.chips[state] = chip
            self._flow.addWidget(chip)

        self.search.searched.connect(self._tell_search)
        self.days.chosen.connect(self._take_days)
        self.account.chosen.connect(self._tell)
        self.more.changed.connect(self._tell)
        self.more_button.toggled.connect(self.more.setVisible)
        self.retranslate()

    # --- what is asked for ----------------------------------------------------------------

    @property
    def searched(self) -> str:
        """Return the words that are looked for."""
        return self.search.text().strip()

    @property
    def state(self) -> str:
        """Return the shown state that is looked for, "" for any."""
        return self._state

    @property
    def campaign(self) -> int | None:
        """Return the campaign the table is narrowed to."""
        return self._campaign.campaign if self._campaign else None

    @property
    def narrowed(self) -> bool:
        """Tell whether anything is left out."""
        return replace(self.wanted(), oldest_first=False) != HistoryFilter()

    def wanted(self) -> HistoryFilter:
        """Return the whole of it."""
        own = self.days.current_key == OWN
        return HistoryFilter(
            text=self.searched,
            state=self._state,
            delivery=self.more.chosen_delivery,
            campaign=self.campaign,
            account=str(self.account.current_key or ""),
            sender=str(self.more.sender_box.current_key or ""),
            tag=self.more.chosen_tag,
            since=self.more.first_day if own else self._since(),
            until=self.more.day_after_last if own else None,
            oldest_first=self.more.order.current_key == "oldest",
        )

    def _since(self) -> datetime | None:
        back = DAYS.get(str(self.days.current_key))
        if back is None:
            return None
        today = in_bangkok(self._clock()).replace(hour=0, minute=0, second=0, microsecond=0)
        return today - timedelta(days=back)

    # --- what it is told ------------------------------------------------------------------

    def show_accounts(self, names: Sequence[str]) -> None:
        """Offer the accounts there are."""
        self.account.offer(self.tr("Every account"), "wallet", names)
        self.account.setVisible(len(names) > 1)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many messages there are of each state, whatever state is chosen."""
        self._counts = counts
        for state, chip in self.chips.items():
            number = counts.get(state, 0) if state else sum(counts.values())
            chip.set_count(figure(number))
            chip.setVisible(not state or bool(number) or state == self._state)
        self._flow_box.updateGeometry()

    def show_counting(self) -> None:
        """Show that nobody knows yet how many there are."""
        for chip in self.chips.values():
            chip.set_count("…")

    def show_campaign(self, shown: Shown | None) -> None:
        """Narrow to a campaign, or to none. Tells nobody."""
        self._campaign = shown
        if self.campaign_chip is not None:
            self._flow.removeWidget(self.campaign_chip)
            self.campaign_chip.hide()
            self.campaign_chip.deleteLater()
            self.campaign_chip = None
        if shown is not None:
            remove = self.tr("Show every campaign, not only {title}").format(title=shown.title)
            self.campaign_chip = Chip("send", shown.title, remove=remove)
            self.campaign_chip.removed.connect(self.campaign_left)
            self._flow.addWidget(self.campaign_chip)
            self.campaign_chip.show()
        self._flow_box.updateGeometry()

    def choose_state(self, state: str) -> None:
        """Look for one shown state, "" for any. Tells nobody."""
        self._state = state
        for key, chip in self.chips.items():
            chip.setChecked(key == state)

    @Slot()
    def clear(self) -> None:
        """Leave nothing out any more."""
        self.search.clear()
        self.days.choose("all")
        self.account.choose("")
        self.more.clear()
        self.choose_state("")
        if self._campaign is not None:
            self.campaign_left.emit()
        self._tell()

    # --- words ----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self.search.set_words(
            self.tr("Search name, number or message"), self.tr("Clear the search")
        )
        self.days.setAccessibleName(self.tr("Days"))
        self.account.setAccessibleName(self.tr("Account"))
        days = self.days.current_key or "all"
        self.days.clear()
        for key, word in (
            ("all", self.tr("All time")),
            ("today", self.tr("Today")),
            ("week", self.tr("7 days")),
            ("month", self.tr("30 days")),
            (OWN, self.tr("Choose days")),
        ):
            self.days.add_choice(key, word, "calendar")
        self.days.choose(days)
        self.days.updateGeometry()
        self.more_button.set_name(self.tr("More filters"))
        self.show_accounts(self.account.names)
        for state, chip in self.chips.items():
            chip.setText(self._speech.word(f"message_{state}") if state else self.tr("All"))
        self.choose_state(self._state)
        self.show_counts(self._counts)
        self.show_campaign(self._campaign)

    @Slot()
    def _take_days(self) -> None:
        own = self.days.current_key == OWN
        self.more.show_days(shown=own)
        if own:
            self.more_button.setChecked(True)
        self._tell()

    @Slot()
    def _take_state(self) -> None:
        pressed = next((key for key, chip in self.chips.items() if chip is self.sender()), "")
        self.choose_state("" if pressed == self._state else pressed)
        self.changed.emit()

    @Slot()
    def _tell_search(self) -> None:
        if self.searched != self._told:
            self._tell()

    @Slot()
    def _tell(self) -> None:
        self._told = self.searched
        self.changed.emit()
