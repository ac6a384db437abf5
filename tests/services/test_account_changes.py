"""Another address for an account, accounts as a file, known vendors. Keys never stray."""

import json

import pytest

from smsdesk.core.errors import InputError, NoPasswordStore, ServiceError
from smsdesk.core.models import Draft, Person
from smsdesk.paths import own_command
from smsdesk.providers.exchange import Deadlines
from smsdesk.services.account_files import export_accounts, import_accounts
from smsdesk.services.accounts import NewAccount
from smsdesk.services.desk import Desk
from smsdesk.simulator.process import Simulator
from smsdesk.vault import MemoryVault, SystemVault

OLD = {"partner_id": "1", "api_key": "old-canary-key-0001"}
ADVANTA, TEXTSMS = "https://quicksms.advantasms.com", "https://sms.textsms.co.ke"


class Locked(MemoryVault):
    """A password store whose owner has locked it, from a moment on."""

    locked = False

    def get(self, account_id, field):
        self._meet()
        return super().get(account_id, field)

    def set(self, account_id, field, secret):
        self._meet()
        super().set(account_id, field, secret)

    def delete(self, account_id, field):
        self._meet()
        super().delete(account_id, field)

    def _meet(self):
        if self.locked:
            raise NoPasswordStore("KeyringLocked")


@pytest.fixture
def desk(data_dir):
    with Desk(data_dir, command=own_command(), hold=True, deadlines=Deadlines(2, 2, 2, 3)) as one:
        one.accounts._vault_opened = Locked()
        yield one


@pytest.fixture(scope="module")
def elsewhere():
    """A second simulator: another house at another address, with a ledger of its own."""
    with Simulator() as running:
        yield running


@pytest.fixture
def real(desk, simulator, monkeypatch):
    """A real account, whose addresses lead to the simulator: nothing leaves this machine."""
    monkeypatch.setattr(desk.accounts, "_caller", _to(desk, simulator))
    return desk.accounts.add("office", "sendbulk", credentials=OLD, base_url=ADVANTA)


def _to(desk, simulator):
    real_caller = desk.accounts._caller
    asked = desk.asked = []

    def caller(url):
        asked.append(url)
        return real_caller(simulator.url("sendbulk"))

    return caller


def practise(desk, simulator):
    return desk.accounts.add(
        "practice", "sendbulk", practice=True, base_url=simulator.url("sendbulk"),
        credentials=simulator.credentials("sendbulk"),
    )  # fmt: skip


def stored(desk, account):
    vault = desk.accounts._vault_opened
    return {key: MemoryVault.get(vault, account.id, key) for key in OLD}


def test_a_practice_account_moves_to_another_port_with_its_new_keys(desk, simulator, elsewhere):
    account = practise(desk, simulator)
    before = desk.accounts.ask_balance(account)
    assert before.error is None
    adapter = desk.accounts.provider(account)

    answer = desk.accounts.change_address(
        "practice", elsewhere.url("sendbulk") + "/", elsewhere.credentials("sendbulk")
    )

    moved = desk.accounts.by_name("practice")
    assert moved.base_url == answer.account.base_url == elsewhere.url("sendbulk")
    assert answer.balances
    assert desk.accounts.provider(moved) is not adapter
    assert desk.accounts.provider(moved).base_url == elsewhere.url("sendbulk")


@pytest.mark.parametrize("given", [{}, {"partner_id": "1"}, {"api_key": "new-canary-key-01"}])
def test_a_new_address_asks_for_every_key_anew_even_one_of_the_environment(
    desk, real, simulator, given, monkeypatch
):
    monkeypatch.setenv("SMSDESK_SECRET_OFFICE_API_KEY", "env-canary-key-01")
    monkeypatch.setenv("SMSDESK_SECRET_OFFICE_PARTNER_ID", "1")
    with pytest.raises(InputError, match="credential_missing"):
        desk.accounts.change_address("office", TEXTSMS, given)

    assert desk.asked == []
    assert desk.accounts.by_name("office").base_url == ADVANTA
    assert stored(desk, real) == OLD


def test_the_new_keys_are_tried_at_the_new_address_and_then_kept(desk, real, simulator):
    new = simulator.credentials("sendbulk")

    answer = desk.accounts.change_address("office", TEXTSMS, new)

    assert desk.asked == [TEXTSMS]
    assert answer.balances
    assert desk.accounts.by_name("office").base_url == TEXTSMS
    assert stored(desk, real) == new


