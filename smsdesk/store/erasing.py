"""Erasing one number from the database, in small transactions, so that a sender goes on.

Done again it erases what came since, or what was left where it was killed half-way: nothing stands
anywhere that says how far it came.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from smsdesk.core import phone
from smsdesk.core.errors import InputError
from smsdesk.core.phone import Finder
from smsdesk.core.privacy import Erased, Place
from smsdesk.core.schedule import brief_time
from smsdesk.store import contact_search, do_not_contact, message_search
from smsdesk.store import messages as message_store
from smsdesk.store.contacts import remove
from smsdesk.store.db import Database, let_others_write
from smsdesk.store.forgetting import BATCH, forget_codes, forget_messages, forget_skips
from smsdesk.store.privacy import NAMING, finding
from smsdesk.store.times import stamp, when

Write = Callable[[Callable[[sqlite3.Connection], Any]], Any]

GONE: Final = "•••"
SHORTEST: Final = 3
"""A shorter name stands in half the words of an answer."""
CODE_SECONDS: Final = 180
"""So long the request for a one-time code may be on its way; what is older was cut off."""


@dataclass(frozen=True, slots=True)
class Eraser:
    """Erases one number. ``write`` runs a work in a transaction; ``check`` may raise between."""

    db: Database
    write: Write
    e164: str
    now: datetime
    check: Callable[[], object]

    def cancel(self) -> int:
        """Take what is queued to the number out of the queue; return how many.

        Raises InputError erase_in_flight, erase_held, erase_named, erase_planned, import_running:
        then nothing was changed.
        """
        named = self._named_in_queue()
        if named:
            raise InputError("erase_named", count=named)

        def work(con: sqlite3.Connection) -> int:
            refuse_unless_free(con, self.e164, self.now)
            return message_store.cancel_to(con, self.e164, self.now)

        return int(self.write(work))

    def own(self) -> Erased:
        """Erase the number's own record; return how much of each kind."""
        return Erased(
            messages=self._messages(),
            contacts=self._step(_contacts, self.e164),
            skips=self._step(_skips, self.e164),
            codes=self._step(_codes, self.e164),
        )

    def mentions(self) -> dict[Place, int]:
        """Take the number out of drafts and of what others wrote; return how often, by place."""
        found: dict[Place, int] = {}
        finder = Finder(self.e164)
        self._step(_drafts, self.e164)
        for (place, table, column), sql in NAMING.items():
            self.check()
            con = self.db.connection()
            with finding(con, finder):
                rows = [tuple(row) for row in con.execute(sql, {"e164": self.e164})]
            for at in range(0, len(rows), BATCH):
                self._step(_replace, (table, column, rows[at : at + BATCH], finder))
            found[place] = found.get(place, 0) + len(rows)
        return {place: count for place, count in found.items() if count}

    def never(self, *, add: bool) -> bool:
        """Keep the hash alone of its entry on do-not-contact, or ``add`` one; tell whether."""

        def work(con: sqlite3.Connection) -> bool:
            stood = do_not_contact.erase(con, self.e164)
            if stood or not add or do_not_contact.erased(con, [self.e164]):
                return stood
            do_not_contact.add_erased(con, self.e164, self.now)
            return True

        return bool(self.write(work))

    def _messages(self) -> int:
        """Mask the answers that carried its messages, then take it from the messages."""
        self._step(_answers, self.e164)
        done = 0
        while step := self._step(_some_messages, self.e164):
            done += step
            self.check()
            let_others_write()
        return done

    def _named_in_queue(self) -> int:
        con = self.db.connection()
        with finding(con, Finder(self.e164)):
            return int(con.execute(_NAMED_IN_QUEUE, {"e164": self.e164}).fetchone()[0])

    def _step(self, step: Callable[[sqlite3.Connection, Any], int], what: object) -> int:
        return int(self.write(lambda con: step(con, what)))


def refuse_unless_free(con: sqlite3.Connection, e164: str, now: datetime) -> None:
    """Raise InputError where something to the number is on its way, or an import is being made."""
    values = {"e164": e164, "now": stamp(now)}
    ago = stamp(now - timedelta(seconds=CODE_SECONDS))
    if con.execute(_IN_FLIGHT, values | {"ago": ago}).fetchone()[0]:
        raise InputError("erase_in_flight")
    if held := con.execute(_HELD, values).fetchone()["at"]:
        raise InputError("erase_held", at=brief_time(when(held)))
    if con.execute(_IMPORTING).fetchone()[0]:
        raise InputError("import_running")
    finder = Finder(e164)
    for row in con.execute("SELECT title, draft FROM recurrence WHERE next_at IS NOT NULL"):
        if finder.finds(json.loads(row["draft"])["message"]):
            raise InputError("erase_planned", title=row["title"])


_IN_FLIGHT: Final = """
    SELECT EXISTS (SELECT 1 FROM message WHERE e164 = :e164 AND state = 'claimed')
        OR EXISTS (SELECT 1 FROM otp
                    WHERE e164 = :e164 AND state = 'sending' AND requested_at >= :ago)
"""
_HELD: Final = """
    SELECT max(campaign.send_at) AS at
      FROM message JOIN campaign ON campaign.id = message.campaign_id
     WHERE message.e164 = :e164 AND campaign.delivered_by = 'service' AND campaign.send_at > :now
       AND message.state IN ('accepted', 'accepted_by_operator', 'unknown')
"""
_IMPORTING: Final = "SELECT EXISTS (SELECT 1 FROM contact_import WHERE finished_at IS NULL)"
_NAMED_IN_QUEUE: Final = """
    SELECT count(*) FROM message
     WHERE state IN ('queued', 'claimed') AND e164 <> :e164 AND (names(text) OR names(name))
"""


