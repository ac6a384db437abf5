"""privacy find, export, erase, purge and log."""

import argparse
import sys
from pathlib import Path
from typing import Any

from smsdesk.cli.output import Output
from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.privacy import AuditLine, Dossier, Erased, Expiring
from smsdesk.core.schedule import iso_bangkok
from smsdesk.services.desk import Desk
from smsdesk.services.dossiers import as_document


def add_commands(commands: Any) -> None:
    """Add this group's commands."""
    group = commands.add_parser("privacy", help="what is known of one person, and forgetting it")
    actions = group.add_subparsers(dest="action", required=True)
    find = actions.add_parser("find", help="everything about one number")
    find.add_argument("number")
    find.set_defaults(run=_find)
    export = actions.add_parser("export", help="everything about one number, as a file to give")
    export.add_argument("number")
    export.add_argument("file", type=Path, help=".json, .csv or .xlsx")
    export.add_argument("--overwrite", action="store_true")
    export.set_defaults(run=_export)
    erase = actions.add_parser("erase", help="forget one number; counts and credits stay")
    erase.add_argument("number")
    erase.add_argument("--yes", action="store_true", help="do not ask on a terminal")
    erase.add_argument(
        "--never", action="store_true", help="keep its hash, so that it is never texted again"
    )
    erase.set_defaults(run=_erase, hold=True)
    purge = actions.add_parser("purge", help="forget the people of campaigns that ended long ago")
    purge.add_argument("--older-than", type=int, required=True, metavar="DAYS")
    purge.add_argument("--dry-run", action="store_true", help="say what would be forgotten")
    purge.add_argument("--yes", action="store_true", help="do not ask on a terminal")
    purge.set_defaults(run=_purge, hold=True)
    log = actions.add_parser("log", help="who looked at, gave out or erased what")
    log.add_argument("--limit", type=int, default=200)
    log.set_defaults(run=_log)


def _find(args: argparse.Namespace, desk: Desk, out: Output, job: JobContext) -> int:
    found = desk.privacy.find(args.number, job)
    out.answer(as_document(found), _lines(found, out))
    return 0


def _export(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    found = desk.privacy.export(args.number, args.file, out.word, overwrite=args.overwrite)
    out.answer(
        {"file": str(args.file), "records": found.count},
        [out.word("privacy_saved", file=args.file.name, count=found.count)],
    )
    return 0


def _erase(args: argparse.Namespace, desk: Desk, out: Output, job: JobContext) -> int:
    if not args.yes and not out.as_json and _on_terminal():
        found = desk.privacy.find(args.number, job)
        _ask(out, [*_lines(found, out), out.word("erase_stays")], found.e164[-4:])
    done = desk.privacy.erase(args.number, job, never=args.never)
    out.answer(_erased_document(done), _erased_lines(done, out))
    return 0


def _purge(args: argparse.Namespace, desk: Desk, out: Output, job: JobContext) -> int:
    found = desk.privacy.expiring(args.older_than)
    if args.dry_run:
        out.answer({**_expiring_document(found), "purged": 0}, _expiring_lines(found, out))
        return 0
    if not args.yes and not out.as_json and _on_terminal() and found.count:
        _ask(out, _expiring_lines(found, out), str(found.messages))
    purged = desk.privacy.purge(args.older_than, job)
    out.answer({**_expiring_document(found), "purged": purged}, [out.word("purged", count=purged)])
    return 0


def _log(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    lines = desk.privacy.log(limit=args.limit)
    out.answer(
        {"entries": [_log_document(one) for one in lines]},
        [_log_line(one, out) for one in lines] or [out.word("audit_empty")],
    )
    return 0


def _on_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _ask(out: Output, lines: list[str], word: str) -> None:
    """Have a word typed before what cannot be undone. Raises InputError not_confirmed."""
    for line in [*lines, out.word("type_to_confirm", word=word)]:
        sys.stderr.write(line + "\n")
    sys.stderr.flush()
    if sys.stdin.readline().strip() != word:
        raise InputError("not_confirmed")


# --- words ----------------------------------------------------------------------------------


def _lines(found: Dossier, out: Output) -> list[str]:
    counts = {
        "contacts": len(found.contacts),
        "messages": len(found.messages),
        "requests": len(found.requests),
        "skips": len(found.skips),
        "codes": len(found.codes),
        "never": int(found.never is not None),
        "erased": found.erased_messages,
    }
    lines = [out.number(found.e164)]
    lines += [
        "  " + out.word(f"known_{kind}", count=count) for kind, count in counts.items() if count
    ]
    for place, count in found.mentions.items():
        lines.append(f"  {out.word(f'place_{place}')}: {count:,}")
    if not found.count and not found.erased_messages:
        lines.append("  " + out.word("privacy_nothing"))
    if found.copies:
        lines.append("  " + out.word("known_copies", count=len(found.copies)))
    return lines


def _erased_document(done: Erased) -> dict[str, Any]:
    return {
        "messages": done.messages,
        "cancelled": done.cancelled,
        "contacts": done.contacts,
        "skipped": done.skips,
        "codes": done.codes,
        "mentions": dict(done.mentions),
        "copies": done.copies,
        "never": done.never,
        "clean": done.clean,
    }


def _erased_lines(done: Erased, out: Output) -> list[str]:
    lines = [out.word("erased_done", count=done.count)]
    if done.cancelled:
        lines.append("  " + out.word("erased_cancelled", count=done.cancelled))
    if done.never:
        lines.append("  " + out.word("erased_never"))
    if not done.clean:
        lines.append("  " + out.word("erased_unclean"))
    return lines


def _expiring_document(found: Expiring) -> dict[str, Any]:
    return {
        "messages": found.messages,
        "people": found.people,
        "campaigns": found.campaigns,
        "skipped": found.skips,
        "codes": found.codes,
        "spared": found.spared,
        "first": iso_bangkok(found.first) if found.first else None,
        "last": iso_bangkok(found.last) if found.last else None,
    }


def _expiring_lines(found: Expiring, out: Output) -> list[str]:
    if not found.count or found.first is None or found.last is None:
        return [out.word("purge_nothing")]
    lines = [
        out.word(
            "purge_preview",
            messages=found.messages,
            people=found.people,
            campaigns=found.campaigns,
            first=iso_bangkok(found.first)[:10],
            last=iso_bangkok(found.last)[:10],
        )
    ]
    if found.spared:
        lines.append(out.word("purge_spared", count=found.spared))
    return lines


def _log_document(line: AuditLine) -> dict[str, Any]:
    return {
        "at": iso_bangkok(line.at),
        "who": line.who,
        "action": line.action,
        "count": line.count,
        "detail": dict(line.detail),
    }


def _log_line(line: AuditLine, out: Output) -> str:
    said = out.word(f"audit_{line.action}", count=line.count)
    return f"{iso_bangkok(line.at)[:16]}  {line.who}  {said}"