def test_where_the_new_house_refuses_the_keys_everything_stays(desk, real):
    with pytest.raises(ServiceError, match="login_refused"):
        desk.accounts.change_address(
            "office", TEXTSMS, {"partner_id": "9", "api_key": "no-such-key-0001"}
        )

    assert desk.accounts.by_name("office").base_url == ADVANTA
    assert stored(desk, real) == OLD


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://sms.textsms.co.ke", "real_needs_https"),
        ("https://127.0.0.1:9", "real_needs_https"),
        ("https://sms.textsms.co.ke/api/services", "base_url_shape"),
        ("", "base_url_missing"),
    ],
)
def test_an_address_that_cannot_be_one_is_refused_unasked(desk, real, simulator, url, code):
    with pytest.raises(InputError) as caught:
        desk.accounts.change_address("office", url, simulator.credentials("sendbulk"))
    assert caught.value.code == code
    assert desk.asked == []


def freeze(desk, account="practice"):
    draft = Draft(account, "hello", [Person("0812345678")], sender="RIVERVIEW")
    return desk.composing.confirm(desk.composing.prepare(draft))


def test_an_account_with_an_unfinished_campaign_stays_where_it_is(desk, simulator, elsewhere):
    account = practise(desk, simulator)
    campaign = freeze(desk)

    with pytest.raises(InputError, match="address_in_use"):
        desk.accounts.change_address(
            "practice", elsewhere.url("sendbulk"), elsewhere.credentials("sendbulk")
        )
    assert desk.accounts.by_name("practice") == account
    desk.sending.cancel(campaign.id)
    desk.accounts.change_address(
        "practice", elsewhere.url("sendbulk"), elsewhere.credentials("sendbulk")
    )
    assert desk.accounts.by_name("practice").base_url == elsewhere.url("sendbulk")


def test_a_campaign_confirmed_while_the_keys_are_tried_keeps_the_old_address(
    desk, simulator, elsewhere, monkeypatch
):
    account = practise(desk, simulator)
    tried = desk.accounts._try

    def try_slowly(new):
        balances = tried(new)
        freeze(desk)
        return balances

    monkeypatch.setattr(desk.accounts, "_try", try_slowly)
    with pytest.raises(InputError, match="address_in_use"):
        desk.accounts.change_address(
            "practice", elsewhere.url("sendbulk"), elsewhere.credentials("sendbulk")
        )

    assert desk.accounts.by_name("practice") == account
    assert desk.accounts.ask_balance(account).error is None  # its old keys are back


def test_with_a_locked_password_store_nothing_moves(desk, real, simulator):
    desk.accounts._vault_opened.locked = True

    for remember in (True, False):
        with pytest.raises(NoPasswordStore):
            desk.accounts.change_address(
                "office", TEXTSMS, simulator.credentials("sendbulk"), remember=remember
            )

    desk.accounts._vault_opened.locked = False
    assert desk.accounts.by_name("office").base_url == ADVANTA
    assert stored(desk, real) == OLD
    assert not desk.accounts.keys_in_memory(real)


def test_keys_kept_in_memory_leave_no_old_ones_behind_for_the_new_address(desk, real, simulator):
    new = simulator.credentials("sendbulk")

    desk.accounts.change_address("office", TEXTSMS, new, remember=False)

    assert stored(desk, real) == dict.fromkeys(OLD)
    assert desk.accounts.keys_in_memory(real)
    assert desk.accounts.ask_balance(desk.accounts.by_name("office")).error is None


def test_a_store_that_refuses_the_new_keys_leaves_the_account_as_it_was(
    desk, real, simulator, monkeypatch
):
    vault, new = desk.accounts._vault_opened, simulator.credentials("sendbulk")
    keep = vault.set

    def set_old_ones_only(account_id, field, secret):
        if secret == new["api_key"]:
            raise NoPasswordStore("PasswordSetError")
        keep(account_id, field, secret)

    monkeypatch.setattr(vault, "set", set_old_ones_only)
    with pytest.raises(NoPasswordStore):
        desk.accounts.change_address("office", TEXTSMS, new)

    assert desk.accounts.by_name("office").base_url == ADVANTA
    assert stored(desk, real) == OLD


# --- accounts as a file -----------------------------------------------------------------------


def test_an_export_holds_all_but_the_keys_and_another_desk_takes_it(
    desk, real, simulator, tmp_path
):
    practise(desk, simulator)
    desk.accounts.change_settings("office", {"batch_limit": "1000", "price": "0.5"})
    desk.accounts.senders.keep(real, "RIVERVIEW", "waiting")

    text = export_accounts(desk.accounts)

    secrets = [*OLD.values(), *simulator.credentials("sendbulk").values()]
    assert not [one for one in secrets if len(one) > 11 and one in text]
    with Desk(tmp_path / "other", command=own_command(), hold=True) as other:
        other.accounts._vault_opened = MemoryVault()
        taken = import_accounts(other.accounts, text)

        assert [one.name for one in taken.added] == ["office", "practice"]
        office = other.accounts.by_name("office")
        assert (office.base_url, office.practice) == (ADVANTA, False)
        assert dict(office.settings) == {"batch_limit": "1000", "price": "0.5"}
        (sender,) = other.accounts.senders.of(office)
        assert (sender.sender, sender.status) == ("RIVERVIEW", "waiting")
        error = other.accounts.ask_balance(office).error
        assert error is not None and error.code == "credential_missing"
        again = import_accounts(other.accounts, text)
        assert (again.added, again.there) == ((), ("office", "practice"))


