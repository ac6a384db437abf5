"""Finding messages as the clerk types, over millions of them, from either end.

A campaign's messages stand side by side, and later campaigns above earlier ones: ids stand in the
order of time, and what is asked of campaigns alone leaves out whole stretches of them. Of words the
index tells which messages may hold them (see ``trigrams``); up to ``message_search_state.upto``
they are in it, newer ones are looked at without it. Names, numbers and texts never change, but that
they are erased: whoever does that says so here first (``forget``).
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Final

from smsdesk.core.jobs import JobContext
from smsdesk.core.models import SHOWN_STATES, Delivery, HistoryFilter, MessageState
from smsdesk.store.db import Database, let_others_write
from smsdesk.store.times import stamp
from smsdesk.store.trigrams import containing, match, only_digits

INDEX_BATCH: Final = 500
"""Rows a transaction: indexing one takes some 20 µs, and now and then what is there is merged."""

_NO_ID: Final = 2**62
_REFERENCE: Final = 6
"""So many letters without a space may be a service's reference."""


def page(
    con: sqlite3.Connection, wanted: HistoryFilter, *, bare: bool = False
) -> list[sqlite3.Row]:
    """Return messages that the filter finds, one more than its limit where there are more.

    Each is ``COLUMNS``, or where ``bare`` is said ``BARE_COLUMNS``.
    """
    values = _values(con, wanted)
    first, *others = [
        con.execute(_PAGES[source, wanted.oldest_first, bare], values).fetchall()
        for source in _sources(wanted, values)
    ]
    if not others:
        return first
    by_id = {row[0]: row for rows in (first, *others) for row in rows}
    ids = sorted(by_id, reverse=not wanted.oldest_first)
    return [by_id[one] for one in ids[: wanted.limit + 1]]


def counts(con: sqlite3.Connection, wanted: HistoryFilter) -> list[sqlite3.Row]:
    """Return messages and credits of those that the filter finds, by stored state.

    Where no word, number or delivery is asked for, whole campaigns are counted by their tally.
    """
    values = _values(con, wanted)
    if wanted.text.strip() or wanted.number or wanted.delivery:
        return con.execute(_COUNTS[_sources(wanted, values)], values).fetchall()
    rows = con.execute(_WHOLE_CAMPAIGNS, values).fetchall()
    if wanted.since is not None or wanted.until is not None:
        rows += con.execute(_CUT_CAMPAIGNS, values).fetchall()
    return rows


def index_new(db: Database, job: JobContext | None = None) -> int:
    """Put into the index what is not there yet, in small transactions; return how many rows.

    A cancelled or killed one goes on at the next call: it never raises Cancelled.
    """
    job = job or JobContext()
    done = 0
    while not job.stopping:
        with db.transaction() as con:
            rows = _index_batch(con)
        if not rows:
            break
        done += rows
        let_others_write()
    return done


