"""Campaigns: frozen in one transaction, counted by the database, moved by words."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from math import ceil
from typing import Any

from smsdesk.core.models import (
    SHOWN_STATES,
    Account,
    Campaign,
    CampaignState,
    MessageState,
    Order,
    PauseReason,
    Plan,
    Purpose,
    Rendered,
    Skip,
    Tally,
)
from smsdesk.core.schedule import brief_time
from smsdesk.store.db import Database
from smsdesk.store.senders import store_use
from smsdesk.store.states import MAY_HAVE_ARRIVED
from smsdesk.store.times import stamp, when

_NOTHING = Decimal(0)
_COLUMNS = """
    SELECT campaign.*, account.name AS account_name, account.service
      FROM campaign JOIN account ON account.id = campaign.account_id
"""


@dataclass(frozen=True, slots=True)
class NewCampaign:
    """All that is frozen when the operator confirms."""

    account: Account
    title: str
    order: Order
    purpose: Purpose
    messages: Sequence[Rendered]
    skips: Sequence[Skip]
    now: datetime
    state: CampaignState = CampaignState.RUNNING
    plan: Plan | None = None
    overrides: Iterable[str] = ()
    override_reason: str = ""
    source_file: str = ""
    follow_up_of: int | None = None
    resend_of: Sequence[int] = ()
    draft: str = ""  # how it was written, as store.drafts keeps it
    tag: str = ""
    shares_numbers: bool = False  # some messages may go to the same number
    ends_draft: bool = False  # what is being written became this


class CampaignRepository:
    """Reads and writes ``campaign``, ``skipped`` and ``event``."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def freeze(
        self, new: NewCampaign, also: Callable[[sqlite3.Connection, int], None] | None = None
    ) -> int:
        """Write a campaign and all its messages, or nothing of it; return its id.

        ``also`` writes in the same transaction what belongs to it; where it raises nothing stands.
        """
        with self._db.transaction() as con:
            campaign_id = freeze(con, new)
            if also is not None:
                also(con, campaign_id)
            return campaign_id

    def get(self, campaign_id: int) -> Campaign | None:
        """Return one campaign with its counts."""
        found = self._found(_COLUMNS + "WHERE campaign.id = :id", id=campaign_id)
        return next(iter(found), None)

    def page(self, *, limit: int = 100, before: int | None = None) -> list[Campaign]:
        """Return campaigns, newest first, from below the id ``before``."""
        return self._found(
            _COLUMNS + "WHERE (:before IS NULL OR campaign.id < :before) ORDER BY campaign.id DESC "
            "LIMIT :limit",
            before=before,
            limit=limit,
        )

    def events(
        self, campaign_id: int, limit: int = 50
    ) -> list[tuple[datetime, str, dict[str, str | int]]]:
        """Return what happened, newest first: time, stable word, parameters."""
        rows = self._db.connection().execute(
            """
            SELECT at, event, params FROM event WHERE campaign_id = :id
             ORDER BY id DESC LIMIT :limit
            """,
            {"id": campaign_id, "limit": limit},
        )
        return [(when(row["at"]), row["event"], json.loads(row["params"])) for row in rows]

    def follow_up(self, campaign_id: int) -> int | None:
        """Return the newest campaign made from this one, if any."""
        row = (
            self._db.connection()
            .execute(
                "SELECT max(id) AS id FROM campaign WHERE follow_up_of = :id", {"id": campaign_id}
            )
            .fetchone()
        )
        return row["id"] if row else None

    def balance_before(self, campaign_id: int) -> Decimal | None:
        """Return the balance beside a campaign's first request, where the campaign had it alone.

        None where nobody knew it, and where another campaign used the account since.
        """
        row = (
            self._db.connection()
            .execute(
                """
                SELECT balance_before AS balance FROM attempt AS first
                 WHERE campaign_id = :id AND sent_at IS NOT NULL
                   AND NOT EXISTS (
                       SELECT 1 FROM attempt JOIN campaign ON campaign.id = attempt.campaign_id
                        WHERE campaign.id <> :id AND attempt.sent_at >= first.sent_at
                          AND campaign.account_id =
                              (SELECT account_id FROM campaign WHERE id = :id))
                 ORDER BY id LIMIT 1
                """,
                {"id": campaign_id},
            )
            .fetchone()
        )
        return Decimal(row["balance"]) if row and row["balance"] else None

    def spent(self, campaign_id: int) -> int:
        """Return the credits a campaign cost or may have: accepted, unknown, on its way."""
        row = self._db.connection().execute(
            """
            SELECT total(max(parts, charged)) AS credits FROM tally
             WHERE campaign_id = :id AND state IN """
            + MAY_HAVE_ARRIVED,
            {"id": campaign_id},
        )
        credits_: float = row.fetchone()["credits"]
        return ceil(credits_)

    def spent_since(self, account_id: int, since: datetime) -> int:
        """Return the credits of what an account sent since then, or may have.

        One-time codes too: they are paid from the same credit.
        """
        row = self._db.connection().execute(
            """
            SELECT (SELECT total(message.parts) FROM attempt
                      JOIN campaign ON campaign.id = attempt.campaign_id
                      JOIN message ON message.attempt_id = attempt.id
                     WHERE attempt.sent_at >= :since AND campaign.account_id = :account
                       AND message.state IN """
            + MAY_HAVE_ARRIVED
            + """)
                 + (SELECT total(CAST(coalesce(credits, 1) AS REAL)) FROM otp
                     WHERE account_id = :account AND requested_at >= :since
                       AND state <> 'refused') AS spent
            """,
            {"account": account_id, "since": stamp(since)},
        )
        spent: float = row.fetchone()["spent"]
        return ceil(spent)

    def accepted_since(
        self, account_id: int, since: datetime, *, but: Iterable[int] = ()
    ) -> Decimal:
        """Return the credits for what a service accepted since then, ``but`` in these attempts."""
        rows = self._db.connection().execute(
            """
            SELECT message.credits, message.parts FROM attempt
              JOIN campaign ON campaign.id = attempt.campaign_id
              JOIN message ON message.attempt_id = attempt.id
             WHERE attempt.sent_at >= :since AND attempt.ended_at > :since
               AND campaign.account_id = :account AND message.state = 'accepted'
               AND attempt.id NOT IN (SELECT value FROM json_each(:but))
            """,
            {"account": account_id, "since": stamp(since), "but": json.dumps(list(but))},
        )
        taken = (Decimal(row["credits"] or row["parts"]) for row in rows)
        return sum(taken, Decimal(0))

    def with_unknown(self) -> list[Campaign]:
        """Return the campaigns that have unknown messages, newest first."""
        return self._found(
            _COLUMNS
            + """
            WHERE campaign.id IN (
                  SELECT campaign_id FROM tally WHERE state = 'unknown' AND messages > 0)
            ORDER BY campaign.id DESC
            """
        )

    def planned(self, now: datetime, *, past: int) -> list[Campaign]:
        """Return what is planned or was missed, soonest first, and the ``past`` last that went.

        What was cancelled before anything of it was handed over is neither.
        """
        return self._found(
            _COLUMNS
            + """
            WHERE campaign.id IN (
                  SELECT id FROM campaign WHERE state IN ('scheduled', 'missed')
                     AND send_at IS NOT NULL
                   UNION ALL
                  SELECT id FROM campaign
                   WHERE state IN ('running', 'paused', 'finished', 'cancelled')
                     AND send_at > :now AND (state <> 'cancelled' OR EXISTS (
                         SELECT 1 FROM tally WHERE campaign_id = campaign.id
                            AND state IN ('accepted', 'unknown') AND messages > 0)))
               OR campaign.id IN (
                  SELECT id FROM campaign
                   WHERE state NOT IN ('scheduled', 'missed') AND send_at <= :now
                   ORDER BY send_at DESC LIMIT :past)
            ORDER BY campaign.send_at, campaign.id
            """,
            now=stamp(now),
            past=past,
        )

    def due(self, now: datetime) -> list[Campaign]:
        """Return what this computer is to begin by now, soonest first."""
        return self._found(
            _COLUMNS
            + """
            WHERE campaign.state = 'scheduled' AND campaign.send_at <= :now
            ORDER BY campaign.send_at, campaign.id
            """,
            now=stamp(now),
        )

    def waiting(self, account_id: int) -> list[Campaign]:
        """Return what this computer is still to send from an account, soonest first."""
        return self._found(
            _COLUMNS
            + """
            WHERE campaign.state = 'scheduled' AND campaign.send_at IS NOT NULL
              AND campaign.account_id = :account
            ORDER BY campaign.send_at, campaign.id
            """,
            account=account_id,
        )

    def missed(self) -> list[Campaign]:
        """Return what this computer missed and nobody has decided about, soonest first."""
        return self._found(
            _COLUMNS
            + """
            WHERE campaign.state = 'missed' AND campaign.send_at IS NOT NULL
            ORDER BY campaign.send_at, campaign.id
            """
        )

    def _found(self, sql: str, **params: str | int | None) -> list[Campaign]:
        """Return the campaigns of a statement with their counts, all looked up at once."""
        con = self._db.connection()
        rows = con.execute(sql, params).fetchall()
        counts: dict[int, dict[str, sqlite3.Row]] = {row["id"]: {} for row in rows}
        for line in con.execute(
            "SELECT * FROM tally WHERE campaign_id IN (SELECT value FROM json_each(:ids))",
            {"ids": json.dumps(list(counts))},
        ):
            counts[line["campaign_id"]][line["state"]] = line
        return [_campaign(row, counts[row["id"]]) for row in rows]

    def next_of_this_pc(self) -> datetime | None:
        """Return when this computer must be on next for a campaign, None where it need not."""
        row = (
            self._db.connection()
            .execute(
                """
                SELECT min(send_at) AS at FROM campaign
                 WHERE state = 'scheduled' AND send_at IS NOT NULL
                """
            )
            .fetchone()
        )
        return when(row["at"]) if row["at"] else None

    def sent_since(self, account_id: int, since: datetime) -> list[tuple[datetime, int]]:
        """Return when an account's requests left since then, and how many parts each carried."""
        rows = self._db.connection().execute(
            """
            SELECT sent_at, attempt.parts FROM attempt
              JOIN campaign ON campaign.id = attempt.campaign_id
             WHERE sent_at >= :since AND campaign.account_id = :account
            """,
            {"account": account_id, "since": stamp(since)},
        )
        return [(when(row["sent_at"]), row["parts"]) for row in rows]

    def tag_of_lists(self, names: Sequence[str]) -> str:
        """Return the one tag that these contact lists have together; "" for none, or several."""
        rows = self._db.connection().execute(
            """
            SELECT DISTINCT tag.value AS tag FROM contact_list, json_each(contact_list.tags) AS tag
             WHERE contact_list.name IN (SELECT value FROM json_each(:names)) LIMIT 2
            """,
            {"names": json.dumps(list(names))},
        )
        tags = [row["tag"] for row in rows]
        return tags[0] if len(tags) == 1 else ""

    def source_file(self, campaign_id: int) -> str:
        """Return the name of the file the people came from, or an empty text."""
        row = (
            self._db.connection()
            .execute("SELECT source_file FROM campaign WHERE id = :id", {"id": campaign_id})
            .fetchone()
        )
        return str(row["source_file"]) if row else ""