def test_an_account_that_is_there_already_is_not_touched(desk, real):
    document = json.loads(export_accounts(desk.accounts))
    document["accounts"][0] |= {"base_url": TEXTSMS, "settings": {"rate": "1"}}

    taken = import_accounts(desk.accounts, json.dumps(document))

    assert taken.there == ("office",)
    assert desk.accounts.by_name("office") == real


ROW = {"name": "a", "service": "sendbulk", "base_url": ADVANTA, "practice": False,
       "settings": {}, "senders": {}}  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"service": "carrier-pigeon"},
        {"base_url": "http://quicksms.advantasms.com"},
        {"base_url": "https://127.0.0.1"},
        {"settings": {"rate": "many"}},
        {"settings": {"colour": "red"}},
        {"settings": {"rate": 5}},
        {"senders": {"A": "perhaps"}},
        {"senders": {"": "approved"}},
        {"practice": "no"},
        {"name": " "},
        {"name": None},
    ],
)
def test_one_row_that_cannot_be_taken_leaves_all_of_them_out(desk, change):
    rows = [dict(ROW, name="good"), ROW | change]
    document = {"format": "smsdesk-accounts", "version": 1, "accounts": rows}

    with pytest.raises(InputError):
        import_accounts(desk.accounts, json.dumps(document))

    assert desk.accounts.all() == []


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"format": "smsdesk-accounts", "version": 2, "accounts": []}', "[" * 90_000,
     json.dumps({"format": "smsdesk-accounts", "version": 1, "accounts": [ROW, ROW]})],
)  # fmt: skip
def test_what_is_no_export_is_refused(desk, text):
    with pytest.raises(InputError, match="accounts_file"):
        import_accounts(desk.accounts, text)
    assert desk.accounts.all() == []


# --- vendors ----------------------------------------------------------------------------------


def test_the_known_vendors_are_addresses_an_account_may_have(desk):
    info = desk.accounts.service("sendbulk")
    assert {one.name: one.settings.get("batch_limit", "20") for one in info.vendors} == {
        "Advanta": "1000", "TextSMS": "20", "Celcom": "20", "Celcom (mysms)": "20",
        "TeamWeb": "20", "Savvy": "20",
    }  # fmt: skip
    for vendor in info.vendors:
        new = NewAccount(
            vendor.name, "sendbulk", base_url=vendor.base_url, settings=vendor.settings,
            credentials=OLD,
        )  # fmt: skip
        assert desk.accounts._checked(new).base_url == vendor.base_url


def test_a_vendor_is_found_however_its_name_is_written(desk):
    info = desk.accounts.service("sendbulk")
    assert desk.accounts.vendor(info, "textsms").base_url == TEXTSMS
    with pytest.raises(InputError, match="unknown_vendor"):
        desk.accounts.vendor(info, "Emalify")
    with pytest.raises(InputError, match="unknown_vendor"):
        desk.accounts.vendor(desk.accounts.service("smspoint"), "TextSMS")


# --- a real password store --------------------------------------------------------------------


@pytest.fixture
def with_store(data_dir, simulator, secret_service, monkeypatch):
    """A real account whose keys lie in a real password store."""
    with Desk(data_dir, command=own_command(), hold=True, deadlines=Deadlines(2, 2, 2, 3)) as one:
        monkeypatch.setattr(one.accounts, "_caller", _to(one, simulator))
        one.accounts.add("office", "sendbulk", credentials=OLD, base_url=ADVANTA)
        yield one
        one.accounts.remove("office")


def test_a_real_store_holds_the_new_keys_alone_after_a_move(with_store, simulator):
    account = with_store.accounts.by_name("office")
    store = SystemVault(with_store.accounts._repository.installation())
    assert {key: store.get(account.id, key) for key in OLD} == OLD
    new = simulator.credentials("sendbulk")

    with_store.accounts.change_address("office", TEXTSMS, new)

    assert {key: store.get(account.id, key) for key in OLD} == new
    assert with_store.accounts.key_ending(account) == new["api_key"][-4:]
    assert with_store.accounts.test(with_store.accounts.by_name("office")).balances


def test_a_real_store_keeps_the_old_keys_where_the_move_fails(with_store):
    account = with_store.accounts.by_name("office")
    store = SystemVault(with_store.accounts._repository.installation())

    with pytest.raises(ServiceError):
        with_store.accounts.change_address(
            "office", TEXTSMS, {"partner_id": "9", "api_key": "no-such-key-0001"}
        )

    assert {key: store.get(account.id, key) for key in OLD} == OLD
    assert with_store.accounts.by_name("office").base_url == ADVANTA
