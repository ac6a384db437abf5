"""An office for one fault: a real desk, one account at a simulated service, and its ledger."""

import errno
import logging
import socket
import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from smsdesk.core.clock import Clock, utc_now
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import (
    Account,
    Answer,
    Campaign,
    Draft,
    Order,
    Outgoing,
    Person,
    Purpose,
)
from smsdesk.logs import MaskingFormatter, start_logging
from smsdesk.paths import config_dir, own_command
from smsdesk.providers import SERVICES
from smsdesk.providers.base import Provider
from smsdesk.providers.exchange import Deadlines
from smsdesk.services.accounts import NewAccount
from smsdesk.services.desk import Desk
from smsdesk.simulator.process import Simulator
from tests.faults.judge import DATABASE, judge
from tests.faults.matrix import PEOPLE, End
from tests.faults.net_relay import HOST, Certificates, Relay, over_tls, proxy

PATIENT = Deadlines(5, 5, 5, 10)
HASTY = Deadlines(0.5, 0.5, 0.5, 1.0)
TEMPLATE = "1007000000000000001"  # of TheSMSPoint; takes any text


@dataclass
class Office:
    """An open desk whose account talks to one service of the simulator, directly or not."""

    desk: Desk
    service: str
    simulator: Simulator
    client: httpx.Client
    monkeypatch: pytest.MonkeyPatch
    confirmed: dict[int, int] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)  # the texts of exceptions

    # --- the simulated service ------------------------------------------------------------

    def control(self, what: str, body: object | None = None) -> Any:
        """Ask the control plane of the simulated service."""
        return control(self.simulator, self.client, self.service, what, body)

    @property
    def ledger(self) -> list[dict[str, Any]]:
        """Return what the service took."""
        entries: list[dict[str, Any]] = self.control("ledger")["entries"]
        return entries

    # --- the desk -------------------------------------------------------------------------

    @property
    def account(self) -> Account:
        return self.desk.accounts.by_name("office")

    @property
    def provider(self) -> Provider:
        return self.desk.accounts.provider(self.account)

    @property
    def credentials(self) -> Mapping[str, str]:
        return self.simulator.credentials(self.service)

    def draft(
        self,
        text: str = "hello",
        people: int | Sequence[Person] = PEOPLE,
        field: str = "n",
        purpose: Purpose | None = None,
    ) -> Draft:
        """Return what a clerk would ask for: a text to so many, or to these."""
        if isinstance(people, int):
            people = [
                Person(f"08{10_000_000 + n:08}", n + 2, fields={field: str(n)})
                for n in range(people)
            ]
        return Draft(
            "office",
            text,
            people,
            sender="SMSBDY" if self.service == "smsbuddy" else "RIVERVIEW",
            template=TEMPLATE if self.service == "smspoint" else "",
            known_fields=(field,),
            purpose=purpose,
        )

    def confirm(self, draft: Draft | None = None, purpose: Purpose | None = None) -> Campaign:
        """Freeze a campaign; afterwards no connection is open to anybody."""
        wanted = draft or self.draft(purpose=purpose)
        campaign = self.desk.composing.confirm(self.desk.composing.prepare(wanted))
        self.confirmed[campaign.id] = campaign.tally.messages
        self.desk.accounts.close()
        return campaign

    def plan(self, at: datetime, purpose: Purpose) -> Campaign:
        """Freeze a campaign that this computer is to send at a time."""
        return self.confirm(replace(self.draft(purpose=purpose), at=at, by="this_pc"))

    def run(self, campaign: Campaign, job: JobContext | None = None) -> Campaign:
        """Send; an exception that escapes is kept, and how the campaign stands is returned."""
        try:
            return self.desk.sending.run(campaign.id, job or JobContext())
        except BaseException as exc:  # noqa: BLE001 - some of the faults are no Exception
            self.said.append(f"{type(exc).__name__}: {exc}")
        return self.desk.sending.get(campaign.id)

    def run_with_trouble_midway(
        self, campaign: Campaign, trouble: Callable[[], None], mend: Callable[[], None]
    ) -> Campaign:
        """Send, with trouble right after the first request, which is mended a little later."""
        plain, timer = self.provider.send, threading.Timer(0.25, mend)

        def send(batch: Sequence[Outgoing], order: Order, first_byte: Callable[[], None]) -> Answer:
            answer = plain(batch, order, first_byte)
            if timer.ident is None:
                trouble()
                timer.start()
            return answer

        self.monkeypatch.setattr(self.provider, "send", send)
        ended = self.run(campaign)
        timer.join()
        return ended

    def attempts(self, *states: str) -> int:
        """Return how many requests are in these states."""
        with closing(sqlite3.connect(self.desk.folder / DATABASE)) as con:
            found = [row[0] for row in con.execute("SELECT state FROM attempt")]
        return sum(state in states for state in found)

    # --- how it ended ---------------------------------------------------------------------

    def end_of(self, campaign: Campaign) -> End:
        """Return how a campaign stands, as the matrix writes it."""
        tally = campaign.tally
        with closing(sqlite3.connect(self.desk.folder / DATABASE)) as con:
            (flags,) = con.execute("SELECT count(*) FROM attempt WHERE reconcile <> 0").fetchone()
        return End(
            accepted=tally.accepted,
            rejected=tally.rejected,
            unknown=tally.unknown,
            queued=tally.queued,
            pause=campaign.reason if campaign.state == "paused" else "",
            taken=len(self.ledger),
            reconcile=bool(flags),
        )

    def judge(self) -> None:
        """Judge this desk by the ledger, its evidence and its log by what must not be told."""
        secret = [
            self.credentials[one.key]
            for one in SERVICES[self.service].credentials
            if one.secret and one.key in self.credentials
        ]
        judge(
            self.desk.folder,
            self.ledger,
            confirmed=self.confirmed,
            secrets=secret,
            exceptions=self.said,
        )