_INSERT = """
    INSERT INTO message (campaign_id, e164, row, name, text, encoding, parts, state, resend_of, at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'queued', ?8, ?9)
"""
_INSERT_SHARED = """
    INSERT INTO message (campaign_id, e164, row, name, text, encoding, parts, state, resend_of, at,
        ordinal)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'queued', ?8, ?9,
        1 + (SELECT count(*) FROM message WHERE campaign_id = ?1 AND e164 = ?2))
"""


def freeze(con: sqlite3.Connection, new: NewCampaign) -> int:
    """Write a campaign and all its messages inside somebody's transaction; return its id."""
    at = stamp(new.now)
    parts = sum(message.parts for message in new.messages)
    first: int = con.execute("SELECT coalesce(max(id), 0) + 1 FROM message").fetchone()[0]
    campaign_id: int = con.execute(
        """
        INSERT INTO campaign (title, account_id, practice, state, sender, template, options,
            purpose, send_at, delivered_by, latest_at, overrides, override_reason, skipped, parts,
            source_file, follow_up_of, draft, base_url, tag, confirmed_at, first_message,
            last_message)
        VALUES (:title, :account, :practice, :state, :sender, :template, :options, :purpose,
            :send_at, :delivered_by, :latest_at, :overrides, :override_reason, :skipped, :parts,
            :source_file, :follow_up_of, :draft, :base_url, :tag, :at, :first, :last)
        RETURNING id
        """,
        {
            "title": new.title,
            "account": new.account.id,
            "practice": int(new.account.practice),
            "state": new.state,
            "sender": new.order.sender,
            "template": new.order.template,
            "options": json.dumps(dict(new.order.options)),
            "purpose": new.purpose,
            **_planned(new.plan),
            "overrides": json.dumps(sorted(new.overrides)),
            "override_reason": new.override_reason,
            "skipped": json.dumps(_counts(new.skips)),
            "parts": parts,
            "source_file": new.source_file,
            "follow_up_of": new.follow_up_of,
            "draft": new.draft,
            "base_url": new.account.base_url,
            "tag": new.tag,
            "at": at,
            "first": first,  # nobody else writes meanwhile: they stand side by side
            "last": first + len(new.messages) - 1,
        },
    ).fetchone()["id"]
    if new.ends_draft:  # in the same transaction: what goes out must not come back to be sent again
        con.execute("DELETE FROM draft")
    resend_of: Sequence[int | None] = new.resend_of or [None] * len(new.messages)
    con.executemany(
        _INSERT_SHARED if new.shares_numbers else _INSERT,
        (
            (campaign_id, m.e164, m.row, m.name, m.text, m.encoding, m.parts, old, at)
            for m, old in zip(new.messages, resend_of, strict=True)
        ),
    )
    con.executemany(
        "INSERT INTO skipped VALUES (?, ?, ?, ?, ?, ?)",
        ((campaign_id, s.row, s.name, s.written, s.e164, s.reason) for s in new.skips),
    )
    if new.messages:
        con.execute(
            """
            INSERT INTO tally (campaign_id, state, messages, parts)
            VALUES (:id, 'queued', :messages, :parts)
            """,
            {"id": campaign_id, "messages": len(new.messages), "parts": parts},
        )
    if new.order.sender:
        store_use(con, new.account.id, new.order.sender, new.now)
    note(con, campaign_id, "confirmed", new.now, messages=len(new.messages), credits=parts)
    return campaign_id