def forget(con: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Take messages out of the index, before their words are erased in the same transaction."""
    con.execute(_FORGET, {"ids": json.dumps(list(ids)), "upto": _upto(con)})


def remember(con: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Put messages back that were taken out, as they stand now, in the same transaction."""
    con.execute(_REMEMBER, {"ids": json.dumps(list(ids)), "upto": _upto(con)})


def _index_batch(con: sqlite3.Connection) -> int:
    values = {"upto": _upto(con), "most": INDEX_BATCH}
    last: int | None = con.execute(_LAST_OF_BATCH, values).fetchone()["id"]
    if last is None:
        return 0
    rows = con.execute(_INDEX, values | {"last": last}).rowcount
    con.execute("UPDATE message_search_state SET upto = :last", {"last": last})
    return rows


def _upto(con: sqlite3.Connection) -> int:
    return int(con.execute("SELECT upto FROM message_search_state").fetchone()["upto"])


def _values(con: sqlite3.Connection, wanted: HistoryFilter) -> dict[str, Any]:
    """Return what the statements ask for, between as narrow bounds as are known."""
    text = wanted.text.strip()
    digits = only_digits(text)
    states = SHOWN_STATES[wanted.state] if wanted.state else ("",)
    low, high, first, last = 0, _NO_ID, 0, _NO_ID
    if wanted.campaign is not None:
        first = last = wanted.campaign
        span = con.execute(_SPAN, {"id": wanted.campaign}).fetchone()
        low, high = (span["first_message"], span["last_message"]) if span else (0, -1)
    if wanted.beyond is not None:
        row = con.execute(_CAMPAIGN_OF, {"id": wanted.beyond}).fetchone()
        at = row["campaign_id"] if row else 0
        if wanted.oldest_first:
            low, first = wanted.beyond + 1, at
        else:
            high, last = wanted.beyond - 1, at
    return {
        "low": low,
        "high": high,
        "first": first,
        "last": last,
        "upto": _upto(con),
        "account": wanted.account,
        "sender": wanted.sender,
        "tag": wanted.tag,
        "number": wanted.number,
        "state": states[0],
        "other": states[-1],
        "delivery": wanted.delivery,
        "since": stamp(wanted.since) if wanted.since is not None else None,
        "until": stamp(wanted.until) if wanted.until is not None else None,
        "text": containing(text),
        "digits": containing(digits) if digits else "",
        "match": match(text, digits) if text else "",
        "reference": text,
        "limit": wanted.limit + 1,
    }


def _sources(wanted: HistoryFilter, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return where to look for what."""
    few = next((word for word in (wanted.delivery, wanted.state) if word in _FEW), "")
    through = "number" if wanted.number else few or "scan"
    text = values["reference"]
    if not text:
        return (through,)
    named = _NAMED if len(text) >= _REFERENCE and " " not in text else _NAMED[:1]
    if through == "scan" and values["match"]:
        return (*_BY_INDEX, *named)
    return (through + _WORDS, *named)


# --- statements -------------------------------------------------------------------------------

COLUMNS: Final = """
       message.id, message.campaign_id, campaign.title, account.name, message.e164, message.name,
       message.text, message.encoding, message.state, message.reason, message.parts,
       message.credits, message.reference, message.delivery, message.at, campaign.sender,
       campaign.tag, message.delivery_word, message.delivery_at, message.attempt_id
"""
"""What a HistoryRow is made of, in its order. Joined are message, campaign and account."""

BARE_COLUMNS: Final = """
       message.id, message.campaign_id, message.e164, message.name, message.text, message.state,
       message.reason, message.parts, message.credits, message.reference, message.delivery,
       message.at, message.delivery_word, message.delivery_at, message.attempt_id
"""
"""What the message alone says: a million of them are read in three quarters of the time."""

_SPAN = "SELECT first_message, last_message FROM campaign WHERE id = :id"
_CAMPAIGN_OF = "SELECT campaign_id FROM message WHERE id = :id"

_OF_CAMPAIGN: Final = """
       campaign.id BETWEEN :first AND :last
   AND campaign.last_message >= :low AND campaign.first_message <= :high
   AND (:account = '' OR account.name = :account)
   AND (:sender = '' OR campaign.sender = :sender)
   AND (:tag IS NULL OR campaign.tag = :tag)
   AND (:until IS NULL OR campaign.confirmed_at < :until)
   AND (:since IS NULL OR campaign.ended_at IS NULL OR campaign.ended_at >= :since
        OR EXISTS (SELECT 1 FROM tally WHERE campaign_id = campaign.id AND messages > 0
                      AND state IN ('accepted_by_operator', 'closed_not_sent')))
"""
_OF_MESSAGE: Final = """
   AND (:number = '' OR message.e164 = :number)
   AND (:state = '' OR message.state IN (:state, :other))
   AND (:delivery = '' OR message.delivery = :delivery)
   AND (:since IS NULL OR message.at >= :since)
   AND (:until IS NULL OR message.at < :until)
"""
# The hash of a number that was erased has digits, too.
_HOLDS_TEXT: Final = r"""
   AND (message.text LIKE :text ESCAPE '\' OR message.name LIKE :text ESCAPE '\'
        OR (:digits <> '' AND message.e164 LIKE :digits AND message.e164 LIKE '+%'))
"""
# A campaign that has none of them is passed over.
_HAS_SOME: Final = """
   AND (:state = '' OR EXISTS (
        SELECT 1 FROM tally WHERE campaign_id = campaign.id AND messages > 0
           AND state IN (:state, :other)))
   AND (:delivery IN ('', 'none') OR EXISTS (
        SELECT 1 FROM delivery_tally WHERE campaign_id = campaign.id AND messages > 0
           AND delivery = :delivery))
"""
_CAMPAIGNS: Final = """
      FROM campaign INDEXED BY campaign_found
      CROSS JOIN account ON account.id = campaign.account_id
"""
_THROUGH: Final = (
    _CAMPAIGNS
    + """
      CROSS JOIN message ON message.id >= max(campaign.first_message, :low)
             AND message.id <= min(campaign.last_message, :high)
     WHERE """
    + _OF_CAMPAIGN
    + _HAS_SOME
    + _OF_MESSAGE
)
_TITLED: Final = _THROUGH.replace("WHERE", r"WHERE campaign.title LIKE :text ESCAPE '\' AND ", 1)
_NEW: Final = _THROUGH.replace(":low", "max(:low, :upto + 1)")
_JOINED: Final = """
      CROSS JOIN campaign ON campaign.id = message.campaign_id
      CROSS JOIN account ON account.id = campaign.account_id
     WHERE """
# The plus keeps the id's own order out of the choice of an index.
_BETWEEN: Final = " AND +message.id BETWEEN :low AND :high " + _OF_MESSAGE

_FEW: Final = {
    MessageState.REJECTED.shown: ("message_rejected", "state = 'rejected'"),
    MessageState.CANCELLED.shown: ("message_cancelled", "state = 'cancelled'"),
    MessageState.CLOSED_NOT_SENT.shown: ("message_not_sent", "state = 'closed_not_sent'"),
    MessageState.UNKNOWN.shown: ("message_unknown", "state = 'unknown'"),
    Delivery.EXPIRED.value: ("message_expired", "delivery = 'expired'"),
    Delivery.UNDELIVERED.value: ("message_undelivered", "delivery = 'undelivered'"),
}
"""What most messages are not, and the index that finds those that are."""
_WORDS: Final = "+words"
_THROUGHS: Final = ("scan", "number", *_FEW)
_BY_INDEX: Final = ("new", "index")
_NAMED: Final = ("titles", "reference")
_FROM: Final = {
    "scan": _THROUGH,
    "new": _NEW + _HOLDS_TEXT,
    "titles": _TITLED,
    "number": " FROM message " + _JOINED + "message.e164 = :number AND " + _OF_CAMPAIGN + _BETWEEN,
    "reference": " FROM message "
    + _JOINED
    + _OF_CAMPAIGN
    + _BETWEEN
    + """ AND message.reference <> '' AND +message.reference = :reference
          AND substr(message.reference, -6) = substr(:reference, -6) """,
    "index": " FROM message_search CROSS JOIN message ON message.id = message_search.rowid "
    + _JOINED
    + _OF_CAMPAIGN
    + _OF_MESSAGE
    + _HOLDS_TEXT
    + """ AND message_search MATCH :match
          AND message_search.rowid >= :low AND message_search.rowid <= min(:high, :upto) """,
    **{
        word: f" FROM message INDEXED BY {index} {_JOINED} message.{is_so} AND {_OF_CAMPAIGN}"
        + _BETWEEN
        for word, (index, is_so) in _FEW.items()
    },
}
_FROM_ALL: Final = _FROM | {word + _WORDS: _FROM[word] + _HOLDS_TEXT for word in _THROUGHS}


def _order(source: str, way: str) -> str:
    if source in ("scan", "scan" + _WORDS, "new", "titles"):
        return f" ORDER BY campaign.id {way}, message.id {way} LIMIT :limit"
    if source == "index":
        return f" ORDER BY message_search.rowid {way} LIMIT :limit"
    return f" ORDER BY message.id {way} LIMIT :limit"


_PAGES: Final = {
    (source, oldest_first, bare): "SELECT "
    + (BARE_COLUMNS if bare else COLUMNS)
    + found
    + _order(source, "ASC" if oldest_first else "DESC")
    for source, found in _FROM_ALL.items()
    for oldest_first in (False, True)
    for bare in (False, True)
}
_BY_STATE: Final = """
    SELECT state, count(*) AS messages, total(coalesce(credits, parts)) AS credits FROM
"""
_ALL_SOURCES: Final = [
    *((source,) for source in _THROUGHS),
    *(
        (*words, *named)
        for words in (_BY_INDEX, *((source + _WORDS,) for source in _THROUGHS))
        for named in (_NAMED[:1], _NAMED)
    ),
]
_COUNTS: Final = {
    sources: _BY_STATE
    + "("
    + " UNION ".join(
        "SELECT message.id, message.state, message.credits, message.parts" + _FROM_ALL[source]
        for source in sources
    )
    + ") GROUP BY state"
    for sources in _ALL_SOURCES
}
_WHOLE: Final = """
       (:since IS NULL OR campaign.confirmed_at >= :since)
   AND (:until IS NULL OR campaign.ended_at < :until AND NOT EXISTS (
        SELECT 1 FROM tally WHERE campaign_id = campaign.id AND messages > 0
           AND state IN ('accepted_by_operator', 'closed_not_sent')))
"""
_WHOLE_CAMPAIGNS: Final = (
    """
    SELECT tally.state, sum(tally.messages) AS messages,
           total(CASE WHEN said = messages THEN charged ELSE tally.parts END) AS credits
    """
    + _CAMPAIGNS
    + "CROSS JOIN tally ON tally.campaign_id = campaign.id WHERE "
    + _OF_CAMPAIGN
    + "AND (:state = '' OR tally.state IN (:state, :other)) AND "
    + _WHOLE
    + " GROUP BY tally.state"
)
_CUT_CAMPAIGNS: Final = (
    _BY_STATE
    + "(SELECT message.state, message.credits, message.parts"
    + _THROUGH
    + "AND NOT ("
    + _WHOLE
    + ")) GROUP BY state"
)
_LAST_OF_BATCH: Final = """
    SELECT max(id) AS id FROM (SELECT id FROM message WHERE id > :upto ORDER BY id LIMIT :most)
"""
_REMEMBER: Final = """
    INSERT INTO message_search (rowid, name, number, text)
    SELECT id, name, substr(e164, 2), text FROM message
     WHERE id IN (SELECT value FROM json_each(:ids)) AND id <= :upto
"""
_INDEX: Final = """
    INSERT INTO message_search (rowid, name, number, text)
    SELECT id, name, substr(e164, 2), text FROM message WHERE id > :upto AND id <= :last
"""
_FORGET: Final = """
    INSERT INTO message_search (message_search, rowid, name, number, text)
    SELECT 'delete', id, name, substr(e164, 2), text FROM message
     WHERE id IN (SELECT value FROM json_each(:ids)) AND id <= :upto
"""
