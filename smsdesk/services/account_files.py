"""Accounts as a file that another desk can read: everything but their keys."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from smsdesk.core.errors import InputError
from smsdesk.core.models import Account
from smsdesk.services.accounts import AccountService, NewAccount
from smsdesk.services.senders import check_status, checked_name

FORMAT = "smsdesk-accounts"
VERSION = 1
MOST_BYTES = 1024 * 1024
"""Far more than the accounts of any office."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did: accounts that were added, and names that were there already."""

    added: tuple[Account, ...]
    there: tuple[str, ...]


def export_accounts(accounts: AccountService) -> str:
    """Return all accounts in use, their settings and the senders noted by hand, as JSON."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "accounts": [_document(accounts, account) for account in accounts.all()],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def export_to(accounts: AccountService, path: Path, *, overwrite: bool = False) -> int:
    """Write an export and return how many accounts it holds. The file appears whole or not at all.

    Raises InputError: file_exists (without ``overwrite``), file_not_writable.
    """
    if path.exists() and not overwrite:
        raise InputError("file_exists", file=path.name)
    partial = path.with_name(f".{uuid4().hex}.part")
    try:
        partial.write_text(export_accounts(accounts), "utf-8")
        os.replace(partial, path)  # noqa: PTH105 - replaces on Windows too
    except OSError as exc:
        raise InputError("file_not_writable", file=path.name, detail=type(exc).__name__) from exc
    finally:
        partial.unlink(missing_ok=True)
    return len(accounts.all())


def import_from(accounts: AccountService, path: Path) -> Taken:
    """Add the accounts of a file that are not here. Raises InputError."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError("accounts_file")
        text = path.read_text("utf-8")
    except OSError as exc:
        raise InputError("file_unreadable", file=path.name) from exc
    except UnicodeDecodeError as exc:
        raise InputError("accounts_file") from exc
    return import_accounts(accounts, text)


def import_accounts(accounts: AccountService, text: str) -> Taken:
    """Add the accounts of an export that are not here; their keys are entered afterwards.

    Either all of them are as they must be, or none is added. Raises InputError.
    """
    rows = _rows(text)
    have = {account.name for account in accounts.all()}
    missing = [row for row in rows if row[0].name not in have]
    names = [new.name for new, _senders in rows]
    if len(set(names)) != len(names):
        raise InputError("accounts_file")
    added = accounts.add_without_keys([new for new, _senders in missing])
    for account, (_new, senders) in zip(added, missing, strict=True):
        if not accounts.service(account.service).lists_senders:
            for sender, status in senders.items():
                accounts.senders.keep(account, sender, status)
    return Taken(added, tuple(name for name in names if name in have))


def _document(accounts: AccountService, account: Account) -> dict[str, Any]:
    kept = accounts.senders.kept(account)
    return {
        "name": account.name,
        "service": account.service,
        "base_url": account.base_url,
        "practice": account.practice,
        "settings": dict(account.settings),
        "senders": {one.sender: one.status for one in kept},
    }


def _rows(text: str) -> list[tuple[NewAccount, Mapping[str, str]]]:
    try:
        document = json.loads(text.lstrip("\ufeff"))
        if (document["format"], document["version"]) != (FORMAT, VERSION):
            raise InputError("accounts_file")
        return [_row(row) for row in document["accounts"]]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as exc:
        raise InputError("accounts_file") from exc


def _row(row: Mapping[str, Any]) -> tuple[NewAccount, Mapping[str, str]]:
    practice = row["practice"]
    if not isinstance(practice, bool):
        raise TypeError("practice")
    new = NewAccount(
        _text(row["name"]).strip(),
        _text(row["service"]),
        practice,
        _text(row["base_url"]),
        _texts(row["settings"]),
    )
    senders = _texts(row["senders"])
    for sender, status in senders.items():
        checked_name(sender)
        check_status(status)
    return new, senders


def _texts(found: Mapping[Any, Any]) -> dict[str, str]:
    return {_text(key): _text(value) for key, value in found.items()}


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError("text")
    return found