def _some_messages(con: sqlite3.Connection, e164: str) -> int:
    rows = con.execute(
        """
        SELECT id, e164 FROM message
         WHERE e164 = :e164 AND state NOT IN ('queued', 'claimed') ORDER BY id LIMIT :most
        """,
        {"e164": e164, "most": BATCH},
    ).fetchall()
    return forget_messages(con, rows) if rows else 0


def _answers(con: sqlite3.Connection, e164: str) -> int:
    """Take what is left of the number, its name and its text from the answers to its messages."""
    rows = con.execute(_CARRIERS, {"e164": e164}).fetchall()
    finder, masked = Finder(e164), re.compile(rf"[0-9+]*•••{re.escape(e164[-4:])}")
    for row in rows:
        body = masked.sub(GONE, finder.replaced(row["body"], _gone))
        for words in {row["name"], row["text"]}:
            if len(words) < SHORTEST:
                continue
            body = body.replace(words, GONE).replace(json.dumps(words)[1:-1], GONE)
        con.execute(
            "UPDATE attempt SET body = :body WHERE id = :id", {"id": row["id"], "body": body}
        )
    return len(rows)


_CARRIERS: Final = """
    SELECT attempt.id, attempt.body, message.name, message.text
      FROM message JOIN attempt ON attempt.id = message.attempt_id
     WHERE message.e164 = :e164 AND attempt.body <> ''
"""


def _contacts(con: sqlite3.Connection, e164: str) -> int:
    rows = con.execute("SELECT id FROM contact WHERE e164 = :e164", {"e164": e164})
    ids = [row["id"] for row in rows]
    contact_search.forget(con, ids)
    count = remove(con, ids)
    contact_search.forget_number(con, e164)
    return count


def _skips(con: sqlite3.Connection, e164: str) -> int:
    rows = con.execute("SELECT rowid FROM skipped WHERE e164 = :e164", {"e164": e164})
    return forget_skips(con, [row["rowid"] for row in rows])


def _codes(con: sqlite3.Connection, e164: str) -> int:
    rows = con.execute("SELECT id FROM otp WHERE e164 = :e164", {"e164": e164})
    return forget_codes(con, [row["id"] for row in rows])


def _drafts(con: sqlite3.Connection, e164: str) -> int:
    """Take the number from those that were typed into drafts; return how many drafts had it."""
    done = 0
    for find, update in _DRAFTS:
        for key, text in [tuple(row) for row in con.execute(find, {"last": f"%{e164[-2:]}%"})]:
            kept = json.loads(text)
            sources = [_without(source, e164) for source in kept["sources"]]
            if sources != kept["sources"]:
                kept["sources"] = [one for one in sources if one is not None]
                changed = json.dumps(kept, ensure_ascii=False)
                con.execute(update, {"id": key, "text": changed})
                done += 1
    return done


_DRAFT_SQL: Final = (
    ("draft", "content"),
    ("campaign", "draft"),
    ("recurrence", "draft"),
)
_FIND_DRAFT: Final = """
    SELECT id, {column} FROM {table} WHERE {column} LIKE '%"typed"%' AND {column} LIKE :last
"""
_UPDATE_DRAFT: Final = "UPDATE {table} SET {column} = :text WHERE id = :id"
_DRAFTS: Final = [
    (
        _FIND_DRAFT.format(table=table, column=column),
        _UPDATE_DRAFT.format(table=table, column=column),
    )
    for table, column in _DRAFT_SQL
]


def _without(source: dict[str, Any], e164: str) -> dict[str, Any] | None:
    """Return where people come from without a typed number, None where nobody is left."""
    numbers = [one for one in source["numbers"] if phone.parse(one).e164 != e164]
    if len(numbers) == len(source["numbers"]):
        return source
    return {**source, "numbers": numbers} if numbers else None


Naming = tuple[str, str, Sequence[tuple[Any, ...]], Finder]


def _replace(con: sqlite3.Connection, what: Naming) -> int:
    """Write a column of some rows (key, text) without the number."""
    table, column, rows, finder = what
    keys = [key for key, _text in rows]
    if table == "message":
        message_search.forget(con, keys)
    elif table == "contact":
        contact_search.forget(con, keys)
    for key, text in rows:
        clean = finder.replaced(text, _gone)
        if (table, column) in _UNIQUE:
            clean += f" {key}"
        con.execute(_WRITES[table, column], {"key": key, "old": text, "new": clean})
        if table == "contact":
            contact_search.changed(con, key)
    if table == "message":
        message_search.remember(con, keys)
    return len(rows)


_UNIQUE: Final = {("contact_list", "name"), ("saved_text", "name")}
_WRITE: Final = "UPDATE {table} SET {column} = :new WHERE {key} = :key AND {column} = :old"
_NOT_TO_GO: Final = " AND state NOT IN ('queued', 'claimed')"


def _write_of(table: str, column: str) -> str:
    key = "text_id" if table == "saved_text_version" else "rowid"
    sql = _WRITE.format(table=table, column=column, key=key)
    return sql + _NOT_TO_GO if table == "message" else sql


_WRITES: Final = {(table, column): _write_of(table, column) for _place, table, column in NAMING}


def _gone(_written: str) -> str:
    return GONE
