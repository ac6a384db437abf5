"""What stands in the source's fields, texts that cannot be merged, and a password store that
refuses: found before anything is sent."""

import keyring.errors
import pytest

from smsdesk import vault
from smsdesk.core.errors import Blocked
from smsdesk.core.models import Person
from tests.faults.matrix import ALL, PEOPLE, SENT, End
from tests.faults.net_office import World

LITERAL = [
    "<img src=//x/y><b>",
    "&amp; %0A %s {n} {{n}}",
    "=cmd|'/c calc'!A1",
    "\u202eabc\u2066",
    "สวัสดี 👋🏽 e\u0301",
    "a\\b\"c'd;--",
]
LOCKED = [
    keyring.errors.KeyringLocked("locked"),
    keyring.errors.InitError("gone"),
    keyring.errors.NoKeyringError("none"),
    RuntimeError("denied"),
    OSError("denied"),
]


@pytest.mark.parametrize("service", ALL)
@pytest.mark.parametrize("value", LITERAL)
def test_what_stands_in_a_field_goes_out_to_the_letter(world: World, service: str, value: str):
    office = world.office(service)
    people = [Person("0810000000", 2, fields={"note": value})]

    finished = office.run(office.confirm(office.draft("{note}!", people=people, field="note")))

    assert finished.tally.accepted == 1
    assert [entry["text"] for entry in office.ledger] == [value + "!"]
    office.judge()


@pytest.mark.parametrize("service", ALL)
@pytest.mark.parametrize(
    ("text", "fields", "finding"),
    [
        ("hello {name}", {"n": "1"}, "unknown_field"),
        ("hello {n}", {"n": ""}, "empty_field"),
        ("hello {n} {", {"n": "1"}, "stray_brace"),
    ],
)
def test_a_text_that_cannot_be_merged_is_not_confirmed(
    world: World, service: str, text: str, fields: dict[str, str], finding: str
):
    office = world.office(service)

    with pytest.raises(Blocked) as blocked:
        office.confirm(office.draft(text, people=[Person("0810000000", 2, fields=fields)]))

    assert finding in blocked.value.detail
    assert office.desk.sending.all() == []
    assert office.ledger == []


class Store:
    """A password store that can be locked."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.trouble: Exception | None = None

    def get_password(self, service: str, user: str) -> str | None:
        if self.trouble is not None:
            raise self.trouble
        return self.kept.get((service, user))

    def set_password(self, service: str, user: str, secret: str) -> None:
        self.kept[service, user] = secret


@pytest.mark.parametrize("trouble", [*LOCKED, None], ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("service", ALL)
def test_a_password_store_that_refuses_stops_before_anything_is_sent(
    world: World, monkeypatch: pytest.MonkeyPatch, service: str, trouble: Exception | None
):
    """None: the store opens, and the entry is not there any more."""
    store = Store()
    monkeypatch.setattr(vault, "_system_store", lambda: store)
    office, _relay = world.real_office(service, remember=True)
    campaign = office.confirm()
    kept = dict(store.kept)
    assert kept
    store.trouble = trouble
    if trouble is None:
        store.kept.clear()

    stopped = office.run(campaign)

    assert office.end_of(stopped) == End(
        queued=PEOPLE, pause="password_store" if trouble else "auth"
    )
    assert office.said == []
    store.trouble, store.kept = None, kept
    assert office.end_of(office.run(campaign)) == SENT
    office.judge()
