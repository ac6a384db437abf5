"""One-time codes: asked for once, written down before they are, and checked.

The code itself is in no log, no error and no table: where the service makes and checks it, it is
not even known here; where the service only carries the text, a salted hash is kept until it serves.
"""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from sqlite3 import Connection
from typing import Literal

from smsdesk.core import phone
from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError, ServiceError
from smsdesk.core.models import Account, OtpRequest, OtpSent
from smsdesk.core.otp import (
    MOST_TRIES,
    OWN_MINUTES,
    check_code,
    check_request,
    fits,
    new_code,
    sealed,
)
from smsdesk.core.schedule import bangkok_midnight
from smsdesk.core.sms_text import measure
from smsdesk.services.accounts import AccountService
from smsdesk.store import otp as otp_store
from smsdesk.store.campaigns import CampaignRepository
from smsdesk.store.otp import OtpRepository, OtpRow
from smsdesk.store.writer import Writer

AGAIN_SECONDS = 60
"""Within so long a second code for the same number has to be asked for as such."""

Checked = Literal["right", "wrong", "expired", "used", "too_many"]


@dataclass(frozen=True, slots=True)
class Requested:
    """A code that a service took for sending. ``credits`` are its parts where it says nothing."""

    id: int
    account: Account
    e164: str
    sent: OtpSent


class OtpService:
    """Has codes sent and checked. One request for a number at a time."""

    def __init__(
        self,
        repository: OtpRepository,
        accounts: AccountService,
        campaigns: CampaignRepository,
        writer: Writer,
        clock: Clock,
        *,
        never: Callable[[Iterable[str]], set[str]],
    ) -> None:
        self._repository = repository
        self._accounts = accounts
        self._campaigns = campaigns
        self._never = never
        self._writer = writer
        self._clock = clock
        self._lock = threading.Lock()

    def offered(self, account: Account) -> bool:
        """Tell whether codes can be had through an account: by its service and its settings."""
        way = self._accounts.service(account.service).otp
        return way == "service" or (way == "own" and account.settings.get("sendotp") == "on")

    def takes_text(self, account: Account) -> bool:
        """Tell whether sender, text, digits and minutes are ours to say: not at ThaiBulkSMS."""
        return not self._accounts.service(account.service).otp_url

    # --- sending --------------------------------------------------------------------------

    def request(self, account: Account, asked: OtpRequest, *, again: bool = False) -> Requested:
        """Have a code sent to ``asked.e164``, as it was written. Raises InputError or ServiceError.

        ``otp_again`` where one was asked for within a minute, or may be on its way, and ``again``
        does not say that another is meant. ServiceError ``outcome_unknown``: it may be sent.
        """
        asked = self._checked(account, asked)
        own = self._accounts.service(account.service).otp == "own"
        if own:
            code = asked.code or new_code(asked.digits)
            asked = replace(asked, code=code, minutes=asked.minutes or OWN_MINUTES)
        provider = self._accounts.provider(account)
        seal = sealed(asked.code) if own else ""
        with self._lock:
            self._check_again(account, asked.e164, again=again)
            now = self._clock()
            begin = partial(_begin, account.id, asked.e164, seal, now)
            otp_id = self._writer.write(begin)
        try:
            told = provider.request_otp(asked)
        except ServiceError as error:
            unsure = error.code == "outcome_unknown"
            self._end(otp_id, "unknown" if unsure else "refused")
            raise
        except BaseException:
            self._end(otp_id, "unknown")
            raise
        told = self._completed(asked, told, now)
        self._writer.write(lambda con: otp_store.sent(con, otp_id, told))
        return Requested(otp_id, account, asked.e164, told)

    def _checked(self, account: Account, asked: OtpRequest) -> OtpRequest:
        """Return what is asked with its number read. Raises InputError."""
        info = self._accounts.service(account.service)
        if not info.otp:
            raise InputError("otp_not_offered", service=info.title)
        if not self.offered(account):
            raise InputError("otp_switched_off", account=account.name)
        found = phone.parse(asked.e164)
        if found.e164 is None or found.reason is not None:
            raise InputError("bad_number", number=asked.e164)
        if self.takes_text(account):
            check_request(asked)
            if not asked.sender:
                raise InputError("otp_no_sender")
        elif asked.text or asked.digits or asked.minutes or asked.code or asked.sender:
            raise InputError("otp_fixed", service=info.title)
        if self._never([found.e164]):
            raise InputError("otp_never", number=phone.masked(found.e164))
        self._check_cap(account, asked)
        return replace(asked, e164=found.e164)

    def _check_cap(self, account: Account, asked: OtpRequest) -> None:
        """Raise InputError where the account's day has no room for one more."""
        most = self._accounts.limits(account).day
        if not most:
            return
        since = bangkok_midnight(self._clock())
        if self._campaigns.spent_since(account.id, since) + _parts(asked) > most:
            raise InputError("otp_spend_cap", account=account.name, most=most)

    def _check_again(self, account: Account, e164: str, *, again: bool) -> None:
        last = self._repository.newest(account.id, e164)
        if again or last is None or last.state in ("refused", "verified"):
            return
        recent = self._clock() - last.requested_at < timedelta(seconds=AGAIN_SECONDS)
        if recent or last.state in ("unknown", "sending"):
            raise InputError("otp_again", seconds=AGAIN_SECONDS)

    def _completed(self, asked: OtpRequest, told: OtpSent, now: datetime) -> OtpSent:
        """Fill in what the service does not say: when it ends, where we asked, and its parts."""
        ends = told.expires_at
        if ends is None and asked.minutes:
            ends = now + timedelta(minutes=asked.minutes)
        return replace(told, expires_at=ends)

    def _end(self, otp_id: int, state: Literal["refused", "unknown"]) -> None:
        self._writer.write(lambda con: otp_store.ended(con, otp_id, state))

    # --- checking -------------------------------------------------------------------------

    def verify(self, account: Account, word: str, code: str) -> Checked:
        """Check a code that somebody typed, for a number or a service's token.

        Each serves once; five wrong ones, and it serves no more. Raises InputError for a number no
        code was asked for, and for what cannot be a code; ServiceError.
        """
        check_code(code)
        row = self._row_of(account, word)
        if row.state == "verified":
            return "used"
        if row.expires_at is not None and self._clock() > row.expires_at:
            return "expired"
        if self._writer.write(lambda con: otp_store.count_try(con, row.id)) > MOST_TRIES:
            return "too_many"
        answer: Checked
        if row.own_check:
            answer = "right" if fits(code, row.own_check) else "wrong"
        else:
            answer = self._accounts.provider(account).verify_otp(row.e164, row.token, code)
        if answer == "right":
            now = self._clock()
            if not self._writer.write(lambda con: otp_store.verified(con, row.id, now)):
                return "used"
        return answer

    def _row_of(self, account: Account, word: str) -> OtpRow:
        row = self._repository.by_token(account.id, word)
        if row is None and (e164 := phone.parse(word).e164) is not None:
            row = self._repository.newest(account.id, e164)
        if row is None or row.state == "refused":
            raise InputError("otp_none_sent")
        return row


def _begin(account_id: int, e164: str, seal: str, now: datetime, con: Connection) -> int:
    return otp_store.begin(con, account_id, e164, seal, now)


def _parts(asked: OtpRequest) -> int:
    return measure(asked.text).parts if asked.text else 1
