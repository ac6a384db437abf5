"""All that is known of one number: where it can stand, table by table, and what stands there.

Its own record, found by the number itself:

- ``message``: to it, with name, text, state, answers; ``attempt``: the requests that carried them
- ``skipped``: campaigns that left it out
- ``contact``: on lists, with its fields; ``contact_before``: what imports overwrote of it
- ``do_not_contact``: its entry; ``otp``: one-time codes (never the code)

Where somebody wrote it, found in the text however it is written there (``PLACES``): numbers typed
into what is being written, into how a campaign or a recurrence was written (``draft``,
``campaign.draft``, ``recurrence.draft``), saved texts, texts, names and fields of others, titles,
notes, logs of campaigns and masked answers.

Where it does not stand (``NOWHERE``): words of ours, times, ids, settings, senders, templates and
references, which are the office's and the services'. ``contact_search`` and ``message_search`` hold
which three letters stand in which row, and are told to forget it. A test holds these lists to the
schema: each column of text is in one of them.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Final

from smsdesk.core.phone import Finder, erased
from smsdesk.core.privacy import (
    Dossier,
    KnownCode,
    KnownContact,
    KnownRequest,
    KnownSkip,
    NeverEntry,
    Place,
    Written,
)
from smsdesk.store import erased as erasure
from smsdesk.store.db import Database
from smsdesk.store.history import history_row
from smsdesk.store.message_search import COLUMNS
from smsdesk.store.times import when

OWN: Final = {
    "message": ("e164",),
    "skipped": ("e164",),
    "contact": ("e164",),
    "do_not_contact": ("e164",),
    "otp": ("e164", "token", "own_check"),
}
"""Columns of the number's own record, which goes as a whole."""

PLACES: Final[dict[Place, dict[str, tuple[str, ...]]]] = {
    "draft": {"draft": ("content",)},
    "campaigns": {"campaign": ("draft",)},
    "recurrences": {"recurrence": ("draft",)},
    "saved_texts": {"saved_text": ("name",), "saved_text_version": ("text",)},
    "other_messages": {"message": ("name", "text")},
    "other_contacts": {"contact": ("name", "fields"), "contact_before": ("name", "fields")},
    "notes": {
        "campaign": ("title", "override_reason", "source_file", "tag"),
        "recurrence": ("title",),
        "contact_list": ("name", "tags", "consent"),
        "contact_import": ("file",),
        "skipped": ("name", "written"),
        "do_not_contact": ("reason", "who"),
        "event": ("params",),
        "attempt": ("body", "error"),
    },
}
"""Columns in which somebody may have written it."""

NOWHERE: Final = {
    "meta": ("key", "value"),
    "account": ("name", "service", "base_url", "settings", "created_at", "removed_at"),
    "balance": ("kind", "credits", "at"),
    "balance_history": ("kind", "hour", "credits", "at"),
    "sender": ("sender", "used_at", "status", "status_at"),
    "contact_list": ("created_at", "consent_at"),
    "contact_import": ("started_at", "finished_at", "undone_at", "counts"),
    "do_not_contact": ("hash", "added_at"),
    "campaign": (
        *("state", "reason", "sender", "template", "options", "purpose", "send_at"),
        *("delivered_by", "overrides", "skipped", "confirmed_at", "ended_at", "latest_at"),
        *("detail", "base_url", "forgotten_at"),
    ),
    "skipped": ("reason",),
    "attempt": (
        *("state", "prepared_at", "sent_at", "ended_at", "phase", "content_type"),
        *("balance_before", "balance_after", "job", "report_due"),
    ),
    "message": (
        *("encoding", "state", "reason", "reference", "credits", "delivery", "at"),
        *("delivery_word", "delivery_at"),
    ),
    "tally": ("state",),
    "delivery_tally": ("delivery",),
    "event": ("at", "event"),
    "draft": ("saved_at",),
    "saved_text": ("deleted_at",),
    "saved_text_version": ("saved_at",),
    "recurrence": ("rule", "next_at", "moved_from", "held", "created_at"),
    "otp": (*("state", "reference", "credits", "requested_at", "expires_at", "verified_at"),),
    "audit": ("at", "who", "action", "detail"),
}

_NAMING: Final = "SELECT {key} AS key, {column} AS text FROM {table} WHERE names({column})"
_BUT_OWN: Final = " AND e164 <> :e164"
_KEYS: Final = {"saved_text_version": "text_id"}  # it has no rowid
_WITH_NUMBER: Final = ("message", "contact", "skipped")


def _statement(table: str, column: str) -> str:
    sql = _NAMING.format(table=table, column=column, key=_KEYS.get(table, "rowid"))
    return sql + _BUT_OWN if table in _WITH_NUMBER else sql


NAMING: Final = {
    (place, table, column): _statement(table, column)
    for place, tables in PLACES.items()
    for table, columns in tables.items()
    for column in columns
}
"""What finds the rows of a column that name the number and are not its own."""


