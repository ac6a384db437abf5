"""Campaigns that come again and again; each run is one of its own, of the list as it is then.

A run that may go out by itself is made when it is due, by whoever looks at the clock; any other
waits for somebody to look at its receipt. Of one run one campaign is made, ever.
"""

import logging
from dataclasses import replace
from datetime import datetime

from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError, SmsdeskError
from smsdesk.core.holidays import in_thailand
from smsdesk.core.models import Campaign, Draft, Recurrence, RunOf
from smsdesk.core.recurrence import next_run
from smsdesk.core.schedule import is_missed
from smsdesk.services.composing import ComposingService
from smsdesk.services.gathering import Gathering
from smsdesk.store.recurrences import RecurrenceRepository

log = logging.getLogger(__name__)


class RecurringService:
    """Makes runs, passes over them, and ends recurrences."""

    def __init__(
        self,
        recurrences: RecurrenceRepository,
        composing: ComposingService,
        gathering: Gathering,
        clock: Clock,
    ) -> None:
        self._recurrences = recurrences
        self._composing = composing
        self._gathering = gathering
        self._clock = clock

    def coming(self) -> list[Recurrence]:
        """Return those with a run to come, soonest first."""
        return self._recurrences.coming()

    def get(self, recurrence_id: int) -> Recurrence:
        """Return one of them. Raises InputError."""
        found = self._recurrences.get(recurrence_id)
        if found is None:
            raise InputError("unknown_recurrence", id=str(recurrence_id))
        return found

    def draft_of(self, recurrence_id: int, *, now: bool = False) -> Draft:
        """Return the next run as a draft with its people as they are now, for a receipt.

        With ``now``, or where its time has passed, it goes out as soon as it is confirmed.
        Raises InputError where no run follows, and whatever reading its people raises.
        """
        recurrence = self.get(recurrence_id)
        if recurrence.run is None:
            raise InputError("run_made")
        people, fields = self._gathering.people(recurrence.draft.sources)
        at, written = recurrence.run.at, recurrence.draft
        late = now or at <= self._clock()
        return replace(
            written,
            account=recurrence.account,
            title=recurrence.title,
            people=people,
            known_fields=fields,
            at=None if late else at,
            by="" if late else "this_pc",
            latest=None if late else _latest(written, at),
            repeat=None,
            run=RunOf(recurrence.id, at),
        )

    def make(self, recurrence_id: int) -> Campaign | None:
        """Make the campaign of a run that is due and may go out by itself.

        Returns None where it may not: more people or credits than allowed, something that blocks,
        people who cannot be read. Why is kept with the run, which then waits to be confirmed.
        """
        recurrence = self.get(recurrence_id)
        if recurrence.held or recurrence.run is None:
            return None
        run, now = RunOf(recurrence.id, recurrence.run.at), self._clock()
        if run.at > now or is_missed(run.at, now):
            return None
        try:
            draft = self.draft_of(recurrence_id)
            latest = _latest(recurrence.draft, run.at)
            prepared = self._composing.prepare(
                replace(draft, at=run.at, by="this_pc", latest=latest)
            )
        except SmsdeskError as error:
            self._hold(run, error.code)
            return None
        receipt, repeat = prepared.receipt, recurrence.repeat
        if receipt.blocked:
            self._hold(run, next(one.code for one in receipt.findings if one.blocks))
            return None
        if not repeat.allows(receipt.messages, receipt.credits):
            self._hold(run, "people" if receipt.messages > repeat.people else "credits")
            return None
        return self._composing.confirm(prepared)

    def skip(self, recurrence_id: int) -> Recurrence:
        """Pass over the next run, and over all that should have been made by now."""
        recurrence = self.get(recurrence_id)
        if recurrence.run is None:
            raise InputError("run_made")
        after = max(recurrence.run.at, self._clock())
        following = next_run(recurrence.repeat.rule, after, in_thailand)
        self._recurrences.pass_over(RunOf(recurrence.id, recurrence.run.at), following)
        log.info("A run of recurrence %d was passed over: %s", recurrence.id, recurrence.run.at)
        return self.get(recurrence_id)

    def end(self, recurrence_id: int) -> None:
        """Let no run follow; campaigns that were made of earlier runs stay as they are."""
        self.get(recurrence_id)
        self._recurrences.end(recurrence_id)

    def _hold(self, run: RunOf, why: str) -> None:
        self._recurrences.hold(run, why)
        log.warning("A run of recurrence %d waits: %s", run.recurrence, why)


def _latest(written: Draft, at: datetime) -> datetime | None:
    """Return a run's latest time: as long after it as the first run's was, None for none."""
    if written.latest is None or written.at is None:
        return None
    return at + (written.latest - written.at)
