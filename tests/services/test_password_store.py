"""A password store that is locked, gone or refuses: nothing is sent, and what to do is said."""

from collections.abc import Iterator

import pytest
from keyring.errors import (
    InitError,
    KeyringError,
    KeyringLocked,
    NoKeyringError,
    PasswordSetError,
)
from secretstorage.exceptions import PromptDismissedException, SecretServiceNotAvailableException

from smsdesk import vault
from smsdesk.core.errors import NoPasswordStore
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Draft, Person
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.texts import Texts

KEYS = {"api_key": "canary-key-0001", "api_secret": "canary-secret-0001"}

TROUBLES: list[Exception] = [
    KeyringLocked("the collection is locked"),
    NoKeyringError("no recommended backend"),
    InitError("no session"),
    KeyringError("denied"),
    PromptDismissedException("dismissed"),
    SecretServiceNotAvailableException("gone"),
    ConnectionResetError("the bus went away"),
    RuntimeError("no running loop"),
    LookupError("what no library says of itself"),
]


class Store:
    """A password store in memory, in the shape of keyring's, that can fall into trouble."""

    def __init__(self) -> None:
        self.trouble: Exception | None = None
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, user: str) -> str | None:
        self._meet()
        return self.kept.get((service, user))

    def set_password(self, service: str, user: str, secret: str) -> None:
        self._meet()
        self.kept[service, user] = secret

    def delete_password(self, service: str, user: str) -> None:
        self._meet()
        del self.kept[service, user]

    def _meet(self) -> None:
        if self.trouble is not None:
            raise self.trouble


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Store:
    one = Store()
    monkeypatch.setattr(vault, "_system_store", lambda: one)
    return one


@pytest.fixture
def desk(data_dir, store: Store) -> Iterator[Desk]:
    with Desk(data_dir, command=own_command(), hold=True) as one:
        one.accounts.add("office", "thaibulksms", credentials=KEYS)
        yield one


def opened_anew(data_dir) -> Desk:
    return Desk(data_dir, command=own_command(), hold=True)


def campaign_of(desk: Desk) -> int:
    people = [Person(f"081000000{n}") for n in range(3)]
    draft = Draft(
        "office", "hello", people, sender="Demo",
        overrides=frozenset({"test_first"}), override_reason="a test",
    )  # fmt: skip
    return desk.composing.confirm(desk.composing.prepare(draft)).id


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda one: type(one).__name__)
def test_a_store_in_trouble_pauses_the_campaign_and_nothing_leaves(
    desk, store, trouble, network_reached
):
    campaign = campaign_of(desk)
    desk.accounts.close()  # the adapter that has the keys already
    desk.accounts._providers.clear()
    network_reached.clear()  # the balance was asked for, of nobody
    store.trouble = trouble

    found = desk.sending.run(campaign, JobContext())

    assert (found.state, found.reason) == ("paused", "password_store")
    assert found.tally.queued == found.tally.messages == 3
    events = {event: params for _at, event, params in desk.sending.events(campaign)}
    assert events["paused:password_store"] == {"detail": "no_password_store"}
    assert desk.sending.unknown_attempts(campaign) == []
    assert network_reached == []


def test_a_store_that_was_unlocked_meanwhile_is_asked_again(desk, store, network_reached):
    account = desk.accounts.by_name("office")
    store.trouble = KeyringLocked("locked")
    with pytest.raises(NoPasswordStore):
        desk.accounts.key_ending(account)

    store.trouble = None

    assert desk.accounts.key_ending(account) == "0001"


@pytest.mark.parametrize("trouble", [PasswordSetError("denied"), KeyringLocked("locked")])
def test_an_account_whose_keys_cannot_be_kept_is_not_made(data_dir, store, trouble):
    with opened_anew(data_dir) as desk:
        store.trouble = trouble

        with pytest.raises(NoPasswordStore):
            desk.accounts.add("office", "thaibulksms", credentials=KEYS)

        assert desk.accounts.all() == []
    assert not [
        path for path in data_dir.rglob("*") if path.is_file() and b"canary" in path.read_bytes()
    ]


def test_a_store_that_forgets_what_it_was_given_is_none(data_dir, store, monkeypatch):
    monkeypatch.setattr(Store, "get_password", lambda *_: None)

    with opened_anew(data_dir) as desk, pytest.raises(NoPasswordStore) as caught:
        desk.accounts.add("office", "thaibulksms", credentials=KEYS)

    assert caught.value.detail == "read-back differs"


@pytest.mark.parametrize("language", ["th", "en"])
def test_what_to_do_about_the_store_is_a_sentence_without_keys(language):
    said = Texts(language).error(NoPasswordStore("KeyringLocked"))

    assert said.text
    assert said.hint


def test_a_real_store_keeps_and_forgets_keys(secret_service):
    keeps = vault.SystemVault("00000000-test")

    keeps.set(1, "api_key", "canary-key-0001")
    assert keeps.get(1, "api_key") == "canary-key-0001"
    keeps.delete(1, "api_key")
    keeps.delete(1, "api_key")

    assert keeps.get(1, "api_key") is None