class PrivacyRepository:
    """Reads everything that is known of a number. A million texts take a second or two."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def known(self, e164: str, check: Callable[[], object] = lambda: None) -> Dossier:
        """Return what the database knows of a number. ``check`` may raise between its steps."""
        con = self._db.connection()
        mentions: dict[Place, int] = {}
        with finding(con, Finder(e164)):
            for (place, _table, _column), sql in NAMING.items():
                check()
                count = sum(1 for _row in con.execute(sql, {"e164": e164}))
                mentions[place] = mentions.get(place, 0) + count
        key = erasure.key(con)
        return Dossier(
            e164,
            contacts=list(_contacts(con, e164)),
            messages=[history_row(row) for row in con.execute(_MESSAGES, {"e164": e164})],
            requests=[_request(row) for row in con.execute(_REQUESTS, {"e164": e164})],
            skips=[_skip(row) for row in con.execute(_SKIPS, {"e164": e164})],
            codes=[_code(row) for row in con.execute(_CODES, {"e164": e164})],
            never=_never(con, e164),
            mentions={place: count for place, count in mentions.items() if count},
            erased_messages=_count_erased(con, erased(erasure.digest(key, e164))) if key else 0,
        )


@contextmanager
def finding(con: sqlite3.Connection, finder: Finder) -> Iterator[None]:
    """Let statements of this connection ask ``names(text)``."""
    con.create_function("names", 1, finder.finds, deterministic=True)
    try:
        yield
    finally:
        con.create_function("names", 1, None)


_MESSAGES: Final = (
    "SELECT "
    + COLUMNS
    + """
      FROM message JOIN campaign ON campaign.id = message.campaign_id
           JOIN account ON account.id = campaign.account_id
     WHERE message.e164 = :e164 ORDER BY message.id
"""
)
_REQUESTS: Final = """
    SELECT attempt.campaign_id, coalesce(attempt.sent_at, attempt.prepared_at) AS at, status, body
      FROM attempt
     WHERE id IN (SELECT attempt_id FROM message WHERE e164 = :e164) ORDER BY id
"""
_SKIPS: Final = """
    SELECT skipped.*, campaign.title, campaign.confirmed_at
      FROM skipped JOIN campaign ON campaign.id = skipped.campaign_id
     WHERE skipped.e164 = :e164 ORDER BY campaign.id, skipped.row
"""
_CODES: Final = """
    SELECT otp.state, otp.requested_at, account.name AS account
      FROM otp JOIN account ON account.id = otp.account_id
     WHERE otp.e164 = :e164 ORDER BY otp.id
"""
_CONTACTS: Final = """
    SELECT contact.id, contact.name, contact.fields, contact_list.name AS list_name,
           contact_list.consent, contact_list.consent_at, coalesce(contact_import.file, '') AS file
      FROM contact JOIN contact_list ON contact_list.id = contact.list_id
           LEFT JOIN contact_import ON contact_import.id = contact.import_id
     WHERE contact.e164 = :e164 ORDER BY contact.id
"""
_EARLIER: Final = """
    SELECT contact_before.name, contact_before.fields, coalesce(contact_import.file, '') AS file
      FROM contact_before
           LEFT JOIN contact_import ON contact_import.id = contact_before.last_import_id
     WHERE contact_id = :id ORDER BY contact_before.import_id
"""


def _contacts(con: sqlite3.Connection, e164: str) -> Iterator[KnownContact]:
    for row in con.execute(_CONTACTS, {"e164": e164}).fetchall():
        yield KnownContact(
            row["list_name"],
            _written(row),
            [_written(one) for one in con.execute(_EARLIER, {"id": row["id"]})],
            row["consent"],
            date.fromisoformat(row["consent_at"]) if row["consent_at"] else None,
        )


def _written(row: sqlite3.Row) -> Written:
    return Written(row["name"], json.loads(row["fields"]), row["file"])


def _request(row: sqlite3.Row) -> KnownRequest:
    return KnownRequest(row["campaign_id"], when(row["at"]), row["status"], row["body"])


def _skip(row: sqlite3.Row) -> KnownSkip:
    return KnownSkip(
        row["campaign_id"],
        row["title"],
        row["row"],
        row["name"],
        row["written"],
        row["reason"],
        when(row["confirmed_at"]),
    )


def _code(row: sqlite3.Row) -> KnownCode:
    return KnownCode(row["account"], row["state"], when(row["requested_at"]))


def _never(con: sqlite3.Connection, e164: str) -> NeverEntry | None:
    row = con.execute(
        "SELECT reason, who, added_at FROM do_not_contact WHERE e164 = :e164", {"e164": e164}
    ).fetchone()
    return NeverEntry(row["reason"], row["who"], when(row["added_at"])) if row else None


def _count_erased(con: sqlite3.Connection, mark: str) -> int:
    row = con.execute("SELECT count(*) FROM message WHERE e164 = :mark", {"mark": mark})
    return int(row.fetchone()[0])
