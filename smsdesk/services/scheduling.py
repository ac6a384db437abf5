"""What is planned: what is due, what was missed, and what becomes of it.

This computer keeps no timer for each campaign. A tick a few times a minute asks the database what
is due by the clock of now, so that a sleep, a clock that is set, or hours in which the program was
closed are nothing special: what is too late to begin by itself waits for a person's answer.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from sqlite3 import Connection

from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError, SmsdeskError
from smsdesk.core.holidays import in_thailand
from smsdesk.core.models import (
    Account,
    Campaign,
    CampaignState,
    Order,
    PauseReason,
    Plan,
    Recurrence,
    SentBy,
    credits_of,
)
from smsdesk.core.recurrence import CONFIRM_WITHIN, runs_until
from smsdesk.core.reserves import Need, Pot, Shortfall, shortfalls
from smsdesk.core.schedule import (
    THIS_PC_AHEAD,
    Window,
    brief_time,
    is_due,
    is_missed,
    too_far,
    too_soon,
)
from smsdesk.services.accounts import AccountService
from smsdesk.store import campaigns as campaign_store
from smsdesk.store import messages as message_store
from smsdesk.store.campaigns import CampaignRepository
from smsdesk.store.recurrences import RecurrenceRepository
from smsdesk.store.writer import Writer

__all__ = ["Due", "Planned", "SchedulingService", "may_be_moved"]

PAST = 30
"""So many of what went out stand below what is planned."""

_MOVABLE = (CampaignState.SCHEDULED, CampaignState.MISSED, CampaignState.PAUSED)


@dataclass(frozen=True, slots=True)
class Due:
    """What a tick found: campaigns to begin, runs to make, and what waits for an answer.

    ``missed_runs`` are runs that nobody made in time, ``to_confirm`` those of the next day that are
    not made by themselves. ``next_at`` is when this computer must be on
    next, for a campaign or a run that asks nobody (aware), None where it need not.
    """

    campaigns: tuple[Campaign, ...] = ()
    runs: tuple[Recurrence, ...] = ()
    missed: tuple[Campaign, ...] = ()
    missed_runs: tuple[Recurrence, ...] = ()
    to_confirm: tuple[Recurrence, ...] = ()
    next_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """What the Schedule tab shows: campaigns that come or were missed, then the last that went.

    ``holds`` tells by the id of an account whether its service holds messages for later,
    ``missed_runs`` by the id of a recurrence how many of its runs nobody made in time.
    """

    coming: tuple[Campaign, ...] = ()
    gone: tuple[Campaign, ...] = ()
    recurrences: tuple[Recurrence, ...] = ()
    shortfalls: tuple[Shortfall, ...] = ()
    holds: Mapping[int, bool] = field(default_factory=dict)
    missed_runs: Mapping[int, int] = field(default_factory=dict)


class SchedulingService:
    """Looks at the clock, and moves what is planned. Sending itself is SendingService's."""

    def __init__(
        self,
        campaigns: CampaignRepository,
        recurrences: RecurrenceRepository,
        accounts: AccountService,
        writer: Writer,
        clock: Clock,
    ) -> None:
        self._campaigns = campaigns
        self._recurrences = recurrences
        self._accounts = accounts
        self._writer = writer
        self._clock = clock

    # --- looking --------------------------------------------------------------------------

    def look(self) -> Due:
        """Tell what is due now. What is too late to begin becomes missed, and is told until
        somebody decides; what was called missed by a clock that was wrong is planned again."""
        now = self._clock()
        due = self._campaigns.due(now)
        late = [one for one in due if _is_late(one.plan, now)]
        early = [one for one in self._campaigns.missed() if one.at > now]
        if late or early:
            self._writer.write(lambda con: self._judge(con, late, early, now))
        near = self._recurrences.due(now + CONFIRM_WITHIN)
        runs = [one for one in near if one.run is not None and is_due(one.run.at, now)]
        nexts = (self._campaigns.next_of_this_pc(), self._recurrences.next_by_itself())
        missed_runs = [one for one in runs if one.run is not None and is_missed(one.run.at, now)]
        too_late = {one.id for one in late}
        return Due(
            campaigns=tuple(one for one in due if one.id not in too_late),
            runs=tuple(one for one in runs if not one.held and one not in missed_runs),
            missed=tuple(self._campaigns.missed()),
            missed_runs=tuple(missed_runs),
            to_confirm=tuple(one for one in near if one.held and one not in missed_runs),
            next_at=min((at for at in nexts if at is not None), default=None),
        )

    def planned(self) -> Planned:
        """Return what is planned, soonest first, and what will be short of credit."""
        now = self._clock()
        found = self._campaigns.planned(now, past=PAST)
        coming = [one for one in found if one.waits_for_this_pc or one.at > now]
        gone = [one for one in found if not (one.waits_for_this_pc or one.at > now)]
        recurrences = self._recurrences.coming()
        accounts = {one.name: one for one in self._accounts.all()}
        return Planned(
            coming=tuple(coming),
            gone=tuple(reversed(gone)),
            recurrences=tuple(recurrences),
            shortfalls=tuple(self._shortfalls(coming, recurrences, accounts)),
            holds={one.id: self._accounts.holds_for_later(one) for one in accounts.values()},
            missed_runs={
                one.id: runs_until(one.repeat.rule, one.run.at, now, in_thailand)
                for one in recurrences
                if one.run is not None and is_missed(one.run.at, now)
            },
        )

    def count(self, now: datetime) -> int:
        """Return how many campaigns and next runs are still to come, or were missed."""
        coming = self._campaigns.planned(now, past=0)
        return len(coming) + len(self._recurrences.coming())

    def next_allowed(self, campaign: Campaign) -> datetime:
        """Return when a campaign may go out: now, or when its hours begin next."""
        window, now = self._window(campaign), self._clock()
        return now if window is None else window.next_opening(now)

    # --- deciding -------------------------------------------------------------------------

    def move(
        self,
        campaign_id: int,
        at: datetime,
        *,
        by: SentBy | None = None,
        latest: datetime | None = None,
    ) -> Campaign:
        """Plan a campaign for another time; by the service it is ready to be handed over at once.

        Raises InputError for a time that is past, too far or outside the allowed hours, and for a
        campaign that is under way, has ended, or is with its service: no service lets one be
        recalled through its API.
        """
        campaign = self._movable(campaign_id)
        by = by or (campaign.plan.by if campaign.plan is not None else "this_pc")
        self._check(campaign, at, by, latest)
        plan = Plan(at, by, latest if by == "this_pc" else None)
        state = CampaignState.SCHEDULED if by == "this_pc" else CampaignState.PAUSED
        return self._plan(campaign, state, plan)

    def send_now(self, campaign_id: int) -> Campaign:
        """Take away a campaign's time, and what it was too late for; it is ready to be sent.

        Raises InputError for one that is under way or has ended.
        """
        campaign = self._movable(campaign_id)
        return self._plan(campaign, CampaignState.PAUSED, None)

    def take_back(self, campaign_id: int) -> None:
        """Cancel a planned campaign, to be written anew. Raises InputError once it has begun:
        whoever got the old text must not get the new one as well."""
        campaign = self._movable(campaign_id)

        def work(con: Connection) -> None:
            if campaign_store.state_of(con, campaign_id) is not CampaignState.SCHEDULED:
                raise InputError("nothing_to_plan", state=campaign.state)
            if campaign_store.has_begun(con, campaign_id):
                raise InputError("has_begun", id=str(campaign_id))
            now = self._clock()
            count = message_store.cancel_queued(con, campaign_id, now)
            campaign_store.move(con, campaign_id, CampaignState.CANCELLED, "", now, count=count)

        self._writer.write(work)

    def _movable(self, campaign_id: int) -> Campaign:
        """Return a campaign whose time may change. Raises InputError, and SmsdeskError
        ``restored_copy``: the original may have sent it, which is asked first."""
        campaign = self._campaigns.get(campaign_id)
        if campaign is None:
            raise InputError("unknown_campaign", id=str(campaign_id))
        if campaign.reason == PauseReason.RESTORED_COPY:
            count = campaign.tally.queued
            raise SmsdeskError("restored_copy", id=str(campaign_id), count=count)
        if not may_be_moved(campaign):
            with_service = campaign.plan is not None and campaign.plan.by == "service"
            if with_service and campaign.tally.accepted:
                service = self._accounts.service(campaign.service).title
                raise InputError("held_by_service", service=service)
            raise InputError("nothing_to_plan", state=campaign.state)
        return campaign

    def _check(self, campaign: Campaign, at: datetime, by: SentBy, latest: datetime | None) -> None:
        now = self._clock()
        info = self._accounts.service(campaign.service)
        account = self._accounts.by_id(campaign.account_id)
        if by == "service":
            if not self._accounts.holds_for_later(account):
                raise InputError("cannot_schedule", service=info.title)
            if too_soon(at, now + self._accounts.clock_ahead(account)):
                raise InputError("too_soon_for_service", service=info.title)
        elif at < now + THIS_PC_AHEAD:
            raise InputError("time_is_past")
        if too_far(at, now):
            raise InputError("time_too_far")
        if latest is not None and latest <= at:
            raise InputError("latest_before")
        window = self._window(campaign)
        if window is not None and not window.contains(at):
            raise InputError("outside_hours", opens=brief_time(window.next_opening(at)))

    def _window(self, campaign: Campaign) -> Window | None:
        """Return the hours that bind a campaign, None where it may go out at any hour."""
        if campaign.practice or "quiet_hours" in campaign.overrides:
            return None
        account = self._accounts.by_id(campaign.account_id)
        return self._accounts.quiet_window(account, campaign.order, campaign.purpose)

    def _plan(self, campaign: Campaign, state: CampaignState, plan: Plan | None) -> Campaign:
        """Write it, unless the campaign changed under our hands. Raises InputError."""

        def work(con: Connection) -> None:
            found = campaign_store.state_of(con, campaign.id)
            if found is not campaign.state:
                raise InputError("nothing_to_plan", state=found)
            campaign_store.plan_anew(con, campaign.id, state, plan, self._clock())

        self._writer.write(work)
        planned = self._campaigns.get(campaign.id)
        if planned is None:
            raise LookupError(campaign.id)
        return planned

    @staticmethod
    def _judge(con: Connection, late: list[Campaign], early: list[Campaign], now: datetime) -> None:
        for was, campaigns, becomes in (
            (CampaignState.SCHEDULED, late, CampaignState.MISSED),
            (CampaignState.MISSED, early, CampaignState.SCHEDULED),
        ):
            for one in campaigns:
                if campaign_store.state_of(con, one.id) is was:
                    campaign_store.move(
                        con, one.id, becomes, one.reason, now, at=brief_time(one.at)
                    )

    # --- what it takes --------------------------------------------------------------------

    def needs(self) -> list[Need]:
        """Return what this computer is still to send, and next runs as the last ones were."""
        accounts = {one.name: one for one in self._accounts.all()}
        coming = self._campaigns.planned(self._clock(), past=0)
        recurrences = self._recurrences.coming()
        return [*self._needs(coming, accounts), *self._expected(recurrences, accounts)]

    def _shortfalls(
        self,
        coming: Iterable[Campaign],
        recurrences: Iterable[Recurrence],
        accounts: Mapping[str, Account],
    ) -> list[Shortfall]:
        needs = [*self._needs(coming, accounts), *self._expected(recurrences, accounts)]
        balances: dict[Pot, Decimal] = {}
        for name, kind in {need.pot for need in needs}:
            known, _at = self._accounts.known_balances(accounts[name])
            there = credits_of(known, kind)
            if there is not None:
                balances[name, kind] = there
        return shortfalls(needs, balances)

    def _needs(self, coming: Iterable[Campaign], accounts: Mapping[str, Account]) -> Iterator[Need]:
        """Give what this computer is still to send; a service took the credits of what it holds."""
        for one in coming:
            if one.state is CampaignState.SCHEDULED and one.account in accounts:
                kind = self._accounts.spends(accounts[one.account], one.order)
                yield Need((one.account, kind), one.at, one.parts_left)

    def _expected(
        self, recurrences: Iterable[Recurrence], accounts: Mapping[str, Account]
    ) -> Iterator[Need]:
        """Give what next runs will take, if they are as the last ones."""
        last = self._recurrences.last_parts()
        for one in recurrences:
            if one.run is not None and one.id in last and one.account in accounts:
                order = Order(options=one.draft.options)
                kind = self._accounts.spends(accounts[one.account], order)
                yield Need((one.account, kind), one.run.at, last[one.id])


def may_be_moved(campaign: Campaign) -> bool:
    """Tell whether a campaign, or what is left of it, can still be planned for another time.

    One of a restored or copied desk must be confirmed as such first.
    """
    frozen = campaign.reason == PauseReason.RESTORED_COPY
    return campaign.state in _MOVABLE and campaign.tally.queued > 0 and not frozen


def _is_late(plan: Plan | None, now: datetime) -> bool:
    return plan is None or is_missed(plan.at, now, plan.latest)
