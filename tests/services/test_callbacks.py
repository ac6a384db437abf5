"""Callbacks over real HTTP: forged, shuffled and too large ones change nothing they should not."""

import random
import socket
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Account, Delivery, Draft, HistoryFilter, MessageState, Person
from smsdesk.paths import own_command
from smsdesk.providers.exchange import Deadlines
from smsdesk.services.callbacks import CallbackAddresses, Called
from smsdesk.services.desk import Desk
from smsdesk.services.receiver import MOST_BYTES, Receiver
from tests.control import ask

QUICK = Deadlines(2, 2, 2, 3)
NUMBERS = ["0810000000", "0810000001", "0810000002", "0810000003"]


class Place:
    """A desk with an account at each service that calls back, and a receiver that listens."""

    def __init__(self, folder, simulator):
        self.simulator = simulator
        self.desk = Desk(folder, command=own_command(), hold=True, deadlines=QUICK)
        self.heard = []
        self.receiver = Receiver(self.desk.reports, self.desk.callbacks, self.heard.append)
        self.socket = self.receiver.listen("127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        for service in ("thaibulksms", "smsbuddy"):
            self.desk.accounts.add(
                service, service, practice=True, base_url=simulator.url(service),
                credentials=simulator.credentials(service), settings={"reports_url": self.url},
            )  # fmt: skip
            self.control(service, "settings", {"delivery_seconds": 10**9})  # the tests call
        self.client = httpx.Client(trust_env=False, verify=False, timeout=10)
        self._thread = threading.Thread(target=self.receiver.run, args=[self.socket])
        self._thread.start()

    def close(self):
        self.receiver.stop()
        self._thread.join(10)
        assert not self._thread.is_alive()
        self.socket.close()
        self.client.close()
        self.desk.close()

    def control(self, service, what, body=None):
        url = f"{self.simulator.url(service)}/_simulator/{what}"
        return ask(url, body)

    def account(self, service) -> Account:
        return self.desk.accounts.by_name(service)

    def send(self, service, text="hello"):
        sender = {"thaibulksms": "Demo", "smsbuddy": "RIVRVW"}[service]
        options = {"force": "corporate"} if service == "thaibulksms" else {}
        draft = Draft(
            service, text, [Person(one) for one in NUMBERS], sender=sender, options=options
        )
        campaign = self.desk.composing.confirm(self.desk.composing.prepare(draft))
        return self.desk.sending.run(campaign.id, JobContext())

    def rows(self, campaign):
        found, _more = self.desk.history.search(HistoryFilter(campaign=campaign.id))
        return {row.e164: row for row in found}

    def settled(self, campaign):
        """Return delivery and state of each message."""
        return {e164: (row.delivery, row.state) for e164, row in self.rows(campaign).items()}

    def call(self, path, fields, *, how="get"):
        if how == "get":
            return self.client.get(f"{self.url}{path}?{urlencode(fields)}")
        if how == "json":
            return self.client.post(self.url + path, json=fields)
        return self.client.post(self.url + path, data=fields)

    def campaign_path(self, service, campaign):
        url = self.desk.callbacks.campaign_url(self.account(service), campaign.id)
        return url.removeprefix(self.url)


@pytest.fixture
def place(data_dir, simulator) -> Iterator[Place]:
    one = Place(data_dir, simulator)
    yield one
    one.close()
    for service in ("thaibulksms", "smsbuddy"):
        one.control(service, "reset", {})


# --- what is to be taken ----------------------------------------------------------------------


@pytest.mark.parametrize("how", ["get", "form"])
def test_thaibulksms_tells_what_reached_the_phone(place, how):
    campaign = place.send("thaibulksms")
    row = place.rows(campaign)["+66810000001"]
    path = place.desk.callbacks.path(place.account("thaibulksms").id)

    said = place.call(
        path, {"Transaction": row.reference, "Status": "delivery", "Time": "1"}, how=how
    )

    assert (said.status_code, said.text) == (200, "OK")
    after = place.rows(campaign)
    assert after["+66810000001"].delivery is Delivery.DELIVERED
    assert {one.delivery for e164, one in after.items() if e164 != "+66810000001"} == {
        Delivery.NONE
    }
    (heard,) = place.heard
    assert (heard.known, heard.changed, heard.proved) == (True, True, False)


@pytest.mark.parametrize("how", ["get", "form", "json"])
@pytest.mark.parametrize(
    ("word", "delivery"),
    [
        ("DELIVRD", Delivery.DELIVERED),
        ("UNDELIV", Delivery.UNDELIVERED),
        ("EXPIRED", Delivery.EXPIRED),
        ("SOMETHING-NEW", Delivery.UNKNOWN),
    ],
)
def test_thesmsbuddy_tells_at_the_address_of_the_campaign(place, how, word, delivery):
    campaign = place.send("smsbuddy")
    row = place.rows(campaign)["+66810000002"]
    fields = {"id": row.reference, "mobile": "66810000002", "status": word}

    assert place.call(place.campaign_path("smsbuddy", campaign), fields, how=how).text == "OK"

    after = place.rows(campaign)["+66810000002"]
    assert (after.delivery, after.delivery_word) == (delivery, word)


def test_the_address_goes_with_every_request_and_the_service_calls_it(place):
    place.control("smsbuddy", "settings", {"delivery_seconds": 0})
    campaign = place.send("smsbuddy")
    ends = time.monotonic() + 10
    while time.monotonic() < ends:
        if {row.delivery for row in place.rows(campaign).values()} == {Delivery.DELIVERED}:
            break
        time.sleep(0.05)

    assert {row.delivery for row in place.rows(campaign).values()} == {Delivery.DELIVERED}


def test_a_call_at_a_signed_address_proves_that_an_unknown_message_was_sent(place):
    place.control("smsbuddy", "faults", {"fault": "close_after_read"})
    campaign = place.send("smsbuddy")
    assert campaign.tally.unknown == len(NUMBERS)
    fields = {"id": "batch-1", "mobile": "66810000002", "status": "DELIVRD"}

    place.call(place.desk.callbacks.path(place.account("smsbuddy").id), fields)
    assert place.desk.sending.get(campaign.id).tally.unknown == len(NUMBERS), "unsigned: advice"
    place.call(place.campaign_path("smsbuddy", campaign), fields)

    tally = place.desk.sending.get(campaign.id).tally
    assert (tally.accepted, tally.unknown) == (1, len(NUMBERS) - 1)
    row = place.rows(campaign)["+66810000002"]
    assert (row.state, row.delivery, row.reference) == (
        MessageState.ACCEPTED,
        Delivery.DELIVERED,
        "batch-1",
    )
    assert place.heard[-1].proved
    before = len(place.control("smsbuddy", "ledger")["entries"])
    with pytest.raises(InputError, match="nothing_to_do"):
        place.desk.sending.retry(campaign.id)
    assert len(place.control("smsbuddy", "ledger")["entries"]) == before, "nothing goes out again"


def test_a_call_that_comes_before_the_answer_is_written_is_not_lost(place, monkeypatch):
    monkeypatch.setattr("smsdesk.services.receiver.EARLY_SECONDS", 0.05)
    path = place.desk.callbacks.path(place.account("thaibulksms").id)
    campaign = place.send("thaibulksms")
    row = place.rows(campaign)["+66810000001"]
    with place.desk._db.transaction() as con:
        con.execute("UPDATE message SET reference = '' WHERE id = ?", (row.id,))
    place.call(path, {"Transaction": row.reference, "Status": "delivery"})
    assert place.rows(campaign)["+66810000001"].delivery is Delivery.NONE
    with place.desk._db.transaction() as con:
        con.execute("UPDATE message SET reference = ? WHERE id = ?", (row.reference, row.id))
    ends = time.monotonic() + 5
    while time.monotonic() < ends and not place.heard:
        time.sleep(0.02)

    assert place.rows(campaign)["+66810000001"].delivery is Delivery.DELIVERED


# --- what is not ------------------------------------------------------------------------------


def test_ten_thousand_forged_and_shuffled_calls_change_nothing_they_should_not(place):
    """Over the service's own code path; a part of them over HTTP, at its rate."""
    thai, buddy = place.send("thaibulksms"), place.send("smsbuddy", "other")
    ids = {service: place.account(service).id for service in ("thaibulksms", "smsbuddy")}
    references = {e164: row.reference for e164, row in place.rows(thai).items()}
    target = "+66810000003"
    source = random.Random(7)
    genuine = [
        (Called(ids["thaibulksms"], 0), {"Transaction": references[target], "Status": word})
        for word in ("delivery", "sending", "queued", "delivery", "waiting")
    ]
    forged = []
    for number in range(10_000 - len(genuine)):
        word = source.choice(["delivery", "DELIVRD", "UNDELIV", "", "<b>x</b>", "x" * 200])
        if number % 2:
            fake = source.choice(
                ["", "1", "x" * 22, references[target][:-1], references[target].swapcase()]
            )
            fields = {"Transaction": fake, "Status": word}
            forged.append((Called(ids["thaibulksms"], source.choice([0, 999_999])), fields))
        else:
            fields = {
                "id": source.choice(["", "nobody-1", references[target]]),
                "mobile": source.choice(["", "66899999999", "66810000003"]),
                "status": word,
            }
            forged.append((Called(source.choice([ids["smsbuddy"], 77]), 0), fields))
    calls = [*genuine, *forged]
    source.shuffle(calls)
    before = {**place.settled(thai), "buddy": place.settled(buddy)}
    ledgers = {s: len(place.control(s, "ledger")["entries"]) for s in ids}

    for called, fields in calls:
        try:
            account, report = place.desk.reports.read_call(called, fields)
        except InputError:
            continue
        place.desk.reports.take_call(called, account, report)

    after = {**place.settled(thai), "buddy": place.settled(buddy)}
    changed = {key for key in before if before[key] != after[key]}
    assert changed == {target}
    assert after[target] == (Delivery.DELIVERED, MessageState.ACCEPTED)
    for service in ids:
        place.desk.sending.all()
        assert len(place.control(service, "ledger")["entries"]) == ledgers[service]


def test_whoever_calls_learns_nothing(place):
    campaign = place.send("thaibulksms")
    path = place.desk.callbacks.path(place.account("thaibulksms").id)
    reference = place.rows(campaign)["+66810000001"].reference

    answers = {
        (answer.status_code, answer.text, tuple(sorted(set(answer.headers) - {"date"})))
        for answer in (
            place.call(path, {"Transaction": reference, "Status": "delivery"}),
            place.call(path, {"Transaction": "nobody", "Status": "delivery"}),
            place.call(path, {}),
            place.call(path, {"x": "y"}, how="json"),
            place.client.post(place.url + path, content=b"\xff\xfe", headers={"x": "y"}),
        )
    }
    assert len(answers) == 1
    wrong = {
        (answer.status_code, answer.text)
        for answer in (
            place.call("/", {}),
            place.call(path[:-3], {}),
            place.call(path.swapcase(), {}),
            place.call(path + "/1-x", {}),
        )
    }
    assert wrong == {(404, "Not Found")}
    assert place.client.delete(place.url + path).status_code == 405


def test_what_is_too_large_is_not_read_and_too_many_have_to_come_again(place):
    path = place.desk.callbacks.path(place.account("thaibulksms").id)
    large = place.client.post(place.url + path, content=b"x" * (MOST_BYTES + 1))
    assert large.status_code == 413

    with socket.create_connection(("127.0.0.1", place.socket.getsockname()[1])) as raw:
        raw.settimeout(5)
        head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999\r\n\r\n"
        raw.sendall(head.encode() + b"x" * (MOST_BYTES + 1))
        assert b"413" in raw.recv(100)

    statuses = []

    def call() -> None:
        with httpx.Client(trust_env=False, verify=False, timeout=20) as client:
            statuses.extend(client.get(place.url + path).status_code for _ in range(8))

    threads = [threading.Thread(target=call) for _ in range(25)]
    begun = time.monotonic()
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert set(statuses) <= {200, 429}
    taken = statuses.count(200)
    assert taken <= 50 * (time.monotonic() - begun) + 50, "fifty a second, and no more"


def test_a_port_that_is_taken_is_said(place):
    with pytest.raises(InputError, match="cannot_listen"):
        place.receiver.listen("127.0.0.1", place.socket.getsockname()[1])


# --- addresses --------------------------------------------------------------------------------


def test_addresses_are_read_again_and_are_the_folders_own(tmp_path):
    here, there = tmp_path / "a", tmp_path / "b"
    here.mkdir()
    there.mkdir()
    one, other = CallbackAddresses(here), CallbackAddresses(there)
    account = Account(3, "a", "smsbuddy", "", True, {"reports_url": "https://sms.example.com/x/"})

    url = one.campaign_url(account, 12)

    assert url.startswith("https://sms.example.com/x/")
    path = url.removeprefix("https://sms.example.com")
    assert one.read(path) == CallbackAddresses(here).read(path) == Called(3, 12)
    assert one.read(one.path(3)) == Called(3, 0)
    assert other.read(path) is None
    assert (here / "callbacks.json").stat().st_mode & 0o077 == 0
    assert one.campaign_url(Account(3, "a", "smsbuddy", "", True, {}), 12) == ""


def test_a_signed_address_cannot_be_bent(tmp_path):
    one = CallbackAddresses(tmp_path)
    account = Account(3, "a", "smsbuddy", "", True, {"reports_url": "https://x.example.com"})
    path = one.campaign_url(account, 12).removeprefix("https://x.example.com")
    root, _, last = path.rpartition("/")
    mark = last.partition("-")[2]

    assert one.read(path) == Called(3, 12)
    for bent in (
        f"{root}/13-{mark}",
        f"{root}/12-{mark[:-1]}",
        f"{root}/12-",
        f"{root}/12",
        f"{root.removesuffix('/3')}/4/12-{mark}",
        f"{path}/x",
        f"{root}/-{mark}",
    ):
        assert one.read(bent) is None, bent


@given(st.text(max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_other_path_is_nobodys(tmp_path, path):
    assert CallbackAddresses(tmp_path).read(path) is None
