"""A restored or copied database: found out at the start, and frozen until somebody confirms.

What such a database calls queued may have been sent by the original. Nothing of it goes out by
itself: its campaigns pause as ``restored_copy``, and each is confirmed by its operator.
"""

import logging
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from smsdesk.core.errors import InputError
from smsdesk.core.models import CampaignState, PauseReason
from smsdesk.store import messages as message_store
from smsdesk.store.campaigns import move, note, state_of
from smsdesk.store.db import Database, store_errors
from smsdesk.store.register import Entry, Register, same

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A desk as it was opened. ``desk`` is its id from now on: a copy gets one of its own, so that
    its original, should it come back, is not taken for it."""

    desk: str
    before: str
    commits: int
    entry: Entry | None
    original: bool


def mark(path: Path, told: str) -> None:
    """Make sure that a file which is not in use is taken for a copy, by whatever desk opens it.

    ``told`` is handed to who opens it. Raises StoreError.
    """
    with store_errors(), closing(sqlite3.connect(path)) as con, con:
        con.execute("DELETE FROM meta WHERE key = 'desk'")
        con.execute(
            """
            INSERT INTO meta VALUES ('restored', :told)
                ON CONFLICT (key) DO UPDATE SET value = excluded.value
            """,
            {"told": told},
        )


def take_mark(con: sqlite3.Connection) -> str | None:
    """Return what a marked file tells, "" for nothing, and take the mark away; None without one."""
    row = con.execute("DELETE FROM meta WHERE key = 'restored' RETURNING value").fetchone()
    return str(row[0]) if row else None


def recognise(db: Database, register: Register) -> Recognised:
    """Tell whether this is the very desk that the register knows. The folder's lock is held.

    A desk that is not known at all counts as a copy: that is how one arrives on a second
    computer, and where nothing is unsent nothing is asked.
    """
    con = db.connection()
    desk, commits = _meta(con, "desk"), int(_meta(con, "commits") or 0)
    entry = register.entry(desk) if desk else None
    if entry is not None and _is_original(entry, desk, commits, db.path):
        return Recognised(desk, desk, commits, entry, original=True)
    seen = Recognised(str(uuid4()), desk, commits, entry, original=False)
    register.write(seen.desk, Entry(_folder(db), 0))  # first: a crash leaves a copy, found again
    return seen


def adopt(con: sqlite3.Connection, seen: Recognised, now: datetime) -> int:
    """Freeze what is unsent of a copy and give it its id, in one transaction with recovery.

    Returns how many campaigns are frozen; an original is left as it is.
    """
    if seen.original:
        return 0
    con.execute(
        """
        INSERT INTO meta VALUES ('desk', :desk)
            ON CONFLICT (key) DO UPDATE SET value = excluded.value
        """,
        {"desk": seen.desk},
    )
    return freeze(con, now)


def know(db: Database, register: Register, seen: Recognised) -> None:
    """Count the commits of this desk in the register from now on."""
    folder = _folder(db)
    if seen.entry is not None and seen.original and seen.entry.folder != folder:
        register.write(seen.desk, Entry(folder, seen.commits))
    if seen.entry is not None and not seen.original and same(seen.entry.folder, folder):
        register.forget(seen.before)
    db.noted = register.counter(seen.desk).note


def freeze(con: sqlite3.Connection, now: datetime) -> int:
    """Pause every campaign with something unsent as ``restored_copy``; return how many.

    What was in flight is judged as after a crash: what had not left is queued again. No run of a
    recurrence goes out by itself: the original makes it too.
    """
    con.execute(
        "UPDATE recurrence SET held = :why WHERE next_at IS NOT NULL",
        {"why": PauseReason.RESTORED_COPY},
    )
    found = con.execute(
        """
        SELECT id FROM campaign
         WHERE state IN ('running', 'paused', 'scheduled', 'missed') AND id IN (
               SELECT campaign_id FROM tally
                WHERE state IN ('queued', 'claimed') AND messages > 0)
         ORDER BY id
        """
    ).fetchall()
    for row in found:
        message_store.pause(con, row["id"], PauseReason.RESTORED_COPY, now)
    frozen = sum(state_of(con, row["id"]) is CampaignState.PAUSED for row in found)
    if frozen:
        log.warning("this is a restored or copied database: %s campaigns wait", frozen)
    return frozen


def confirm(con: sqlite3.Connection, campaign_id: int, now: datetime) -> None:
    """The operator knows what the original may have sent, and wants the rest sent.

    Raises InputError ``nothing_to_do`` for a campaign that does not wait for that.
    """
    if not is_frozen(con, campaign_id):
        raise InputError("nothing_to_do", id=str(campaign_id))
    note(con, campaign_id, "restored:confirmed", now)
    move(con, campaign_id, CampaignState.PAUSED, PauseReason.USER, now)


def is_frozen(con: sqlite3.Connection, campaign_id: int) -> bool:
    """Tell whether a campaign waits for its operator to confirm it."""
    row = con.execute(
        "SELECT 1 FROM campaign WHERE id = :id AND state = 'paused' AND reason = :reason",
        {"id": campaign_id, "reason": PauseReason.RESTORED_COPY},
    ).fetchone()
    return row is not None


def _is_original(entry: Entry, desk: str, commits: int, path: Path) -> bool:
    """Tell whether a known desk has all it ever wrote, and is the only one of its id.

    More commits than are known are right: the count is written down after each commit. At
    another place it was moved, unless it still stands at the old one.
    """
    if commits < entry.commits:
        return False
    if same(entry.folder, path.parent):
        return True
    old = entry.folder / path.name
    return not old.exists() or same(old, path) or not _holds(old, desk)


def _folder(db: Database) -> Path:
    return db.path.parent.resolve()


def _holds(path: Path, desk: str) -> bool:
    """Tell whether a database elsewhere has this id; one that cannot be read may have."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as con:
            return _meta(con, "desk") == desk
    except sqlite3.DatabaseError:
        return True


def _meta(con: sqlite3.Connection, key: str) -> str:
    row = con.execute("SELECT value FROM meta WHERE key = :key", {"key": key}).fetchone()
    return str(row[0]) if row else ""
