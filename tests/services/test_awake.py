"""The computer is kept awake while messages go out, and no longer: asked over a real D-Bus."""

import gc
import subprocess
import threading
import weakref
from collections.abc import Iterator

import pytest
from jeepney import DBusAddress, HeaderFields, MessageType, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from smsdesk.core.jobs import JobContext
from smsdesk.services.awake import keep_awake

NAME = "org.freedesktop.PowerManagement"
COOKIE = 7


class PowerManager:
    """What a desktop has: it takes Inhibit and UnInhibit, and writes down who asked."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self._connection = open_dbus_connection("SESSION")
        self._connection.send_and_get_reply(message_bus.RequestName(NAME))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            message = self._connection.receive()
            if message.header.message_type is not MessageType.method_call:
                continue
            member = message.header.fields[HeaderFields.member]
            self.calls.append(member)
            if member == "Quit":
                return
            signature, body = ("u", (COOKIE,)) if member == "Inhibit" else (None, ())
            self._connection.send(new_method_return(message, signature, body))

    def close(self) -> None:
        """Stop serving."""
        from jeepney import new_method_call

        with open_dbus_connection("SESSION") as other:
            address = DBusAddress("/", bus_name=NAME, interface=NAME)
            other.send(new_method_call(address, "Quit"))
            self._thread.join(5)
        self._connection.close()


@pytest.fixture(autouse=True)
def _bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A bus of the test's own: whoever sends in another worker would ask the power manager too."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", daemon.stdout.readline().strip())
        yield
        daemon.terminate()


@pytest.fixture
def power() -> Iterator[PowerManager]:
    manager = PowerManager()
    yield manager
    manager.close()


def test_it_is_asked_at_the_beginning_and_released_at_the_end(power):
    with keep_awake() as awake:
        assert awake
        assert power.calls == ["Inhibit"]
    assert power.calls == ["Inhibit", "UnInhibit"]


class Page:
    """Refers to itself, as a page of the window does: garbage that only a collection finds."""

    def __init__(self) -> None:
        self.itself = self


def test_it_collects_no_garbage_which_a_senders_thread_must_not(power):
    gc.disable()
    try:
        dropped = weakref.ref(Page())
        with keep_awake():
            pass
        assert dropped() is not None
    finally:
        gc.enable()
    assert power.calls == ["Inhibit", "UnInhibit"]


def test_a_campaign_keeps_it_awake_as_long_as_it_is_sent(power, office):
    campaign = office.freeze(3)
    during = []
    office.desk.sending.run(
        campaign.id, JobContext(report=lambda _news: during.append(list(power.calls)))
    )
    assert during[-1] == ["Inhibit"]
    assert power.calls == ["Inhibit", "UnInhibit"]


def test_whoever_kept_it_awake_may_be_gone_at_the_end():
    manager = PowerManager()

    with keep_awake() as awake:
        assert awake
        manager.close()


def test_where_nobody_keeps_it_awake_everything_goes_on(office):
    with keep_awake() as awake:
        assert not awake
    campaign = office.freeze(3)
    assert office.desk.sending.run(campaign.id, JobContext()).tally.accepted == 3