def plan_anew(
    con: sqlite3.Connection,
    campaign_id: int,
    state: CampaignState,
    plan: Plan | None,
    now: datetime,
) -> None:
    """Plan a campaign for another time, or for no time, inside somebody's transaction."""
    con.execute(
        """
        UPDATE campaign
           SET send_at = :send_at, delivered_by = :delivered_by, latest_at = :latest_at,
               state = :state, reason = :reason, detail = ''
         WHERE id = :id
        """,
        {
            "id": campaign_id,
            "state": state,
            "reason": PauseReason.USER if state is CampaignState.PAUSED else "",
            **_planned(plan),
        },
    )
    if plan is None:
        note(con, campaign_id, "released", now)
    else:
        event = "scheduled" if plan.by == "this_pc" else "handed"
        note(con, campaign_id, event, now, at=brief_time(plan.at))


def plan_of(con: sqlite3.Connection, campaign_id: int) -> Plan | None:
    """Return when and by whom a campaign goes out, as somebody's transaction sees it."""
    row = con.execute(
        "SELECT send_at, delivered_by, latest_at FROM campaign WHERE id = :id", {"id": campaign_id}
    ).fetchone()
    return _plan(row)


def set_tag(con: sqlite3.Connection, campaign_id: int, tag: str) -> bool:
    """Count a campaign under another tag ("": none); tell whether there is such a campaign."""
    return (
        con.execute(
            "UPDATE campaign SET tag = :tag WHERE id = :id", {"id": campaign_id, "tag": tag}
        ).rowcount
        == 1
    )


