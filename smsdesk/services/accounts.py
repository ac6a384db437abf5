"""Accounts: adding, testing, their secrets, their adapters, what they can do."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from threading import Lock
from urllib.parse import SplitResult, urlsplit

from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError, NoPasswordStore, SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import (
    EMPTY,
    Account,
    Balance,
    Order,
    Purpose,
    ServiceInfo,
    ServiceTemplate,
    Vendor,
)
from smsdesk.core.schedule import Window
from smsdesk.providers import SERVICES, adapter
from smsdesk.providers.base import Provider
from smsdesk.providers.exchange import Caller, Deadlines
from smsdesk.services.practice import PracticeServer
from smsdesk.services.senders import SenderService
from smsdesk.store.accounts import AccountRepository
from smsdesk.store.senders import SenderRepository
from smsdesk.vault import MemoryVault, Vault, from_environment

_SHORTEST_KEY = 12  # of a shorter one, four letters would tell too much


@dataclass(frozen=True, slots=True)
class BalanceAnswer:
    """What one account's service said when asked for credits, or why it could not be asked."""

    account: Account
    balances: tuple[Balance, ...]
    at: datetime
    error: SmsdeskError | None = None


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account as it was typed in, keys and all. Never logged."""

    name: str
    service: str
    practice: bool = False
    base_url: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    credentials: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Limits:
    """What an account may spend, in credits; 0: no limit. ``floor`` is what must be left."""

    campaign: int
    day: int
    floor: int


class AccountService:
    """Keeps accounts and hands out their adapters, one per account and life.

    ``senders`` are their sender names.
    """

    def __init__(
        self,
        repository: AccountRepository,
        vault: Callable[[], Vault],
        practice: PracticeServer,
        practice_file: Path,
        clock: Clock,
        *,
        senders: SenderRepository,
        deadlines: Deadlines | None = None,
    ) -> None:
        self._repository = repository
        self._open_vault = vault
        self._vault_opened: Vault | None = None
        self._memory = MemoryVault()
        self._in_memory: set[int] = set()
        self._practice = practice
        self._practice_file = practice_file
        self._clock = clock
        self._deadlines = deadlines
        self._providers: dict[int, Provider] = {}
        self._retired: list[Provider] = []
        self._moving = Lock()  # an adapter is made of an address and the keys that belong to it
        self.senders = SenderService(senders, self.provider, clock)

    # --- what there is --------------------------------------------------------------------

    @staticmethod
    def services() -> tuple[ServiceInfo, ...]:
        """Return the services that can be chosen."""
        return tuple(SERVICES.values())

    @staticmethod
    def service(name: str) -> ServiceInfo:
        """Return what a service is. Raises InputError for an unknown one."""
        if name not in SERVICES:
            raise InputError("unknown_service", name=name, services=", ".join(SERVICES))
        return SERVICES[name]

    @staticmethod
    def vendor(info: ServiceInfo, name: str) -> Vendor:
        """Return a known house of a service, however its name is written. Raises InputError."""
        for vendor in info.vendors:
            if vendor.name.casefold() == name.casefold():
                return vendor
        vendors = ", ".join(vendor.name for vendor in info.vendors)
        raise InputError("unknown_vendor", name=name, vendors=vendors)

    def all(self) -> list[Account]:
        """Return the accounts in use."""
        return self._repository.all()

    def by_name(self, name: str) -> Account:
        """Return an account. Raises InputError when there is none of that name."""
        for account in self._repository.all():
            if account.name == name:
                return account
        raise InputError("unknown_account", name=name)

    def by_id(self, account_id: int) -> Account:
        """Return an account, removed ones too. Raises InputError."""
        account = self._repository.by_id(account_id)
        if account is None:
            raise InputError("unknown_account", name=str(account_id))
        return account

    # --- adding and removing --------------------------------------------------------------

    def add(
        self,
        name: str,
        service: str,
        *,
        credentials: Mapping[str, str] = EMPTY,
        settings: Mapping[str, str] = EMPTY,
        base_url: str = "",
        practice: bool = False,
    ) -> Account:
        """Store an account and its secrets. Raises InputError or NoPasswordStore."""
        new = NewAccount(name, service, practice, base_url, settings, credentials)
        return self._store(self._checked(new), remember=True)

    def add_tested(
        self,
        new: NewAccount,
        *,
        remember: bool = True,
        test: bool = True,
        job: JobContext | None = None,
    ) -> BalanceAnswer:
        """Store an account once its service took the keys; refused keys leave nothing behind.

        Without ``remember`` the keys are kept in memory until the program ends. Raises
        InputError, ServiceError or NoPasswordStore.
        """
        new = self._checked(new)
        balances = self._try(new) if test else ()
        if job is not None:
            job.check()
        account = self._store(new, remember=remember)
        now = self._clock()
        self._repository.set_balances(account.id, balances, now)
        return BalanceAnswer(account, balances, now)

    def add_without_keys(self, news: Sequence[NewAccount]) -> tuple[Account, ...]:
        """Store accounts whose keys are entered later: all of them, or none. Raises InputError."""
        checked = [self._checked(new, keys=False) for new in news]
        return tuple(self._store(new, remember=True) for new in checked)

    def change_keys(
        self,
        name: str,
        credentials: Mapping[str, str],
        *,
        remember: bool = True,
        job: JobContext | None = None,
    ) -> BalanceAnswer:
        """Replace an account's keys once its service took the new ones.

        Raises InputError, ServiceError or NoPasswordStore; the old keys stay then.
        """
        account = self.by_name(name)
        _check_credentials(self.service(account.service), name, credentials)
        balances = self._try(_with_keys(account, credentials))
        if job is not None:
            job.check()
        self._keep(account, credentials, remember=remember)
        return self._renewed(account, balances)

    def change_address(
        self,
        name: str,
        base_url: str,
        credentials: Mapping[str, str],
        *,
        remember: bool = True,
        job: JobContext | None = None,
    ) -> BalanceAnswer:
        """Move an account to another address once the service there took its keys.

        Every required key is asked for anew: none that is kept ever goes to another address.
        Raises InputError, ServiceError or NoPasswordStore; old address and keys stay then.
        """
        account = self.by_name(name)
        info = self.service(account.service)
        if self._repository.has_unfinished(account.id):
            raise InputError("address_in_use", name=name)
        url = self._checked_url(info, base_url, account.practice)
        _check_credentials(info, name, credentials, environment=False)
        moved = replace(account, base_url=url)
        balances = self._try(_with_keys(moved, credentials))
        if job is not None:
            job.check()
        self._move(account, url, credentials, remember=remember)
        return self._renewed(moved, balances)

    def _move(
        self, account: Account, url: str, credentials: Mapping[str, str], *, remember: bool
    ) -> None:
        """Write address and keys; wherever that ends, no key stands at a wrong address.

        The old keys go first, out of the password store too: where that is locked, nothing moves.
        """
        with self._moving:
            old, remembered = self._kept(account), not self.keys_in_memory(account)
            try:
                self._in_memory.discard(account.id)
                self._forget(account)
                if not self._repository.move(account.id, url):
                    raise InputError("address_in_use", name=account.name)
                self._keep(account, credentials, remember=remember)
            except BaseException:
                self._repository.move(account.id, account.base_url)
                with suppress(NoPasswordStore):  # what could not be deleted is still there
                    self._keep(account, old, remember=remembered)
                raise
            self._retire(account.id)

    def _renewed(self, account: Account, balances: tuple[Balance, ...]) -> BalanceAnswer:
        """Let the next request have a new adapter, and remember what this one told."""
        self._retire(account.id)
        now = self._clock()
        self._repository.set_balances(account.id, balances, now)
        return BalanceAnswer(account, balances, now)

    def change_settings(self, name: str, settings: Mapping[str, str]) -> Account:
        """Replace an account's settings; what is being sent goes on with the old ones."""
        account = self.by_name(name)
        check_settings(self.service(account.service), settings, practice=account.practice)
        self._repository.set_settings(account.id, settings)
        self._retire(account.id)
        return self.by_name(name)

    def remove(self, name: str) -> None:
        """Take an account out of use and forget its secrets; its history stays."""
        account = self.by_name(name)
        if self._repository.has_unfinished(account.id):
            raise InputError("account_in_use", name=name)
        self._forget(account)
        self._repository.remove(account.id, self._clock())
        self._drop(account.id)

    def _checked(self, new: NewAccount, *, keys: bool = True) -> NewAccount:
        """Return the account with its final name, address and keys. Raises InputError."""
        info = self.service(new.service)
        name = new.name.strip()
        if not name:
            raise InputError("account_name_missing")
        if any(account.name == name for account in self.all()):
            raise InputError("account_exists", name=name)
        check_settings(info, new.settings, practice=new.practice)
        url = self._checked_url(info, new.base_url, new.practice)
        credentials = new.credentials
        if new.practice and not credentials and not new.base_url:
            credentials = self._practice.credentials(new.service)
        if keys:
            _check_credentials(info, name, credentials)
        return replace(new, name=name, base_url=url, credentials=credentials)

    def _try(self, new: NewAccount) -> tuple[Balance, ...]:
        """Ask for the balance with keys that are not stored. Raises ServiceError."""
        account = Account(0, new.name, new.service, new.base_url, new.practice, new.settings)
        secrets = {
            key: from_environment(new.name, key) or secret
            for key, secret in new.credentials.items()
        }
        caller = self._caller(new.base_url or self._practice.url(new.service))
        provider = adapter(new.service)(account, secrets, caller)
        try:
            return provider.balances()
        finally:
            provider.close()

    def _store(self, new: NewAccount, *, remember: bool) -> Account:
        account = self._repository.add(
            name=new.name,
            service=new.service,
            base_url=new.base_url,
            practice=new.practice,
            settings=new.settings,
            now=self._clock(),
        )
        try:
            self._keep(account, new.credentials, remember=remember)
        except BaseException:
            self._repository.remove(account.id, self._clock())
            raise
        return account

    def _checked_url(self, info: ServiceInfo, base_url: str, practice: bool) -> str:
        if not base_url:
            if not info.base_url and not practice:
                raise InputError("base_url_missing", service=info.title)
            return "" if practice else info.base_url
        parts = urlsplit(base_url)
        host = parts.hostname or ""
        plain = not (parts.path.strip("/") or parts.query or parts.fragment or parts.username)
        if not host or not plain or parts.scheme not in ("http", "https"):
            raise InputError("base_url_shape", url=f"{parts.scheme}://{host}")
        _check_host(parts, practice=practice)
        return base_url.rstrip("/")

    def _keep(self, account: Account, credentials: Mapping[str, str], *, remember: bool) -> None:
        if account.practice:
            kept = self._practice_secrets()
            kept[str(account.id)] = dict(credentials)
            self._write_practice_secrets(kept)
            return
        vault = self._vault if remember else self._memory
        for key, secret in credentials.items():
            vault.set(account.id, key, secret)
        if remember:
            self._in_memory.discard(account.id)
        else:
            self._in_memory.add(account.id)

    def _forget(self, account: Account) -> None:
        if account.practice:
            kept = self._practice_secrets()
            kept.pop(str(account.id), None)
            self._write_practice_secrets(kept)
            return
        keys = [one.key for one in self.service(account.service).credentials]
        for key in keys:
            self._memory.delete(account.id, key)
        if account.id in self._in_memory:
            self._in_memory.discard(account.id)
            return
        try:
            for key in keys:
                self._vault.delete(account.id, key)
        except NoPasswordStore as error:
            if error.detail:  # there is a store, but it is locked: the keys are still in it
                raise

    # --- secrets --------------------------------------------------------------------------

    @property
    def _vault(self) -> Vault:
        if self._vault_opened is None:
            self._vault_opened = self._open_vault()
        return self._vault_opened

    def key_ending(self, account: Account) -> str:
        """Return the last four letters of an account's key, "" where they would tell too much.

        Raises NoPasswordStore.
        """
        first = next((f for f in self.service(account.service).credentials if f.secret), None)
        if account.practice or first is None:
            return ""
        secret = self._secret(account, first.key) or ""
        return secret[-4:] if len(secret) >= _SHORTEST_KEY else ""

    def _secrets(self, account: Account) -> dict[str, str]:
        found: dict[str, str] = {}
        practice = self._practice_secrets().get(str(account.id), {}) if account.practice else {}
        for one in self.service(account.service).credentials:
            secret = (
                from_environment(account.name, one.key) or practice.get(one.key)
                if account.practice
                else self._secret(account, one.key)
            )
            if secret:
                found[one.key] = secret
            elif one.required:
                raise InputError("credential_missing", account=account.name, key=one.key)
        return found

    def keys_in_memory(self, account: Account) -> bool:
        """Tell whether an account's keys are gone when the program ends."""
        return account.id in self._in_memory

    def _kept(self, account: Account) -> dict[str, str]:
        """Return every key that is kept of an account, none of the environment."""
        if account.practice:
            return self._practice_secrets().get(str(account.id), {})
        keys = [one.key for one in self.service(account.service).credentials]
        found = {key: self._stored(account, key) for key in keys}
        return {key: secret for key, secret in found.items() if secret}

    def _secret(self, account: Account, key: str) -> str | None:
        """Return a key of a real account: of the environment, memory, or the password store."""
        secret = from_environment(account.name, key)
        return secret if secret is not None else self._stored(account, key)

    def _stored(self, account: Account, key: str) -> str | None:
        if account.id in self._in_memory:
            return self._memory.get(account.id, key)
        return self._vault.get(account.id, key)

    def _practice_secrets(self) -> dict[str, dict[str, str]]:
        if not self._practice_file.exists():
            return {}
        kept: dict[str, dict[str, str]] = json.loads(self._practice_file.read_text("utf-8"))
        return kept

    def _write_practice_secrets(self, kept: Mapping[str, Mapping[str, str]]) -> None:
        partial = self._practice_file.with_suffix(".part")
        partial.write_text(json.dumps(kept, indent=1), "utf-8")
        partial.replace(self._practice_file)

    # --- asking the service ---------------------------------------------------------------

    def provider(self, account: Account) -> Provider:
        """Return the account's adapter. Raises InputError when a key is missing."""
        found = self._providers.get(account.id)
        if found is not None and (account.base_url or not account.practice):
            return found
        with self._moving:
            account = self._repository.by_id(account.id) or account  # it may have moved
            url = account.base_url or self._practice.url(account.service)
            found = self._providers.get(account.id)
            if found is not None and found.base_url == url:
                return found
            made = adapter(account.service)(account, self._secrets(account), self._caller(url))
            self._retire(account.id)  # the simulator was started anew
            self._providers[account.id] = made
        return made

    def _caller(self, url: str) -> Caller:
        from smsdesk.providers.transport import Transport  # noqa: PLC0415 - httpx: 110 ms

        return Transport(url, deadlines=self._deadlines)

    @staticmethod
    def spends(account: Account, order: Order) -> str:
        """Return the kind of credit an order spends, or "" where there is one kind."""
        return adapter(account.service).spends(order, account.settings)

    @classmethod
    def usual_kind(cls, account: Account) -> str:
        """Return the kind of credit this account spends when nothing else is asked for."""
        return cls.spends(account, Order())

    @staticmethod
    def limits(account: Account) -> Limits:
        """Return what the operator lets this account spend."""
        settings = account.settings
        return Limits(
            campaign=int(settings.get("cap_campaign") or 0),
            day=int(settings.get("cap_day") or 0),
            floor=int(settings.get("credit_floor") or 0),
        )

    @staticmethod
    def quiet_window(account: Account, order: Order, purpose: Purpose) -> Window | None:
        """Return the hours in which such an order may go out, or None for any hour."""
        return adapter(account.service).quiet_window(order, account.settings, purpose)

    @staticmethod
    def holds_for_later(account: Account) -> bool:
        """Tell whether the account's service holds messages until a planned time."""
        return adapter(account.service).holds_for_later(account.settings)

    def clock_ahead(self, account: Account) -> timedelta:
        """Return how far the service's clock is before this one's, zero until it was asked."""
        provider = self._providers.get(account.id)
        return provider.clock_ahead() if provider is not None else timedelta()

    def ask_balance(self, account: Account) -> BalanceAnswer:
        """Ask one service for its credits and remember them; the error is in the answer."""
        now = self._clock()
        try:
            balances = self.provider(account).balances()
        except SmsdeskError as error:
            return BalanceAnswer(account, (), now, error)
        self._repository.set_balances(account.id, balances, now)
        return BalanceAnswer(account, balances, now)

    def known_balances(self, account: Account) -> tuple[list[Balance], datetime | None]:
        """Return the last known balances and when they were known."""
        return self._repository.balances(account.id)

    def test(self, account: Account) -> BalanceAnswer:
        """Ask for the balance with the account's keys. Raises ServiceError."""
        answer = self.ask_balance(account)
        if answer.error is not None:
            raise answer.error
        return answer

    def templates(self, account: Account) -> tuple[ServiceTemplate, ...]:
        """Ask the service for its templates. Raises ServiceError."""
        return self.provider(account).templates()

    def close(self) -> None:
        """Close every connection."""
        for account_id in list(self._providers):
            self._drop(account_id)
        while self._retired:
            self._retired.pop().close()

    def _retire(self, account_id: int) -> None:
        """Forget an adapter without closing it: a campaign on its way may still use it."""
        if (provider := self._providers.pop(account_id, None)) is not None:
            self._retired.append(provider)

    def _drop(self, account_id: int) -> None:
        if (provider := self._providers.pop(account_id, None)) is not None:
            provider.close()


