"""Every fault a server can play, against every adapter: no verdict may contradict the ledger."""

import pytest

from smsdesk.core.models import Outcome, Outgoing
from smsdesk.core.sms_text import measure
from smsdesk.providers.exchange import Deadlines
from smsdesk.simulator.faults import FAULTS
from tests.providers.orders import HOLDS, WAYS, way_name

PLAYED = sorted(set(FAULTS) - {"custom", "rst_when_idle"})


def batch() -> tuple[Outgoing, ...]:
    size = measure("hello")
    return tuple(
        Outgoing(100 + n, f"+6681000000{n}", "hello", size.encoding, size.parts) for n in range(3)
    )


@pytest.fixture
def deadlines() -> Deadlines:
    return Deadlines(connect=0.5, write=0.5, read=0.5, total=1)


@pytest.mark.parametrize("fault", PLAYED)
@pytest.mark.parametrize(("service", "order"), WAYS, ids=[way_name(*way) for way in WAYS])
def test_no_verdict_contradicts_the_ledger(provider, control, service, order, fault):
    one = provider(service, **HOLDS.get(service, {}))
    control(service, "faults", {"fault": fault, "times": 1, "seconds": 5.0})

    answer = one.send(batch(), order, lambda: None)

    ledger = [entry["number"] for entry in control.taken(service)]
    by_message = {m.id: m.e164.lstrip("+") for m in batch()}
    for verdict in answer.verdicts:
        times = ledger.count(by_message[verdict.message])
        assert times <= 1
        if verdict.outcome is Outcome.ACCEPTED:
            assert times == 1
        elif verdict.outcome is not Outcome.UNKNOWN:
            assert times == 0, "what was sent is never called not sent"
    if any(verdict.outcome is not Outcome.ACCEPTED for verdict in answer.verdicts):
        assert answer.pause is not None or all(
            v.outcome in (Outcome.ACCEPTED, Outcome.REJECTED) for v in answer.verdicts
        )
