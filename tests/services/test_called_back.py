"""From the services' own calls to the history: the simulator calls the receiver over real HTTP."""

import threading
import time

import pytest

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Delivery, Draft, HistoryFilter, Person
from smsdesk.paths import own_command
from smsdesk.providers.exchange import Deadlines
from smsdesk.services.desk import Desk
from smsdesk.services.receiver import Receiver
from tests.control import ask

NUMBERS = ("0810000000", "0810000001", "0810000002")
SENDER = {"thaibulksms": "Demo", "smsbuddy": "SMSBDY"}
SETTINGS = {"thaibulksms": {"force": "corporate"}, "smsbuddy": {}}


class Place:
    """A desk with an account at each service that calls back, and a receiver that listens."""

    def __init__(self, folder, simulator):
        self.simulator = simulator
        self.desk = Desk(folder, command=own_command(), hold=True, deadlines=Deadlines(2, 2, 2, 3))
        self.receiver = Receiver(self.desk.reports, self.desk.callbacks, [].append)
        self.socket = self.receiver.listen("127.0.0.1", 0)
        public = {"reports_url": f"http://127.0.0.1:{self.socket.getsockname()[1]}"}
        for service, settings in SETTINGS.items():
            self.desk.accounts.add(
                service, service, practice=True, base_url=simulator.url(service),
                credentials=simulator.credentials(service), settings=settings | public,
            )  # fmt: skip
        self._thread = threading.Thread(target=self.receiver.run, args=[self.socket])
        self._thread.start()

    def close(self):
        self.receiver.stop()
        self._thread.join(10)
        self.socket.close()
        self.desk.close()
        for service in SENDER:
            self.control(service, "reset", {})

    def control(self, service, what, body=None):
        url = f"{self.simulator.url(service)}/_simulator/{what}"
        return ask(url, body)

    def send(self, service):
        draft = Draft(service, "hello", [Person(one) for one in NUMBERS], sender=SENDER[service])
        campaign = self.desk.composing.confirm(self.desk.composing.prepare(draft))
        return self.desk.sending.run(campaign.id, JobContext())

    def told(self, service, campaign, count):
        """What became of its messages, when so many reports have come."""
        ends = time.monotonic() + 10
        while True:
            rows, _more = self.desk.history.search(HistoryFilter(campaign=campaign.id))
            told = {row.e164: (row.delivery, row.delivery_word) for row in rows}
            if sum(bool(word) for _delivery, word in told.values()) == count:
                return told
            assert time.monotonic() < ends, self.control(service, "callbacks")
            time.sleep(0.05)


@pytest.fixture
def place(data_dir, simulator):
    one = Place(data_dir, simulator)
    yield one
    one.close()


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    ("service", "good", "bad", "failed"),
    [
        ("thaibulksms", "delivery", "undelivered", Delivery.UNKNOWN),  # a word of no document
        ("smsbuddy", "DELIVRD", "UNDELIV", Delivery.UNDELIVERED),
    ],
)
def test_what_a_service_calls_back_is_in_the_history(place, *, service, good, bad, failed, method):
    how = {"thaibulksms": "webhook_method", "smsbuddy": "dlr_method"}[service]
    settings = {"delivery_seconds": 0, "undelivered_numbers": ["66810000001"], how: method}
    if service == "thaibulksms":
        account = place.desk.accounts.by_name(service)
        settings["webhook_url"] = place.desk.callbacks.url(account)
    place.control(service, "settings", settings)

    campaign = place.send(service)

    assert campaign.tally.accepted == 3
    assert place.told(service, campaign, 3) == {
        "+66810000000": (Delivery.DELIVERED, good),
        "+66810000001": (failed, bad),
        "+66810000002": (Delivery.DELIVERED, good),
    }
