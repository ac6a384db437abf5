"""Charts of what went out: day by day, by account and tag; and of one campaign.

A column is a day where there are few, else a week (from Monday), else a month.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Arrivals, Campaign, DayTotal, Delivery, Share, Totals
from smsdesk.core.schedule import day_text, month_text
from smsdesk.services.reports import ReportService
from smsdesk.services.sending import SendingService
from smsdesk.services.totals import TotalsService
from smsdesk.ui.history.chart_card import ChartCard, Legend
from smsdesk.ui.history.states import figure
from smsdesk.ui.jobs import JobRunner
from smsdesk.ui.language import Worded
from smsdesk.ui.latest import Latest
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.bars import Histogram, HistogramRow
from smsdesk.ui.widgets.button import Button
from smsdesk.ui.widgets.card import Card
from smsdesk.ui.widgets.column_chart import Column, ColumnChart
from smsdesk.ui.widgets.combo_box import ComboBox
from smsdesk.ui.widgets.dialog import ScrollColumn
from smsdesk.ui.widgets.empty_state import EmptyState
from smsdesk.ui.widgets.segmented import Segmented

PERIODS = {"month": 30, "quarter": 91, "year": 365}
MOST_DAYS, MOST_WEEKS = 45, 200
"""Up to so many days a column is a day, up to so many a week."""
SHARES = 6
"""Accounts or tags shown; the others are added up."""
ARRIVED_WITHIN = (1, 5, 15, 60, 240, 1440)
"""Minutes after the first request."""


class Known(NamedTuple):
    """What charts show, as one job reads it."""

    totals: Totals
    tags: Sequence[str]


class OfCampaign(NamedTuple):
    """What charts show of one campaign."""

    campaign: Campaign
    arrivals: Arrivals
    delivered: dict[Delivery, int]


class Charts(Worded, QWidget):
    """The charts, in place of the table."""

    failed = Signal(object)  # SmsdeskError
    saved = Signal(object)  # where a picture was written, None where it could not be
    all_wanted = Signal()  # no longer one campaign alone

    def __init__(  # noqa: PLR0917 - the parts it is made of
        self,
        totals: TotalsService,
        reports: ReportService,
        sending: SendingService,
        jobs: JobRunner,
        speech: Speech,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._totals = totals
        self._reports = reports
        self._sending = sending
        self._speech = speech
        self._reading = Latest(jobs, self)
        self._known: Known | None = None
        self._of: OfCampaign | None = None
        self._campaign: int | None = None
        self.period = ComboBox()
        self.account = ComboBox()
        self.tag = ComboBox()
        self.all_button = Button("", "quiet", icon="arrow-left")
        self.measure = Segmented((("messages", ""), ("credits", "")), "")
        self.days = ColumnChart()
        self.legend = Legend()
        self.by_account, self.by_tag = Histogram(most=130), Histogram(most=130)
        self.outcomes = Histogram(most=200)
        self.arrivals = ColumnChart()
        self.day_card = ChartCard(_above(self.days, self.legend))
        self.account_card = ChartCard(_on_top(self.by_account))
        self.tag_card = ChartCard(_on_top(self.by_tag))
        self.outcome_card = ChartCard(_on_top(self.outcomes))
        self.arrival_card = ChartCard(self.arrivals)
        self.nothing = EmptyState("chart-column")
        self._stack = QStackedWidget()
        self._lay_out()
        for box in (self.period, self.account, self.tag):
            box.chosen.connect(self.refresh)
        self.measure.chosen.connect(self._show_known)
        self.all_button.clicked.connect(self.all_wanted)
        for card in self.cards:
            card.saved.connect(self.saved)
        self.retranslate()

    @property
    def cards(self) -> tuple[ChartCard, ...]:
        """Return every chart."""
        return (
            self.day_card,
            self.account_card,
            self.tag_card,
            self.outcome_card,
            self.arrival_card,
        )

    @property
    def settled(self) -> bool:
        """Tell whether nothing is being read."""
        return not self._reading.busy

    def show_accounts(self, names: Sequence[str]) -> None:
        """Offer the accounts there are."""
        self.account.offer(self.tr("Every account"), "wallet", names)

    def show_campaign(self, campaign_id: int | None) -> None:
        """Show one campaign, or all again; ``refresh`` reads what is to be seen."""
        self._campaign = campaign_id
        one = campaign_id is not None
        self.all_button.setVisible(one)
        for widget in (self.period, self.account, self.measure):
            widget.setHidden(one)
        self.tag.setHidden(one or not self.tag.names)

    @Slot()
    def refresh(self) -> None:
        """Read again what is shown."""
        if self._campaign is not None:
            work = partial(self._read_campaign, self._campaign)
            self._reading.run(work, done=self._show_of, failed=self.failed.emit)
            return
        days = PERIODS[str(self.period.current_key)]
        account = str(self.account.current_key or "")
        tag = str(self.tag.current_key) if self.tag.current_key else None
        work_all = partial(self._read, days, account, tag)
        self._reading.run(work_all, done=self._show, failed=self.failed.emit)

    def _read(self, days: int, account: str, tag: str | None, _job: JobContext) -> Known:
        totals = self._totals.last_days(days, account=account, tag=tag)
        return Known(totals, self._totals.tags())

    def _read_campaign(self, campaign_id: int, job: JobContext) -> OfCampaign:
        delivered = dict(self._reports.counts(campaign_id))
        arrivals = self._totals.arrivals(campaign_id, job)
        return OfCampaign(self._sending.get(campaign_id), arrivals, delivered)

    # --- all campaigns --------------------------------------------------------------------

    @Slot(object)
    def _show(self, known: Known) -> None:
        self._known = known
        self.tag.offer(self.tr("Every tag"), "tag", known.tags)
        self.tag.setVisible(bool(known.tags) and self._campaign is None)
        self._show_known()

    @Slot()
    def _show_known(self) -> None:
        if self._known is None:
            return
        totals = self._known.totals
        credits_ = self.measure.current == "credits"
        self._stack.setCurrentIndex(0 if any(map(_count, totals.days)) else 1)
        columns = self._columns(totals.days, credits_=credits_)
        self.days.show_columns(self._day_title(), columns, _figure)
        inks = (("accent", "message_accepted"),) if credits_ else _STATES
        present = {ink for one in columns for ink, value in one.parts if value}
        self.legend.show_rows(
            [(ink, self._speech.word(code)) for ink, code in inks if ink in present]
        )
        taken = sum(one.accepted for one in totals.days)
        spent = sum((one.credits for one in totals.days), Decimal(0))
        sum_ = self.tr("{credits} credits").format(credits=figure(spent))
        if not credits_:
            sum_ = self.tr("%Ln accepted", "", taken) + f" · {sum_}"
        if totals.practice:
            sum_ += " · " + self.tr("practice")
        self.day_card.show_words(self._day_title(), sum_)
        self._show_shares(self.by_account, totals.accounts, credits_=credits_)
        self._show_shares(self.by_tag, totals.tags, credits_=credits_)
        self.account_card.show_words(self.tr("By account"))
        self.tag_card.show_words(self.tr("By tag"))
        self.tag_card.setVisible(any(one.name for one in totals.tags))

    def _day_title(self) -> str:
        credits_ = self.measure.current == "credits"
        days = PERIODS[str(self.period.current_key)]
        if days <= MOST_DAYS:
            return self.tr("Credits a day") if credits_ else self.tr("Messages a day")
        if days <= MOST_WEEKS:
            return self.tr("Credits a week") if credits_ else self.tr("Messages a week")
        return self.tr("Credits a month") if credits_ else self.tr("Messages a month")

    def _columns(self, days: Sequence[DayTotal], *, credits_: bool) -> list[Column]:
        language = self._speech.language
        name = partial(day_text, language=language)
        if len(days) > MOST_WEEKS:
            name = partial(month_text, language=language)
        found = []
        for day, lump in groupby(days, lambda one: _first_of_column(one.day, len(days))):
            total = _added(day, list(lump))
            parts: Sequence[tuple[str, Decimal | int]] = (
                (("accent", total.credits),)
                if credits_
                else (
                    ("accent", total.accepted),
                    ("unknown", total.unknown),
                    ("block", total.rejected),
                    ("control", total.other),
                )
            )
            found.append(Column(name(day), [name(day), *self._said(total)], parts))
        return found

    def _said(self, total: DayTotal) -> list[str]:
        counts = (total.accepted, total.unknown, total.rejected, total.other)
        lines = [
            f"{self._speech.word(code)} {figure(count)}"
            for (_ink, code), count in zip(_STATES, counts, strict=True)
            if count
        ]
        if total.credits:
            lines.append(self.tr("{credits} credits").format(credits=figure(total.credits)))
        return lines

    def _show_shares(self, bars: Histogram, shares: Sequence[Share], *, credits_: bool) -> None:
        def value(one: Share) -> Decimal:
            return one.credits if credits_ else Decimal(one.messages)

        ordered = sorted(shares, key=value, reverse=True)
        rows = [(one.name or self.tr("Without a tag"), value(one)) for one in ordered[:SHARES]]
        if rest := ordered[SHARES:]:
            rows.append((self.tr("%Ln others", "", len(rest)), sum(map(value, rest), Decimal(0))))
        bars.show_rows([HistogramRow(name, int(amount), figure(amount)) for name, amount in rows])

    # --- one campaign ---------------------------------------------------------------------

    @Slot(object)
    def _show_of(self, of: OfCampaign) -> None:
        self._of = of
        self._stack.setCurrentIndex(2)
        campaign, tally = of.campaign, of.campaign.tally
        reported = sum(of.delivered.values())
        rows = [
            (self._speech.word(f"delivery_{one}"), of.delivered.get(one, 0), ink)
            for one, ink in _DELIVERIES
        ]
        rows[1:1] = [
            (self._speech.word("message_accepted"), max(tally.accepted - reported, 0), "accent")
        ]
        rows += [
            (self._speech.word(f"message_{state}"), getattr(tally, state), ink)
            for state, ink in _NOT_TAKEN
        ]
        self.outcomes.show_rows(
            [HistogramRow(name, count, figure(count), ink) for name, count, ink in rows if count]
        )
        count = self.tr("%Ln messages", "", tally.messages)
        self.outcome_card.show_words(campaign.title, count)
        arrivals = of.arrivals
        self.arrival_card.setVisible(bool(arrivals.delivered))
        self.arrivals.show_columns(self.tr("On the phone within"), self._arrived(arrivals), _figure)
        of_taken = self.tr("{delivered} of {taken}").format(
            delivered=figure(arrivals.delivered), taken=figure(arrivals.taken)
        )
        self.arrival_card.show_words(self.tr("On the phone within"), of_taken)

    def _arrived(self, arrivals: Arrivals) -> list[Column]:
        """Return how many were on the phone by and by; each column holds those before it."""
        columns = []
        for limit in (*ARRIVED_WITHIN, None):
            count = sum(n for minute, n in arrivals.minutes if limit is None or minute < limit)
            name = self._within(limit)
            share = 100 * count // max(arrivals.taken, 1)
            columns.append(Column(name, [name, f"{figure(count)} · {share} %"], (("ok", count),)))
            if count == arrivals.delivered:
                break
        return columns

    def _within(self, minutes: int | None) -> str:
        if minutes is None:
            return self.tr("later")
        if minutes < 60:
            return self.tr("%Ln min", "", minutes)
        return self.tr("%Ln h", "", minutes // 60)

    # --- words and building ---------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        self.all_button.setText(self.tr("All campaigns"))
        self.period.setAccessibleName(self.tr("Days"))
        self.account.setAccessibleName(self.tr("Account"))
        self.tag.setAccessibleName(self.tr("Tag"))
        self.measure.setAccessibleName(self.tr("What is counted"))
        self.measure.set_words((self.tr("Messages"), self.tr("Credits")))
        chosen = self.period.current_key or "month"
        self.period.clear()
        for key, word in (
            ("month", self.tr("30 days")),
            ("quarter", self.tr("3 months")),
            ("year", self.tr("1 year")),
        ):
            self.period.add_choice(key, word, "calendar")
        self.period.choose(chosen)
        self.period.updateGeometry()
        self.show_accounts(self.account.names)
        self.nothing.show_words(
            self.tr("Nothing was sent in these days"),
            self.tr("Choose more days, another account or another tag"),
        )
        if self._known is not None:
            self._show(self._known)
        if self._of is not None and self._campaign is not None:
            self._show_of(self._of)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(10)
        for widget in (self.all_button, self.period, self.account, self.tag):
            tools.addWidget(widget)
        self.all_button.hide()
        self.tag.hide()
        tools.addStretch()
        tools.addWidget(self.measure)
        shares = QHBoxLayout()
        shares.setSpacing(16)
        shares.addWidget(self.account_card, 1)
        shares.addWidget(self.tag_card, 1)
        everything = QWidget()
        column = QVBoxLayout(everything)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.day_card, 3)
        column.addLayout(shares, 2)
        one = QWidget()
        of_one = QVBoxLayout(one)
        of_one.setContentsMargins(0, 0, 0, 0)
        of_one.setSpacing(14)
        self.outcome_card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        of_one.addWidget(self.outcome_card)
        of_one.addWidget(self.arrival_card, 1)
        of_one.addStretch()
        empty = Card()
        empty.body.addWidget(self.nothing)
        self.days.setMinimumHeight(150)
        self.arrivals.setMinimumHeight(150)
        for page in (ScrollColumn(everything), empty, ScrollColumn(one)):
            self._stack.addWidget(page)
        self._tools = QWidget()
        self._tools.setLayout(tools)
        tools.setContentsMargins(0, 0, 0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(14)
        whole.addWidget(self._tools)
        whole.addWidget(self._stack, 1)


_STATES = (
    ("accent", "message_accepted"),
    ("unknown", "message_unknown"),
    ("block", "message_rejected"),
    ("control", "message_not_sent"),
)
_DELIVERIES = (
    (Delivery.DELIVERED, "ok"),
    (Delivery.PENDING, "accent"),
    (Delivery.UNKNOWN, "accent"),
    (Delivery.EXPIRED, "warn"),
    (Delivery.UNDELIVERED, "block"),
)
_NOT_TAKEN = (
    ("rejected", "block"),
    ("unknown", "unknown"),
    ("queued", "control"),
    ("cancelled", "control"),
    ("not_sent", "control"),
)


def _first_of_column(day: date, days: int) -> date:
    """Return the first day of the column in which a day lies, where so many days are shown."""
    if days <= MOST_DAYS:
        return day
    if days <= MOST_WEEKS:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1)


def _added(day: date, totals: Sequence[DayTotal]) -> DayTotal:
    return DayTotal(
        day,
        accepted=sum(one.accepted for one in totals),
        rejected=sum(one.rejected for one in totals),
        unknown=sum(one.unknown for one in totals),
        other=sum(one.other for one in totals),
        credits=sum((one.credits for one in totals), Decimal(0)),
    )


def _count(day: DayTotal) -> int:
    return day.accepted + day.rejected + day.unknown + day.other


def _figure(value: Decimal) -> str:
    return figure(value.to_integral() if value == value.to_integral() else value)


def _above(*widgets: QWidget) -> QWidget:
    return _column(*widgets, stretch=False)


def _on_top(*widgets: QWidget) -> QWidget:
    return _column(*widgets, stretch=True)


def _column(*widgets: QWidget, stretch: bool) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for number, widget in enumerate(widgets):
        column.addWidget(widget, 0 if stretch or number else 1)
    if stretch:
        column.addStretch()
    return both
