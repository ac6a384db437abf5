"""How many messages of a campaign are in which state, kept as they move.

Counting a million messages takes too long, and a trigger that counts each one takes as long as
the rest of a claim. Only ``store.messages`` moves messages; each move is told here in its own
transaction.
"""

import sqlite3
from collections.abc import Sequence

from smsdesk.core.models import MessageState


def shift(
    con: sqlite3.Connection,
    campaign_id: int,
    source: MessageState,
    target: MessageState,
    *,
    messages: int,
    parts: int,
    said: int = 0,
    charged: float = 0.0,
) -> None:
    """So many messages of so many parts moved. ``charged``: the credits of those ``said``.

    Said are those for which the service named what it charged.
    """
    moved = {
        "id": campaign_id,
        "source": source,
        "target": target,
        "messages": messages,
        "parts": parts,
        "said": said,
        "charged": charged,
    }
    if con.execute(_MOVE, moved).rowcount < 2:
        con.execute(_ARRIVE, moved)


_MOVE = """
    UPDATE tally SET
           messages = messages + iif(state = :target, :messages, -:messages),
           parts = parts + iif(state = :target, :parts, -:parts),
           said = said + iif(state = :target, :said, 0),
           charged = charged + iif(state = :target, :charged, 0.0)
     WHERE campaign_id = :id AND state IN (:source, :target)
"""
_ARRIVE = "INSERT INTO tally VALUES (:id, :target, :messages, :parts, :said, :charged)"
"""The first to come to a state: its row is not there yet."""


def shift_rows(
    con: sqlite3.Connection,
    campaign_id: int,
    source: MessageState,
    target: MessageState,
    rows: Sequence[sqlite3.Row],
) -> None:
    """The messages moved whose ``parts`` these rows tell."""
    if rows:
        parts = sum(row["parts"] for row in rows)
        shift(con, campaign_id, source, target, messages=len(rows), parts=parts)


def shift_all(
    con: sqlite3.Connection,
    campaign_id: int,
    source: MessageState,
    target: MessageState,
    moved: int,
) -> None:
    """All of one state moved, which were ``moved``. Raises LookupError where the tally differs."""
    row = con.execute(
        "SELECT messages, parts FROM tally WHERE campaign_id = :id AND state = :source",
        {"id": campaign_id, "source": source},
    ).fetchone()
    if moved != (row["messages"] if row else 0):
        raise LookupError(campaign_id)
    if moved:
        shift(con, campaign_id, source, target, messages=moved, parts=row["parts"])
