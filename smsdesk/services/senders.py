"""Sender names: those a service lists, those kept by hand, when each was used, and which fade.

Where a service lists its senders, its list stands and only their last use is ours. Where it does
not, a desk keeps those that were used, those noted by hand, and the service's own for everybody.

Thai networks take a registered name away that sent nothing for six months (ClickSend's and
sms2pro's pages for Thailand, the keep-alive of look/05-accounts.png). So an office is reminded from
the fifth month on; how long a service's names last is ``ServiceInfo.sender_months``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import get_args

from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError
from smsdesk.core.models import EMPTY, Account, SenderName, SenderStatus, ServiceInfo
from smsdesk.core.schedule import in_bangkok
from smsdesk.providers import SERVICES
from smsdesk.providers.base import Provider
from smsdesk.store.senders import SenderRepository

STATUSES: tuple[str, ...] = get_args(SenderStatus)
LONGEST = 30
_MONTHS_AHEAD = 1


@dataclass(frozen=True, slots=True)
class Fading:
    """A sender that was not used for ``months``, and is taken away after ``limit``."""

    sender: str
    months: int
    limit: int

    @property
    def is_over(self) -> bool:
        """Tell whether the networks may have taken it away already."""
        return self.months >= self.limit


class SenderService:
    """The senders of every account. ``provider`` gives an account's adapter."""

    def __init__(
        self, repository: SenderRepository, provider: Callable[[Account], Provider], clock: Clock
    ) -> None:
        self._repository = repository
        self._provider = provider
        self._clock = clock

    def of(self, account: Account) -> tuple[SenderName, ...]:
        """Return the senders of an account, last used first where the service lists none.

        Raises ServiceError where the service lists them and cannot be asked.
        """
        info = SERVICES[account.service]
        known = {one.sender: one for one in self._repository.of(account.id)}
        if info.lists_senders:
            return tuple(
                replace(one, used_at=_last_use(one, known))
                for one in self._provider(account).senders()
            )
        own = {name: SenderName(name, status="") for name in info.default_senders}
        return tuple((own | known)[name] for name in dict.fromkeys([*known, *own]))

    def kept(self, account: Account) -> tuple[SenderName, ...]:
        """Return the senders that were noted by hand or requested."""
        return tuple(one for one in self._repository.of(account.id) if one.kept)

    def keep(self, account: Account, name: str, status: str = "approved") -> SenderName:
        """Keep a sender by hand, or note another status of one. Raises InputError."""
        info = SERVICES[account.service]
        if info.lists_senders:
            raise InputError("senders_listed", service=info.title)
        check_status(status)
        name = checked_name(name)
        self._repository.keep(account.id, name, status, self._clock())
        return next(one for one in self._repository.of(account.id) if one.sender == name)

    def forget(self, account: Account, name: str) -> None:
        """Forget a sender that was used or kept by hand. Raises InputError."""
        info = SERVICES[account.service]
        if info.lists_senders:
            raise InputError("senders_listed", service=info.title)
        if name in info.default_senders:
            raise InputError("sender_of_all", name=name, service=info.title)
        if not self._repository.forget(account.id, name):
            raise InputError("unknown_sender", name=name, account=account.name)

    def request(
        self, account: Account, name: str, details: Mapping[str, str] = EMPTY
    ) -> SenderName:
        """Ask the service for a new sender and keep it as waiting.

        ``details`` are the service's ``sender_fields``. Raises InputError or ServiceError; an
        answer that did not come is a ServiceError too, and nothing is kept then.
        """
        info = SERVICES[account.service]
        known = [one.key for one in info.sender_fields]
        for key in details:
            if key not in known:
                raise InputError("unknown_setting", key=key, keys=", ".join(known))
        given = {key: text.strip() for key, text in details.items() if text.strip()}
        asked = self._provider(account).request_sender(checked_name(name), given)
        if not info.lists_senders:
            self._repository.keep(account.id, asked.sender, asked.status, self._clock())
        return asked

    def fading(self, account: Account, senders: Iterable[SenderName]) -> tuple[Fading, ...]:
        """Return the senders that fade from want of use, the longest unused first.

        One that was never used counts from the day it was noted as approved. Nothing fades in
        practice, and what a service gives to everybody does not either.
        """
        info = SERVICES[account.service]
        if account.practice or not info.sender_months:
            return ()
        now = self._clock()
        found = [
            Fading(one.sender, months_between(since, now), info.sender_months)
            for one in senders
            if (since := _counts_from(one, info)) is not None
        ]
        fading = [one for one in found if one.months >= info.sender_months - _MONTHS_AHEAD]
        return tuple(sorted(fading, key=lambda one: -one.months))


def check_status(status: str) -> None:
    """Raise InputError for what is not a SenderStatus."""
    if status not in STATUSES:
        raise InputError("sender_status", value=status, choices=", ".join(STATUSES))


def months_between(earlier: datetime, later: datetime) -> int:
    """Return the whole months between two days in Bangkok."""
    first, last = in_bangkok(earlier), in_bangkok(later)
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)


def _counts_from(sender: SenderName, info: ServiceInfo) -> datetime | None:
    if sender.sender in info.default_senders or sender.status in ("waiting", "refused"):
        return None
    return sender.used_at or sender.noted_at


def _last_use(listed: SenderName, known: Mapping[str, SenderName]) -> datetime | None:
    """Return when a listed sender was used: a message names it by its name or its id."""
    uses = (known[key].used_at for key in (listed.sender, listed.id) if key in known)
    return max((one for one in uses if one is not None), default=None)


def checked_name(name: str) -> str:
    """Return the name without the space around it. Raises InputError."""
    name = name.strip()
    if not name:
        raise InputError("sender_missing")
    if len(name) > LONGEST or not name.isprintable():
        raise InputError("sender_shape", longest=LONGEST)
    return name
