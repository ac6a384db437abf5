"""The judge of every fault: what a desk wrote down against what the services really took.

``judge`` looks at one data folder after its desk was closed or recovered, and at the ledger
entries that this folder's campaigns caused. It raises AssertionError with a sentence; I1 to I9
are the invariants of reliability.md §3.3. A message and a ledger entry belong together by
service, number and text; where a follow-up campaign sends the same text to the same number
again, the entries of both are counted together.
"""

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

DATABASE = "smsdesk.sqlite3"
WENT_OUT = frozenset({"accepted"})
MAY_HAVE = frozenset({"unknown", "accepted_by_operator", "closed_not_sent"})
IN_FLIGHT = frozenset({"claimed"})
NEVER_WENT = frozenset({"queued", "rejected", "cancelled"})

_MESSAGES = """
    SELECT message.*, account.service, attempt.state AS attempt_state, attempt.phase,
           attempt.status, attempt.error
      FROM message JOIN campaign ON campaign.id = message.campaign_id
      JOIN account ON account.id = campaign.account_id
      LEFT JOIN attempt ON attempt.id = message.attempt_id
"""

Key = tuple[str, str, str]
"""Service, digits of the number, text."""


@dataclass
class _Text:
    """One text to one number: what was written of it, and what the service took."""

    messages: list[sqlite3.Row] = field(default_factory=list)
    entries: list[Mapping[str, Any]] = field(default_factory=list)


def judge(
    folder: Path,
    taken: Iterable[Mapping[str, Any]],
    *,
    confirmed: Mapping[int, int] | None = None,
    secrets: Iterable[str] = (),
    exceptions: Iterable[str] = (),
    at_rest: bool = True,
) -> None:
    """Raise AssertionError unless what the folder says agrees with what the services took.

    ``taken`` are ledger entries of this folder's campaigns alone. ``confirmed`` tells how many
    messages each campaign had when it was confirmed. ``secrets`` must stand in no log, no
    evidence and none of the texts of ``exceptions``. ``at_rest``: nobody sends any more and
    recovery has run, so nothing is in flight.
    """
    with closing(sqlite3.connect(folder / DATABASE)) as con:
        con.row_factory = sqlite3.Row
        _judge_file(con)
        texts = _by_text(con.execute(_MESSAGES), taken)
        for key, text in texts.items():
            _judge_text(f"{key[0]} to …{key[1][-4:]}", text)
        _judge_evidence(con)
        _judge_counts(con, confirmed or {})
        if at_rest:
            _judge_rest(con)
    found = leaks(folder, secrets, more=exceptions)
    assert not found, f"I8: {'; '.join(found)}"


def leaks(folder: Path, secrets: Iterable[str] = (), *, more: Iterable[str] = ()) -> list[str]:
    """Return where a secret or a full number stands in logs, evidence, events or ``more``."""
    places = [(path.name, path.read_text("utf-8", "replace")) for path in _logs(folder)]
    places += [("exception text", text) for text in more]
    with closing(sqlite3.connect(folder / DATABASE)) as con:
        numbers = {row[0].lstrip("+") for row in con.execute("SELECT e164 FROM message")}
        for table in ("attempt", "event", "campaign"):
            rows = con.execute(f"SELECT * FROM {table}")
            columns = [column[0] for column in rows.description]
            places += [
                (f"{table}.{name}", str(value))
                for row in rows
                for name, value in zip(columns, row, strict=True)
                if isinstance(value, str)
            ]
    keys = {secret for secret in secrets if secret}
    ends = "|".join({number[2:] for number in numbers}) or "no number"
    # As 66…, 0… or bare; in the middle of a word the same digits are part of an id.
    full = re.compile(rf"(?<![A-Za-z0-9])[0-9]{{0,4}}(?:{ends})(?![A-Za-z0-9])")
    return sorted(
        {f"a key in {place}" for place, text in places if any(key in text for key in keys)}
        | {f"a number in {place}" for place, text in places if full.search(text)}
    )


