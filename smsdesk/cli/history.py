"""history: messages found again, and written into files."""

import argparse
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from smsdesk.cli.campaigns import campaign_id, id_of
from smsdesk.cli.output import Output
from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Delivery, HistoryFilter, HistoryRow
from smsdesk.core.schedule import iso_bangkok, parse_bangkok
from smsdesk.services.desk import Desk


def add_commands(commands: Any) -> None:
    """Add this group's commands."""
    group = commands.add_parser("history", help="every message, found again")
    actions = group.add_subparsers(dest="action", required=True)
    search = actions.add_parser("search")
    add_filters(search)
    search.add_argument("--limit", type=int, default=200)
    search.add_argument("--after", metavar="MESSAGE", help="go on after this message")
    search.add_argument("--oldest-first", action="store_true")
    search.set_defaults(run=_search)
    export = actions.add_parser("export")
    export.add_argument("file", metavar="FILE.csv|.xlsx")
    add_filters(export)
    add_target(export)
    export.add_argument("--oldest-first", action="store_true")
    export.set_defaults(run=_export)
    back = actions.add_parser("write-back")
    back.add_argument("campaign")
    back.add_argument("file", metavar="OUT.xlsx|.xlsm|.csv")
    back.add_argument(
        "--file", dest="source", metavar="FILE", help="the people's file, if it moved"
    )
    back.add_argument("--failed-first", action="store_true")
    add_target(back)
    back.set_defaults(run=_write_back)
    report = actions.add_parser("report")
    report.add_argument("month", metavar="YYYY-MM")
    report.add_argument("file", metavar="FILE.xlsx|.csv")
    add_target(report)
    report.set_defaults(run=_report)


def add_target(parser: argparse.ArgumentParser) -> None:
    """Add what is said of a file that is written."""
    parser.add_argument("--overwrite", action="store_true", help="replace a file of that name")


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which messages are meant."""
    parser.add_argument("text", nargs="?", default="")
    parser.add_argument("--number", default="")
    parser.add_argument("--state", default="")
    parser.add_argument("--delivery", choices=[one.value for one in Delivery], default="")
    parser.add_argument("--campaign")
    parser.add_argument("--account", default="")
    parser.add_argument("--sender", default="")
    parser.add_argument("--tag", help='campaigns with this tag; "" for those without one')
    parser.add_argument("--since")
    parser.add_argument("--until")


def wanted(args: argparse.Namespace) -> HistoryFilter:
    """Return which messages are meant. Raises InputError."""
    return HistoryFilter(
        text=args.text,
        number=args.number,
        state=args.state,
        delivery=Delivery(args.delivery) if args.delivery else "",
        campaign=campaign_id(args.campaign) if args.campaign else None,
        account=args.account,
        sender=args.sender,
        tag=args.tag,
        since=_moment(args.since),
        until=_moment(args.until, end=True),
    )


def _search(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    if args.limit < 1:
        raise InputError("bad_limit", value=str(args.limit))
    beyond = desk.history.message(id_of(args.after, "unknown_message")).id if args.after else None
    rows, more = desk.history.search(
        replace(wanted(args), limit=args.limit, beyond=beyond, oldest_first=args.oldest_first)
    )
    out.answer(
        {"messages": [_document(row) for row in rows], "more": more},
        [_line(out, row) for row in rows] or [out.word("nothing_found")],
    )
    return 0


def _export(args: argparse.Namespace, desk: Desk, out: Output, job: JobContext) -> int:
    count = desk.exporting.messages(
        replace(wanted(args), oldest_first=args.oldest_first),
        Path(args.file),
        out.texts,
        job,
        overwrite=args.overwrite,
    )
    out.answer(
        {"file": args.file, "messages": count},
        [out.word("messages_exported", count=count, file=args.file)],
    )
    return 0


def _write_back(args: argparse.Namespace, desk: Desk, out: Output, job: JobContext) -> int:
    done = desk.writing_back.write(
        campaign_id(args.campaign),
        Path(args.file),
        out.texts,
        job,
        file=Path(args.source) if args.source else None,
        failed_first=args.failed_first,
        overwrite=args.overwrite,
    )
    lines = [out.word("written_back", rows=done.rows, failed=done.failed, file=args.file)]
    if not done.whole:
        lines.append(out.word("copy_not_whole"))
    out.answer(
        {"file": args.file, "rows": done.rows, "failed": done.failed, "whole": done.whole}, lines
    )
    return 0


def _report(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    count = desk.exporting.report(args.month, Path(args.file), out.texts, overwrite=args.overwrite)
    out.answer(
        {"file": args.file, "campaigns": count},
        [out.word("report_written", count=count, file=args.file)],
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
        "number": None if row.erased else row.e164,
        "name": row.name,
        "text": row.text,
        "state": row.state.shown,
        "reason": row.reason or None,
        "sender": row.sender or None,
        "tag": row.tag or None,
        "parts": row.parts,
        "credits": row.credits,
        "reference": row.reference or None,
        "delivery": row.delivery,
        "at": iso_bangkok(row.at),
    }


def _line(out: Output, row: HistoryRow) -> str:
    state = out.word(f"message_{row.state.shown}")
    return f"{iso_bangkok(row.at)[:16]}  {out.number(row.e164)}  {state}  {row.text}"
