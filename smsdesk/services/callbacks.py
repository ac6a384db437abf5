"""The addresses at which services may call back with delivery reports.

A path holds a random token that this data folder alone knows, and the account; where the service
is given an address with each request, the campaign too, signed. Whoever calls a signed one was
given it by us: such a call may prove that a message whose outcome was unknown was sent. All else
that a call says is advice, since nothing proves who makes it (reliability.md §4.8).
"""

import hmac
import json
import logging
import os
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from smsdesk.core.models import Account

log = logging.getLogger(__name__)

SETTING = "reports_url"
"""The account's setting: the public address under which this computer's receiver is reached."""

_TOKEN_BYTES = 24
_MARK_BYTES = 16


@dataclass(frozen=True, slots=True)
class Called:
    """What a path that is ours says: the account, and the campaign where it was signed (else 0)."""

    account: int
    campaign: int


class CallbackAddresses:
    """Makes the paths of a data folder, and reads them again."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "callbacks.json"
        self._kept = ""

    def path(self, account_id: int) -> str:
        """Return the path of an account, for the service's own dashboard."""
        return f"/{self._token()}/{account_id}"

    def url(self, account: Account) -> str:
        """Return an account's whole public address, "" where none is set."""
        public = account.settings.get(SETTING, "").rstrip("/")
        return public + self.path(account.id) if public else ""

    def campaign_url(self, account: Account, campaign_id: int) -> str:
        """Return the signed address of a campaign, "" where the account has no public one."""
        url = self.url(account)
        return f"{url}/{campaign_id}-{self._mark(account.id, campaign_id)}" if url else ""

    def read(self, path: str) -> Called | None:
        """Return what a path says, or None for one that is not ours.

        A path may have more before the token: what stands before this computer may add it.
        """
        words = path.strip("/").split("/")
        token = self._token()
        for position, word in enumerate(words):
            if hmac.compare_digest(word.encode(), token.encode()):
                return self._read(words[position + 1 :])
        return None

    def _read(self, words: list[str]) -> Called | None:
        account = _whole(words[0]) if words else 0
        if not account or len(words) > 2:
            return None
        if len(words) == 1:
            return Called(account, 0)
        written, _, mark = words[1].partition("-")
        campaign = _whole(written)
        if not hmac.compare_digest(mark.encode(), self._mark(account, campaign).encode()):
            return None
        return Called(account, campaign)

    def _mark(self, account_id: int, campaign_id: int) -> str:
        said = f"{account_id}/{campaign_id}".encode()
        digest = hmac.new(self._token().encode(), said, sha256).digest()
        return _word(digest[:_MARK_BYTES])

    def _token(self) -> str:
        if not self._kept:
            self._kept = self._read_token() or self._new_token()
        return self._kept

    def _read_token(self) -> str:
        try:
            kept: Mapping[str, str] = json.loads(self._file.read_text("utf-8"))
            return str(kept["token"])
        except FileNotFoundError:
            return ""
        except (OSError, ValueError, KeyError, TypeError) as exc:
            log.warning("the callbacks' token cannot be read: %s", type(exc).__name__)
            return ""

    def _new_token(self) -> str:
        """Make the token once; of two processes that do so at once, one's stands for both."""
        token = _word(secrets.token_bytes(_TOKEN_BYTES))
        partial = self._file.with_suffix(f".{os.getpid()}.part")
        partial.touch(mode=0o600)
        partial.write_text(json.dumps({"token": token}), "utf-8")
        try:
            os.link(partial, self._file)
        except FileExistsError:
            return self._read_token() or self._replaced(partial, token)
        except OSError:  # a file system without links
            return self._replaced(partial, token)
        finally:
            partial.unlink(missing_ok=True)
        return token

    def _replaced(self, partial: Path, token: str) -> str:
        partial.replace(self._file)
        return token


def _word(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _whole(word: str) -> int:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 16 else 0