def check_settings(
    info: ServiceInfo, settings: Mapping[str, str], *, practice: bool = False
) -> None:
    """Raise InputError for a setting the service does not have, or a value it cannot take."""
    known = {field.key: field for field in info.settings}
    for key, value in settings.items():
        field = known.get(key)
        if field is None:
            raise InputError("unknown_setting", key=key, keys=", ".join(known))
        if field.choices and value not in field.choices:
            choices = ", ".join(field.choices)
            raise InputError("setting_value", key=key, value=value, choices=choices)
        if value and key in _NUMBERS and not _NUMBERS[key].fullmatch(value):
            raise InputError("setting_number", key=key, value=value)
        if value and key in ("otp_url", "reports_url"):
            _check_host(urlsplit(value), practice=practice)


_NUMBERS = {
    "rate": re.compile(r"[0-9]{1,6}"),
    "batch_limit": re.compile(r"[1-9][0-9]{0,2}|1000"),  # the vendor's own limit is 1000
    "cap_campaign": re.compile(r"[0-9]{1,9}"),
    "cap_day": re.compile(r"[0-9]{1,9}"),
    "credit_floor": re.compile(r"[0-9]{1,9}"),
    "low_credit": re.compile(r"[0-9]{1,9}"),
    "price": re.compile(r"[0-9]{1,6}(\.[0-9]{1,4})?"),
}


