"""What a connection that is kept does when it is reset, and a server that stops reading."""

import socket
import threading
import time

import pytest

from smsdesk.providers.exchange import Deadlines, Request
from smsdesk.providers.transport import Transport
from tests.faults.matrix import ALL, FIRST, POINT, REST, SENT, End
from tests.faults.net_office import World

WARM = [service for service in ALL if service not in POINT]


@pytest.mark.parametrize("service", WARM)
def test_a_warm_connection_that_is_reset_under_a_request_is_unknown(world: World, service: str):
    office = world.office(service)
    campaign = office.confirm()
    office.control("settings", {"latency_ms": 300})
    office.control("faults", {"fault": "rst_when_idle", "seconds": 0.1})

    ended = office.end_of(office.run(campaign))

    wanted = End(accepted=FIRST, unknown=REST, taken=None)
    assert ended == wanted.fitted_to(ended)
    office.judge()


@pytest.mark.parametrize("service", ALL)
def test_a_connection_that_was_reset_while_idle_is_made_anew(world: World, service: str):
    office = world.office(service)
    campaign = office.confirm()
    office.control("faults", {"fault": "rst_when_idle", "seconds": 0.05})

    finished = office.run_with_trouble_midway(campaign, lambda: time.sleep(0.3), lambda: None)

    assert office.end_of(finished) == SENT
    office.judge()


def test_a_body_that_nobody_reads_is_unknown_at_the_write_deadline():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        accepted: list[socket.socket] = []
        thread = threading.Thread(target=lambda: accepted.append(listener.accept()[0]))
        thread.start()
        transport = Transport(
            f"http://127.0.0.1:{listener.getsockname()[1]}", deadlines=Deadlines(1, 0.3, 5, 5)
        )
        exchange = transport.call(Request("/sms", json=["x" * 20_000_000]))
        thread.join()
        transport.close()
        accepted[0].close()

    assert (exchange.started, exchange.response) == (True, None)
    assert exchange.error in ("WriteTimeout", "ReadTimeout")
