"""Delivery reports that are asked for: gently, until they are final, and never more than advice."""

import itertools
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from types import MappingProxyType

import pytest

from smsdesk.core.clock import utc_now
from smsdesk.core.delivery import WAITS
from smsdesk.core.errors import InputError, SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import CampaignState, Delivery, Draft, HistoryFilter, Person
from smsdesk.paths import own_command
from smsdesk.providers.exchange import Deadlines
from smsdesk.services.desk import Desk
from tests.control import ask

QUICK = Deadlines(2, 2, 2, 3)
MINUTE = timedelta(minutes=1)
POLLED = ("sendbulk", "smspoint")
KIND = MappingProxyType({"sendbulk": "RIVERVIEW", "smspoint": "RIVERVIEW"})


class Wall:
    """A clock on the wall that stands until it is set."""

    def __init__(self) -> None:
        self.now = utc_now()

    def __call__(self) -> datetime:
        return self.now


class Place:
    """A desk with an account at each service that can be asked."""

    def __init__(self, folder, simulator):
        self.simulator = simulator
        self.wall = Wall()
        self.desk = Desk(folder, command=own_command(), hold=True, clock=self.wall, deadlines=QUICK)
        for service in (*POLLED, "thaibulksms"):
            self.desk.accounts.add(
                service, service, practice=True, base_url=simulator.url(service),
                credentials=simulator.credentials(service),
            )  # fmt: skip

    def control(self, service, what, body=None):
        url = f"{self.simulator.url(service)}/_simulator/{what}"
        return ask(url, body)

    def send(self, service, count=3, text="hello", at=None):
        """Send to so many people; of each reports say what the simulator is set to say."""
        account = self.desk.accounts.by_name(service)
        template = ""
        if service == "smspoint":
            template = self.desk.accounts.templates(account)[0].template
        people = [Person(f"08{n:08}") for n in range(10_000_000, 10_000_000 + count)]
        sender = "Demo" if service == "thaibulksms" else "RIVERVIEW"
        draft = Draft(service, text, people, sender=sender, template=template, at=at)
        campaign = self.desk.composing.confirm(self.desk.composing.prepare(draft))
        sent = self.desk.sending.run(campaign.id, JobContext())
        assert sent.state is CampaignState.FINISHED, sent.reason
        return sent

    def ask(self, job=None):
        return self.desk.reports.ask_due(job or JobContext())

    def rows(self, campaign):
        found, _more = self.desk.history.search(HistoryFilter(campaign=campaign.id))
        return {row.e164: row for row in found}

    def polls(self, service):
        return self.control(service, "state")["asked"]


@pytest.fixture
def place(data_dir, simulator) -> Iterator[Place]:
    one = Place(data_dir, simulator)
    yield one
    one.desk.close()
    for service in (*POLLED, "thaibulksms"):
        one.control(service, "reset", {})


@pytest.mark.parametrize("service", POLLED)
def test_what_became_of_messages_is_asked_a_minute_later_and_no_more_once_final(place, service):
    place.control(
        service, "settings", {"delivery_seconds": 0, "undelivered_numbers": ["66810000001"]}
    )
    campaign = place.send(service)

    assert place.ask().messages == 0, "nothing is known in the first minute"
    place.wall.now += MINUTE
    asked = place.ask()

    assert (asked.messages, asked.changed, asked.failed) == (3, 3, {})
    rows = place.rows(campaign)
    assert [row.delivery for row in rows.values()].count(Delivery.DELIVERED) == 2
    failed = rows["+66810000001"]
    assert failed.delivery is Delivery.UNDELIVERED
    assert failed.delivery_word in ("DeliveryImpossible", "UnDelivered")
    assert failed.delivery_at is not None
    assert failed.state == "accepted", "a report is no reason to send again"
    assert place.desk.reports.next_due() is None
    place.wall.now += timedelta(days=9)
    assert place.ask().messages == 0


@pytest.mark.parametrize("service", POLLED)
def test_what_is_on_its_way_is_asked_less_and_less_and_at_last_no_more(place, service):
    place.control(service, "settings", {"delivery_seconds": 10**9})
    campaign = place.send(service, 2)
    times = 0
    asked_at = [place.wall.now]

    while (due := place.desk.reports.next_due()) is not None:
        place.wall.now = due
        assert place.ask().messages == 2
        asked_at.append(due)
        times += 1

    assert times == len(WAITS)
    waits = [later - before for before, later in itertools.pairwise(asked_at)]
    assert waits == sorted(waits)
    assert asked_at[-1] - asked_at[0] > timedelta(days=2)
    assert {row.delivery for row in place.rows(campaign).values()} == {Delivery.PENDING}
    place.control(service, "settings", {"delivery_seconds": 0})
    assert place.desk.reports.ask_campaign(campaign.id, JobContext()).changed == 2, "when asked to"


def test_what_the_service_holds_for_later_is_asked_about_after_its_time(place):
    at = place.wall.now.replace(second=0, microsecond=0) + timedelta(hours=5)
    place.send("sendbulk", at=at)

    assert place.desk.reports.next_due() == at