def _logs(folder: Path) -> list[Path]:
    return [path for path in (folder / "logs").glob("*") if path.is_file()]


def _judge_file(con: sqlite3.Connection) -> None:
    found = [tuple(row) for row in con.execute("PRAGMA integrity_check")]
    assert found == [("ok",)], f"I7: the database is damaged: {found[:3]}"
    orphans = con.execute("PRAGMA foreign_key_check").fetchall()
    assert not orphans, f"I7: {len(orphans)} rows point to nothing"


def _by_text(
    messages: Iterable[sqlite3.Row], taken: Iterable[Mapping[str, Any]]
) -> Mapping[Key, _Text]:
    texts: defaultdict[Key, _Text] = defaultdict(_Text)
    for row in messages:
        texts[row["service"], row["e164"].lstrip("+"), row["text"]].messages.append(row)
    for entry in taken:
        texts[entry["service"], entry["number"], entry["text"]].entries.append(entry)
    return texts


def _judge_text(name: str, text: _Text) -> None:
    states = Counter(row["state"] for row in text.messages)
    strange = set(states) - WENT_OUT - MAY_HAVE - IN_FLIGHT - NEVER_WENT
    assert not strange, f"{name}: states nobody knows: {strange}"
    times = len(text.entries)
    must = sum(states[state] for state in WENT_OUT)
    may = must + sum(states[state] for state in MAY_HAVE | IN_FLIGHT)
    assert text.messages, f"I9: {name}: taken, and no campaign asked for it"
    assert times <= len(text.messages), f"I1: {name}: taken {times} times, {dict(states)}"
    assert times >= must, f"I2: {name}: accepted, and the service never took it"
    assert times <= may, f"I3: {name}: taken {times} times, and written as {dict(states)}"
    said = Counter(Decimal(row["credits"]) for row in text.messages if _charged(row))
    cost = Counter(Decimal(entry["credits"]) for entry in text.entries)
    assert said <= cost, f"I6: {name}: {dict(said)} credits written, {dict(cost)} charged"


def _charged(row: sqlite3.Row) -> bool:
    return row["state"] in WENT_OUT and row["credits"] is not None


def _judge_evidence(con: sqlite3.Connection) -> None:
    for row in con.execute(_MESSAGES + " WHERE message.state = 'unknown'"):
        name = f"I4: message {row['id']}"
        assert row["attempt_state"] in ("unknown", "partial"), (
            f"{name}: unknown by a request that is {row['attempt_state']}"
        )
        assert row["phase"] or row["status"] or row["error"], f"{name}: unknown without evidence"


def _judge_counts(con: sqlite3.Connection, confirmed: Mapping[int, int]) -> None:
    counts = "SELECT campaign_id, state, count(*) AS n FROM message GROUP BY campaign_id, state"
    really = {(row["campaign_id"], row["state"]): row["n"] for row in con.execute(counts)}
    kept = {
        (row["campaign_id"], row["state"]): row["messages"]
        for row in con.execute("SELECT * FROM tally WHERE messages <> 0")
    }
    assert kept == really, f"I5: the counts say {kept}, the messages {really}"
    for campaign, people in confirmed.items():
        found = sum(n for (one, _state), n in really.items() if one == campaign)
        assert found == people, f"I5: {people} were confirmed in {campaign}, {found} are there"
    for row in con.execute("SELECT id FROM campaign WHERE state IN ('finished', 'cancelled')"):
        left = sum(really.get((row["id"], state), 0) for state in ("queued", "claimed"))
        assert not left, f"I5: campaign {row['id']} has ended with {left} left"


def _judge_rest(con: sqlite3.Connection) -> None:
    for what, sql in (
        ("messages claimed", "SELECT count(*) FROM message WHERE state = 'claimed'"),
        ("requests open", "SELECT count(*) FROM attempt WHERE state IN ('prepared', 'sending')"),
    ):
        (left,) = con.execute(sql).fetchone()
        assert not left, f"I5: {left} {what}, and nobody sends"