def _check_host(parts: SplitResult, *, practice: bool) -> None:
    """Raise InputError unless practice talks to this computer, and everything else to https."""
    host = parts.hostname or ""
    if practice and not is_loopback(host):
        raise InputError("practice_needs_loopback", host=host)
    if not practice and (parts.scheme != "https" or _is_address(host)):
        raise InputError("real_needs_https", host=host)


def is_loopback(host: str) -> bool:
    """Tell whether a host is this computer."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return host == "localhost" or "." not in host
    return True


def _with_keys(account: Account, credentials: Mapping[str, str]) -> NewAccount:
    """Return an account with other keys, to be tried."""
    return NewAccount(
        account.name,
        account.service,
        account.practice,
        account.base_url,
        account.settings,
        credentials,
    )


def _check_credentials(
    info: ServiceInfo, account: str, credentials: Mapping[str, str], *, environment: bool = True
) -> None:
    """Raise InputError for a key that is missing, unknown or cannot be one.

    Without ``environment`` one that is set there does not count as given.
    """
    known = {one.key for one in info.credentials}
    for key in credentials:
        if key not in known:
            raise InputError("unknown_credential", key=key, keys=", ".join(sorted(known)))
    for one in info.credentials:
        given = credentials.get(one.key)
        if environment:
            given = given or from_environment(account, one.key)
        if one.required and not given:
            raise InputError("credential_missing", account=account, key=one.key)
        if given and (not given.isprintable() or not given.isascii()):
            raise InputError("credential_shape", account=account, key=one.key)