def test_a_look_that_is_stopped_keeps_what_it_heard_and_the_next_one_asks_for_the_rest(place):
    place.control("sendbulk", "settings", {"delivery_seconds": 0, "latency_ms": 30})
    campaign = place.send("sendbulk", 20)
    place.wall.now += MINUTE
    job = JobContext()
    provider = place.desk.accounts.provider(place.desk.accounts.by_name("sendbulk"))
    plain, heard = provider.reports, []

    def stop_after_five(request, awaited):
        heard.extend(awaited)
        if len(heard) == 5:
            job.cancel()
        return plain(request, awaited)

    provider.reports = stop_after_five  # type: ignore[method-assign]
    assert place.ask(job).changed == 5
    provider.reports = plain  # type: ignore[method-assign]

    assert place.ask().changed == 15
    assert {row.delivery for row in place.rows(campaign).values()} == {Delivery.DELIVERED}


def test_the_trouble_of_one_service_leaves_the_other_alone_and_is_not_tried_at_once_again(place):
    for service in POLLED:
        place.control(service, "settings", {"delivery_seconds": 0})
    first, second = place.send("sendbulk"), place.send("smspoint", text="other")
    place.wall.now += MINUTE
    place.control("sendbulk", "faults", {"fault": "html_body", "on": "read", "times": 99})

    asked = place.ask()

    assert set(asked.failed) == {"sendbulk"}
    assert {row.delivery for row in place.rows(first).values()} == {Delivery.NONE}
    assert {row.delivery for row in place.rows(second).values()} == {Delivery.DELIVERED}
    assert place.ask().failed == {}, "it rests"
    place.control("sendbulk", "reset", {"only": "faults"})
    assert place.desk.reports.ask_campaign(first.id, JobContext()).changed == 3, "unless asked to"


def test_a_service_is_asked_no_faster_than_is_gentle(place):
    place.control("sendbulk", "settings", {"delivery_seconds": 0})
    place.send("sendbulk", 25)
    place.wall.now += MINUTE
    begun = time.monotonic()
    place.ask()

    assert time.monotonic() - begun > 1.4, "ten questions a second, twenty-five of them"


def test_a_job_that_answers_with_less_is_asked_about_message_by_message(place):
    place.control("smspoint", "settings", {"delivery_seconds": 0, "delivery_shape": "B"})
    campaign = place.send("smspoint", 4)
    place.wall.now += MINUTE
    place.ask()

    assert {row.delivery for row in place.rows(campaign).values()} == {Delivery.DELIVERED}


@pytest.mark.parametrize("by", ["job", "message"])
def test_thesmspoint_is_asked_by_whichever_id_it_knows(place, by):
    place.control("smspoint", "settings", {"delivery_seconds": 0, "poll_by": by})
    campaign = place.send("smspoint", 3)
    place.wall.now += MINUTE
    place.ask()

    assert {row.delivery for row in place.rows(campaign).values()} == {Delivery.DELIVERED}


@pytest.mark.parametrize("words", [(1008, "200"), (1009, "200"), (1009, "real"), (1008, "real")])
def test_no_report_yet_is_no_failure(place, words):
    code, status = words
    campaign = place.send("sendbulk", 1)
    place.wall.now += MINUTE
    settings = {"no_dlr_code": code, "error_http_status": status}
    place.control("sendbulk", "settings", settings)
    with place.desk._db.transaction() as con:
        con.execute("UPDATE message SET reference = '4711'")  # one that the service has not yet

    asked = place.ask()

    assert (asked.messages, asked.changed, asked.failed) == (1, 0, {})
    assert {row.delivery for row in place.rows(campaign).values()} == {Delivery.NONE}
    assert place.desk.reports.next_due() is not None


def test_a_service_that_only_calls_back_cannot_be_asked(place):
    campaign = place.send("thaibulksms", 1)

    with pytest.raises(InputError, match="reports_called_back"):
        place.desk.reports.ask_campaign(campaign.id, JobContext())
    assert place.desk.reports.next_due() is None


def test_after_a_move_nothing_is_asked_about_at_the_new_address(place):
    campaign = place.send("smspoint")
    due = place.desk.reports.next_due()
    account = place.desk.accounts.by_name("smspoint")
    other = account.base_url.replace("127.0.0.1", "localhost")
    keys = place.simulator.credentials("smspoint")

    place.desk.accounts.change_address("smspoint", other, keys)

    assert place.desk.reports.next_due() is None
    place.wall.now += MINUTE
    assert place.ask().messages == 0
    with pytest.raises(InputError, match="reports_moved"):
        place.desk.reports.ask_campaign(campaign.id, JobContext())

    place.desk.accounts.change_address("smspoint", account.base_url, keys)
    assert place.desk.reports.next_due() == due
    assert place.ask().messages == 3


def test_a_move_that_is_refused_leaves_what_is_to_be_asked(place):
    place.send("smspoint")
    due = place.desk.reports.next_due()
    account = place.desk.accounts.by_name("smspoint")
    with pytest.raises(SmsdeskError):
        place.desk.accounts.change_address(
            "smspoint", account.base_url.replace("127.0.0.1", "localhost"), {"api_key": "wrong"}
        )
    assert place.desk.reports.next_due() == due