def state_of(con: sqlite3.Connection, campaign_id: int) -> CampaignState:
    """Return a campaign's state as somebody's transaction sees it."""
    row = con.execute("SELECT state FROM campaign WHERE id = :id", {"id": campaign_id}).fetchone()
    return CampaignState(row["state"])


def has_begun(con: sqlite3.Connection, campaign_id: int) -> bool:
    """Tell whether anything of a campaign left, or may have, as somebody's transaction sees it."""
    row = con.execute(
        """
        SELECT EXISTS (SELECT 1 FROM tally WHERE campaign_id = :id AND messages > 0
                          AND state NOT IN ('queued', 'cancelled'))
        """,
        {"id": campaign_id},
    ).fetchone()
    return bool(row[0])


def queued_of(con: sqlite3.Connection, campaign_id: int) -> int:
    """Return how many messages of a campaign are queued, as somebody's transaction sees it."""
    row = con.execute(
        "SELECT messages FROM tally WHERE campaign_id = :id AND state = 'queued'",
        {"id": campaign_id},
    ).fetchone()
    return int(row["messages"]) if row else 0


def move(
    con: sqlite3.Connection,
    campaign_id: int,
    state: CampaignState,
    reason: str,
    now: datetime,
    **params: str | int,
) -> None:
    """Set a campaign's state inside somebody's transaction and write it in its log."""
    ended = stamp(now) if state in (CampaignState.FINISHED, CampaignState.CANCELLED) else None
    con.execute(
        """
        UPDATE campaign SET state = :state, reason = :reason, detail = :detail, ended_at = :ended
         WHERE id = :id
        """,
        {
            "id": campaign_id,
            "state": state,
            "reason": reason,
            "detail": params.get("detail", ""),
            "ended": ended,
        },
    )
    note(con, campaign_id, f"{state}:{reason}" if reason else str(state), now, **params)


