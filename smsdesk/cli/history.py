"""history search."""

import argparse
from datetime import datetime, timedelta
from typing import Any

from smsdesk.cli.campaigns import campaign_id
from smsdesk.cli.output import Output
from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import HistoryFilter, HistoryRow
from smsdesk.core.schedule import iso_bangkok, parse_bangkok
from smsdesk.services.desk import Desk


def add_commands(commands: Any) -> None:
    """Add this group's commands."""
    group = commands.add_parser("history", help="every message, found again")
    actions = group.add_subparsers(dest="action", required=True)
    search = actions.add_parser("search")
    search.add_argument("text", nargs="?", default="")
    search.add_argument("--number", default="")
    search.add_argument("--state", default="")
    search.add_argument("--campaign")
    search.add_argument("--account", default="")
    search.add_argument("--since")
    search.add_argument("--until")
    search.add_argument("--limit", type=int, default=200)
    search.set_defaults(run=_search)


def _search(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    if args.limit < 1:
        raise InputError("bad_limit", value=str(args.limit))
    rows, more = desk.history.search(
        HistoryFilter(
            text=args.text,
            number=args.number,
            state=args.state,
            campaign=campaign_id(args.campaign) if args.campaign else None,
            account=args.account,
            since=_moment(args.since),
            until=_moment(args.until, end=True),
            limit=args.limit,
        )
    )
    out.answer(
        {"messages": [_document(row) for row in rows], "more": more},
        [_line(out, row) for row in rows] or [out.word("nothing_found")],
    )
    return 0


def _moment(given: str | None, *, end: bool = False) -> datetime | None:
    """Return a Bangkok day or minute; the end of a day is its last moment."""
    if given is None:
        return None
    day = len(given) == len("2026-01-31")
    try:
        moment = parse_bangkok(f"{given} 00:00" if day else given)
    except ValueError as exc:
        raise InputError("bad_time", value=given) from exc
    return moment + timedelta(days=1) if day and end else moment


def _document(row: HistoryRow) -> dict[str, Any]:
    return {
        "message": str(row.id),
        "campaign": str(row.campaign),
        "number": row.e164,
        "name": row.name,
        "text": row.text,
        "state": row.state.shown,
        "reason": row.reason or None,
        "parts": row.parts,
        "credits": row.credits,
        "reference": row.reference or None,
        "delivery": row.delivery,
        "at": iso_bangkok(row.at),
    }


def _line(out: Output, row: HistoryRow) -> str:
    state = out.word(f"message_{row.state.shown}")
    return f"{iso_bangkok(row.at)[:16]}  {out.number(row.e164)}  {state}  {row.text}"
