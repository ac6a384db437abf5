"""Any order of what an operator, a service and a power button may do; the ledger judges each step.

A machine of Hypothesis leads one desk over the real simulator. A kill is a death inside this
process: from a named point on nothing is committed and no byte leaves, then the folder is opened
anew. ``--kills 1000`` or more asks for the soak: 500 examples of 50 steps.
"""

import gc
import shutil
import sqlite3
import threading
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import time_machine
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from smsdesk.core.clock import utc_now
from smsdesk.core.errors import Blocked, Busy, InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import CampaignState, Draft, MessageState, Person
from smsdesk.paths import own_command
from smsdesk.providers.exchange import Deadlines
from smsdesk.services.desk import Desk
from tests.e2e.conftest import SENDER, SERVICES, TEMPLATE
from tests.faults.bugs import BUGS, Product
from tests.faults.judge import DATABASE, judge
from tests.faults.loop import IN_FLIGHT, QUICK_FAULTS, SETTINGS, Services, services
from tests.faults.points import POINTS, Watch, watched

__all__ = ["services"]  # a fixture


@pytest.fixture(autouse=True)
def _bury_the_dead() -> Iterator[None]:
    """A desk that died leaves its sockets as its process would; no later test is to hear of it."""
    yield
    with warnings.catch_warnings(action="ignore", category=ResourceWarning):
        gc.collect()


NUMBERS = [f"08{n:08}" for n in range(10_000_000, 10_000_040)]
MOMENTS = [
    name
    for name, scene in POINTS.items()
    if scene.often or name.endswith(("pause", "first_byte", "settle"))
]
HAPPENINGS = ("", "stop", "kill", "kill", "kill", "jump", "second", "cancel", "forbid")
ALIKE = settings(
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # what the clock decides cannot be shrunk
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)
QUICK = settings(ALIKE, max_examples=25, stateful_step_count=25)
SOAK = settings(ALIKE, max_examples=500, stateful_step_count=50)
TO_FIND = settings(QUICK, max_examples=100)
NO_MATTER = "ignore::pytest.PytestUnraisableExceptionWarning"  # the sockets of the dead
SOAK_KILLS = 1000
WAITING = {MessageState.QUEUED, MessageState.CLAIMED}


@dataclass(frozen=True)
class Wish:
    """To whom a campaign goes, and how."""

    start: int
    people: int
    personal: bool
    late: bool


@dataclass(frozen=True)
class Trouble:
    """What befalls a campaign on its way: a fault of a request, and a deed at a point."""

    happens: str
    at: str
    nth: int
    fault: str
    after: int


picks = st.integers(0, 9)
wishes = st.builds(
    Wish,
    start=st.integers(0, 39),
    people=st.integers(1, 40),
    personal=st.booleans(),
    late=st.sampled_from((False, False, False, True)),
)
troubles = st.builds(
    Trouble,
    happens=st.sampled_from(HAPPENINGS),
    at=st.sampled_from(MOMENTS),
    nth=st.integers(1, 2),
    fault=st.sampled_from(("", *QUICK_FAULTS)),
    after=st.integers(0, 2),
)


@pytest.mark.filterwarnings(NO_MATTER)
def test_whatever_happens_in_whatever_order_the_ledger_agrees(services, tmp_path, pytestconfig):
    size = SOAK if pytestconfig.getoption("--kills") >= SOAK_KILLS else QUICK
    let_loose(services, tmp_path, size)


@pytest.mark.filterwarnings(NO_MATTER)
@pytest.mark.parametrize("name", ["requeue omitted numbers", "200 ⇒ all accepted"])
def test_the_machine_finds_a_planted_bug(services, tmp_path, name):
    with ExitStack() as stack:
        BUGS[name].spoil(Product(stack, tmp_path))
        with pytest.raises(AssertionError, match=r"I[123]: "):
            let_loose(services, tmp_path, TO_FIND)


def let_loose(services: Services, folder: Path, size: settings) -> None:
    """Run the machine in as many examples as ``size`` says, each in a folder of its own."""
    life, number = _Life(), count()
    with watched(life):
        run_state_machine_as_test(
            lambda: Machine(services, folder / str(next(number)), life), settings=size
        )


class Died(BaseException):
    """The process is dead: nothing of it may write or send any more."""


@dataclass
class _Life(Watch):
    """A watch that can end a life inside this process."""

    dead: bool = False

    def begin(self, point: str = "", nth: int = 1, act: Callable[[], None] = lambda: None) -> None:
        """A new command, in which something happens at a point."""
        self.dead, self.point, self.nth, self.act = False, point, nth, act
        self.passed.clear()

    def die(self) -> None:
        self.dead = True

    def reach(self, name: str) -> None:
        if self.dead:
            raise Died
        super().reach(name)
        if self.dead:
            raise Died