@dataclass
class World:
    """Builds offices and closes them again."""

    folder: Path
    simulator: Simulator
    certificates: Certificates
    client: httpx.Client
    monkeypatch: pytest.MonkeyPatch
    resolver: "Resolver"
    desks: list[Desk] = field(default_factory=list)
    relays: list[Relay] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def office(
        self, service: str, *, hasty: bool = False, clock: Clock = utc_now, **settings: str
    ) -> Office:
        """A practice account that talks to the simulator itself."""
        one = self._open(service, hasty=hasty, clock=clock)
        one.desk.accounts.add(
            "office",
            service,
            practice=True,
            base_url=self.simulator.url(service),
            credentials=one.credentials,
            settings=settings,
        )
        return one

    def real_office(
        self,
        service: str,
        *,
        hasty: bool = False,
        proxied: bool = False,
        clock: Clock = utc_now,
        remember: bool = False,
    ) -> tuple[Office, Relay]:
        """A real account, over TLS and by name, and the relay between it and the service."""
        relay = Relay(self.simulator.url(service))
        self.relays.append(relay)
        good = self.certificates.good
        relay.open(proxy(good) if proxied else over_tls(good))
        if proxied:
            self.monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{relay.port}")
        one = self._open(service, hasty=hasty, clock=clock)
        url = f"https://{HOST}:{relay.port}"
        new = NewAccount("office", service, base_url=url, credentials=one.credentials)
        one.desk.accounts.add_tested(new, remember=remember, test=False)
        return one, relay

    def reopen(self, office: Office, *, clock: Clock = utc_now) -> None:
        """Close an office's desk and open it again, as the next start of the program does."""
        office.desk.close()
        self.desks.remove(office.desk)
        office.desk = self._desk(PATIENT, clock)

    def _open(self, service: str, *, hasty: bool, clock: Clock = utc_now) -> Office:
        self.used.add(service)
        desk = self._desk(HASTY if hasty else PATIENT, clock)
        return Office(desk, service, self.simulator, self.client, self.monkeypatch)

    def _desk(self, deadlines: Deadlines, clock: Clock) -> Desk:
        desk = Desk(
            self.folder,
            command=own_command(),
            config=config_dir(),
            hold=True,
            deadlines=deadlines,
            clock=clock,
        )
        self.desks.append(desk)
        start_logging(self.folder)
        return desk

    def close(self) -> None:
        """Close everything, and make the services forget."""
        for desk in self.desks:
            desk.close()
        for relay in self.relays:
            relay.close()
        for service in self.used:
            control(self.simulator, self.client, service, "reset", {})
        stop_logging()


class Resolver:
    """What the system tells of one name and of the way to a port; a test may change both."""

    def __init__(self) -> None:
        self._look_up = socket.getaddrinfo
        self._connect = socket.socket.connect
        self.answer: Callable[[int], list[Any]] = alive
        self.unreachable = 0  # a port to which no network leads

    def look_up(self, host: Any, port: Any, *args: Any, **more: Any) -> list[Any]:
        """Stand in for socket.getaddrinfo."""
        if host in (HOST, HOST.encode()):
            return self.answer(int(port))
        return self._look_up(host, port, *args, **more)

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Stand between the program and the system."""

        def connect(one: socket.socket, address: Any) -> None:
            if self.unreachable and address[1] == self.unreachable:
                raise OSError(errno.ENETUNREACH, "Network is unreachable")
            self._connect(one, address)

        monkeypatch.setattr(socket, "getaddrinfo", self.look_up)
        monkeypatch.setattr(socket.socket, "connect", connect)


def alive(port: int) -> list[Any]:
    """The address at which the relay listens."""
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]


def control(
    simulator: Simulator, client: httpx.Client, service: str, what: str, body: object | None = None
) -> Any:
    """Ask a service's control plane, by another's port: no fault is in the way there."""
    by = "sendbulk" if service != "sendbulk" else "smspoint"
    url = f"{simulator.url(by)}/_simulator/{service}/{what}"
    reply = client.get(url) if body is None else client.post(url, json=body)
    assert reply.status_code == 200, reply.text
    return reply.json()


def stop_logging() -> None:
    """Close the log of the desk that was open last."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler.formatter, MaskingFormatter):
            root.removeHandler(handler)
            handler.close()