def note(
    con: sqlite3.Connection, campaign_id: int, event: str, now: datetime, **params: str | int
) -> None:
    """Write one line of a campaign's log inside somebody's transaction."""
    con.execute(
        "INSERT INTO event (campaign_id, at, event, params) VALUES (:id, :at, :event, :params)",
        {"id": campaign_id, "at": stamp(now), "event": event, "params": json.dumps(params)},
    )


def _planned(plan: Plan | None) -> dict[str, str | None]:
    """Return the columns of a plan."""
    return {
        "send_at": stamp(plan.at) if plan is not None else None,
        "delivered_by": plan.by if plan is not None else "",
        "latest_at": stamp(plan.latest) if plan is not None and plan.latest is not None else None,
    }


def _plan(row: sqlite3.Row) -> Plan | None:
    if not row["send_at"] or not row["delivered_by"]:
        return None
    latest = when(row["latest_at"]) if row["latest_at"] else None
    return Plan(when(row["send_at"]), row["delivered_by"], latest)


def _counts(skips: Iterable[Skip]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for skip in skips:
        counts[skip.reason] = counts.get(skip.reason, 0) + 1
    return dict(sorted(counts.items()))


def _campaign(row: sqlite3.Row, counts: Mapping[str, sqlite3.Row]) -> Campaign:
    messages = dict.fromkeys(SHOWN_STATES, 0)
    for state, line in counts.items():
        messages[MessageState(state).shown] += line["messages"]
    taken = [counts[state] for state in SHOWN_STATES["accepted"] if state in counts]
    said = messages["accepted"] > 0 and all(line["said"] == line["messages"] for line in taken)
    plan = _plan(row)
    parts = sum(line["parts"] for line in taken)
    charged = sum(line["charged"] for line in taken) if said else parts
    return Campaign(
        id=row["id"],
        title=row["title"],
        account=row["account_name"],
        account_id=row["account_id"],
        service=row["service"],
        practice=bool(row["practice"]),
        state=CampaignState(row["state"]),
        reason=row["reason"],
        order=Order(
            sender=row["sender"],
            template=row["template"],
            options=_kept(row["options"]),
            at=plan.at if plan is not None and plan.by == "service" else None,
        ),
        purpose=Purpose(row["purpose"]),
        tally=Tally(**messages),
        skipped=_kept(row["skipped"]),
        parts=row["parts"],
        credits=whole(charged),
        credits_source="service" if said else "estimate",
        confirmed_at=when(row["confirmed_at"]),
        plan=plan,
        recurrence=row["recurrence_id"],
        follow_up_of=row["follow_up_of"],
        overrides=frozenset(_kept(row["overrides"])),
        estimated_credits=row["parts"],
        taken_parts=int(parts),
        tag=row["tag"],
        detail=row["detail"],
    )


def _kept(text: str) -> Any:
    """Return what was kept as JSON: in most campaigns nothing."""
    return json.loads(text) if len(text) > len("{}") else {}


def whole(credits_: float) -> Decimal:
    """Return credits as they are written, without a float's crumbs."""
    if not credits_:
        return _NOTHING
    exact = Decimal(str(round(credits_, 4)))
    return exact.to_integral() if exact == exact.to_integral() else exact