class Machine(RuleBasedStateMachine):
    """One desk, its operator, and what befalls them.

    No rule has a precondition: what there is to resume, the clock decides.
    """

    def __init__(self, services: Services, folder: Path, life: _Life) -> None:
        super().__init__()
        self.services = services
        self.folder = folder
        self.life = life
        self.travel = time_machine.travel(utc_now(), tick=True)
        self.clock = self.travel.start()  # the computer's, not the services'
        self.confirmed: dict[int, int] = {}
        self.planned: set[str] = set()  # texts
        self.forbidden: dict[str, int] = {}  # and how often each had been texted
        self.once_unknown: set[int] = set()

    @initialize(service=st.sampled_from(SERVICES))
    def open_first(self, service: str) -> None:
        self.service = service
        self.services.control(service, "reset", {})
        self.open()
        wanted = dict(one.split("=") for one in SETTINGS.get(service, ()))
        self.desk.accounts.add(
            "office", service, practice=True, settings=wanted,
            base_url=self.services.simulator.url(service),
            credentials=self.services.simulator.credentials(service),
        )  # fmt: skip

    def open(self) -> None:
        self.life.begin()
        self.desk = Desk(
            self.folder / "data", command=own_command(), hold=True,
            config=self.folder / "config", deadlines=Deadlines(2, 2, 2, 4),
        )  # fmt: skip

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.desk.close()
        self.travel.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    # --- what an operator does ----------------------------------------------------------------

    @rule(wish=wishes)
    def confirm(self, wish: "Wish") -> None:
        self.freeze(wish)

    def freeze(self, wish: "Wish") -> int | None:
        """Confirm a campaign and return it; ThaiBulkSMS may be told to send it later."""
        text = f"text {len(self.confirmed):03}"
        numbers = (NUMBERS + NUMBERS)[wish.start : wish.start + wish.people]
        planned = wish.late and self.service == "thaibulksms"
        draft = Draft(
            "office",
            text + (" to {n}" if wish.personal else ""),
            [Person(number, fields={"n": number[-3:]}) for number in numbers],
            sender=SENDER[self.service],
            known_fields=("n",),
            template=TEMPLATE if self.service == "smspoint" else "",
            at=utc_now() + timedelta(minutes=30) if planned else None,
        )
        try:
            campaign = self.desk.composing.confirm(self.desk.composing.prepare(draft))
        except Blocked:
            return None  # all of them are on do-not-contact
        self.confirmed[campaign.id] = campaign.tally.messages
        if planned:
            self.planned.add(text)
        return campaign.id

    @rule(wish=wishes, trouble=troubles)
    def confirm_and_send(self, wish: "Wish", trouble: "Trouble") -> None:
        if (campaign := self.freeze(wish)) is not None:
            self.send(campaign, trouble)

    @rule(pick=picks, trouble=troubles)
    def resume(self, pick: int, trouble: "Trouble") -> None:
        if waiting := self.waiting():
            self.send(waiting[pick % len(waiting)], trouble)

    def send(self, campaign: int, trouble: "Trouble") -> None:
        """Start or resume a campaign, and let something happen meanwhile."""
        job, before = JobContext(), self.states()
        deed = _Deed(lambda: getattr(self, f"_{trouble.happens}")(campaign, job))
        if trouble.fault:
            fault = {"fault": trouble.fault, "after": trouble.after}
            self.services.control(self.service, "faults", fault)
        if trouble.happens:
            act = self.life.die if trouble.happens == "kill" else deed.begin
            self.life.begin(trouble.at, trouble.nth, act)
        with suppress(InputError, Died):
            self.desk.sending.run(campaign, job)
        deed.end()
        self.services.control(self.service, "reset", {"only": "faults"})
        if self.life.dead:
            self.bury()
        self.life.begin()
        self.see_only_queued_moved(campaign, before)

    @rule(what=st.sampled_from(("cancel", "retry", "resolve", "resolve")), pick=picks)
    def decide(self, what: str, pick: int) -> None:
        """The operator decides about a campaign; of the unknown he says what the report shows."""
        if not self.confirmed:
            return
        campaign = sorted(self.confirmed)[pick % len(self.confirmed)]
        with suppress(InputError):
            if what == "retry":
                self.follow(self.desk.sending.retry(campaign).id)
            elif what == "cancel":
                self.desk.sending.cancel(campaign)
            elif len(shown := self.shown_in_report(campaign)) == 1:
                self.follow(self.desk.sending.resolve(campaign, sent=shown.pop()).id)

    def shown_in_report(self, campaign: int) -> set[bool]:
        """Return whether the service's report shows the unknown of a campaign."""
        sql = "SELECT e164, text FROM message WHERE campaign_id = ? AND state = 'unknown'"
        taken = {(entry["number"], entry["text"]) for entry in self.ledger()}
        return {(number.lstrip("+"), text) in taken for number, text in self.rows(sql, campaign)}

    @rule(what=st.sampled_from(("forbid", "forward", "back", "second", "quit")), pick=picks)
    def meanwhile(self, what: str, pick: int) -> None:
        """Something else happens, by which no message moves."""
        before = self.states()
        match what:
            case "forbid":
                self.desk.do_not_contact.add([NUMBERS[pick]])
            case "forward" | "back":
                self.clock.shift(timedelta(hours=25 if what == "forward" else -25))
            case "second":
                self._second(0, JobContext())
            case "quit":
                self.desk.close()
                self.open()
        assert self.states() == before

    # --- what happens in the middle of sending ------------------------------------------------

    def _stop(self, _campaign: int, job: JobContext) -> None:
        job.cancel()

    def _jump(self, _campaign: int, _job: JobContext) -> None:
        self.clock.shift(timedelta(hours=2))

    def _cancel(self, campaign: int, _job: JobContext) -> None:
        with suppress(InputError):
            self.desk.sending.cancel(campaign)

    def _forbid(self, _campaign: int, _job: JobContext) -> None:
        self.desk.do_not_contact.add(NUMBERS[-3:])

    def _second(self, _campaign: int, _job: JobContext) -> None:
        with suppress(Busy):
            Desk(self.folder / "data", command=own_command(), hold=True).close()
            raise AssertionError("two instances hold one folder")
        Desk(self.folder / "data", command=own_command()).close()

    # --- what must hold -----------------------------------------------------------------------

    @invariant()
    def the_ledger_agrees(self) -> None:
        if not hasattr(self, "desk"):
            return
        taken = self.ledger()
        secrets = self.services.simulator.credentials(self.service).values()
        judge(
            self.folder / "data",
            taken,
            confirmed=self.confirmed,
            secrets=[one for one in secrets if len(one) > 8],
        )
        early = [e for e in taken if not e["scheduled_for"] and e["text"][:8] in self.planned]
        assert not early, "I9: a planned message was sent at once"
        times = Counter(entry["number"] for entry in taken)
        for written in self.desk.do_not_contact.all():
            number = written.lstrip("+")
            before = self.forbidden.setdefault(number, times[number])
            assert times[number] == before, "one was texted who is on do-not-contact"
        states = {one: state for one, (_campaign, state) in self.states().items()}
        self.once_unknown |= {one for one in states if states[one] == MessageState.UNKNOWN}
        again = {states[one] for one in self.once_unknown} & WAITING
        assert not again, "what was unknown is queued again"

    def see_only_queued_moved(self, campaign: int, before: dict[int, tuple[int, str]]) -> None:
        after = self.states()
        moved = {one: state for one, state in before.items() if after[one] != state}
        assert set(moved.values()) <= {(campaign, "queued")}, f"more moved: {moved}"
        unknown = [one for one in moved if after[one][1] == "unknown"]
        assert len(unknown) <= IN_FLIGHT

    # --- looking ------------------------------------------------------------------------------

    def bury(self) -> None:
        """Leave a dead desk as its process would, and open the folder anew."""
        self.desk.close()
        time.sleep(0.05)  # what is on the wire may still be taken
        self.open()

    def follow(self, campaign: int) -> None:
        if campaign not in self.confirmed:
            self.confirmed[campaign] = self.desk.sending.get(campaign).tally.messages
            assert self.desk.sending.get(campaign).state is CampaignState.PAUSED

    def waiting(self) -> list[int]:
        """Return the campaigns that have something queued."""
        return sorted({one for one, state in self.states().values() if state == "queued"})

    def ledger(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.services.control(self.service, "ledger")["entries"]
        return found

    def states(self) -> dict[int, tuple[int, str]]:
        """Return the campaign and the state of every message."""
        found = self.rows("SELECT id, campaign_id, state FROM message")
        return {one: (campaign, state) for one, campaign, state in found}

    def rows(self, sql: str, *values: object) -> list[Any]:
        with closing(sqlite3.connect(self.folder / "data" / DATABASE)) as con:
            return con.execute(sql, values).fetchall()


class _Deed:
    """Something that is done in a thread of its own, once, when its moment comes."""

    def __init__(self, do: Callable[[], None]) -> None:
        self._do = do
        self._thread: threading.Thread | None = None
        self._wrong: list[BaseException] = []

    def begin(self) -> None:
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def end(self) -> None:
        """Wait for its end, and raise what went wrong in it."""
        if self._thread is not None:
            self._thread.join()
        for exc in self._wrong:
            raise exc

    def _run(self) -> None:
        try:
            self._do()
        except (AssertionError, InputError) as exc:
            self._wrong.append(exc)
