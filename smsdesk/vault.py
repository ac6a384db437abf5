"""Where secrets lie: the operating system's password store, or memory; never a plain file.

Only real password stores are used, taken directly: keyring's own search may load code from a
file of the user, or pick a store that writes plain text.
"""

import os
import re
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from smsdesk.core.errors import NoPasswordStore

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "smsdesk"


class Vault(Protocol):
    """Keeps the secrets of accounts. Slow: a store may ask its owner to unlock it."""

    def get(self, account_id: int, field: str) -> str | None:
        """Return a secret, or None."""

    def set(self, account_id: int, field: str, secret: str) -> None:
        """Keep a secret. Raises NoPasswordStore."""

    def delete(self, account_id: int, field: str) -> None:
        """Forget a secret; one that is not there is forgotten already."""


class MemoryVault:
    """Keeps secrets until the program ends."""

    def __init__(self) -> None:
        self._secrets: dict[tuple[int, str], str] = {}

    def get(self, account_id: int, field: str) -> str | None:
        """Return a secret, or None."""
        return self._secrets.get((account_id, field))

    def set(self, account_id: int, field: str, secret: str) -> None:
        """Keep a secret."""
        self._secrets[account_id, field] = secret

    def delete(self, account_id: int, field: str) -> None:
        """Forget a secret."""
        self._secrets.pop((account_id, field), None)


class SystemVault:
    """Keeps secrets in the operating system's password store.

    One entry a field: service ``smsdesk``, user ``<installation>/<account>/<field>``.
    """

    def __init__(self, installation: str) -> None:
        self._installation = installation
        self._backend: KeyringBackend | None = None

    def get(self, account_id: int, field: str) -> str | None:
        """Return a secret, or None. Raises NoPasswordStore."""
        return self._call("get_password", SERVICE, self._user(account_id, field))

    def set(self, account_id: int, field: str, secret: str) -> None:
        """Keep a secret and read it back. Raises NoPasswordStore."""
        user = self._user(account_id, field)
        self._call("set_password", SERVICE, user, secret)
        if self._call("get_password", SERVICE, user) != secret:
            raise NoPasswordStore("read-back differs")

    def delete(self, account_id: int, field: str) -> None:
        """Forget a secret. Raises NoPasswordStore."""
        if self.get(account_id, field) is not None:
            self._call("delete_password", SERVICE, self._user(account_id, field))

    def _user(self, account_id: int, field: str) -> str:
        return f"{self._installation}/{account_id}/{field}"

    def _call(self, method: str, *args: str) -> str | None:
        """Ask the store. Raises NoPasswordStore for whatever its own libraries raise.

        A store that is locked, dismissed or gone shows itself by errors of D-Bus, of Windows or
        of keyring, and is asked for anew the next time: it may be unlocked by then.
        """
        try:
            if self._backend is None:
                self._backend = _system_store()
            found: str | None = getattr(self._backend, method)(*args)
        except NoPasswordStore:
            raise
        except Exception as exc:
            self._backend = None
            raise NoPasswordStore(type(exc).__name__) from exc
        return found


def from_environment(account: str, field: str) -> str | None:
    """Return what ``SMSDESK_SECRET_<ACCOUNT>_<KEY>`` gives, if anything; it is never stored."""
    name = f"SMSDESK_SECRET_{account}_{field}".upper()
    return os.environ.get(re.sub(r"[^A-Z0-9_]", "_", name))


def _system_store() -> "KeyringBackend":
    """Return the allowed password store of this system. Raises NoPasswordStore."""
    backends: Mapping[str, tuple[str, ...]] = {
        "win32": ("Windows.WinVaultKeyring",),
        "darwin": ("macOS.Keyring",),
    }
    for name in backends.get(sys.platform, ("SecretService.Keyring", "kwallet.DBusKeyring")):
        if (backend := _backend(name)) is not None:
            return backend
    raise NoPasswordStore


def _backend(name: str) -> "KeyringBackend | None":
    from keyring.backends import SecretService, Windows, kwallet, macOS  # noqa: PLC0415

    modules = {
        "SecretService": SecretService,
        "Windows": Windows,
        "kwallet": kwallet,
        "macOS": macOS,
    }
    module, attribute = name.split(".")
    kind: type[KeyringBackend] | None = getattr(modules[module], attribute, None)
    if kind is None or not kind.viable:
        return None
    return kind()
