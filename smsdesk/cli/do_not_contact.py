"""do-not-contact: numbers that are never texted."""

import argparse
from typing import Any

from smsdesk.cli.contacts import add_file_options, file_options, file_source
from smsdesk.cli.output import Output
from smsdesk.core.jobs import JobContext
from smsdesk.core.schedule import iso_bangkok
from smsdesk.services.desk import Desk
from smsdesk.services.do_not_contact import Forbidden

_AT_ONCE = 10_000


def add_commands(commands: Any) -> None:
    """Add this group's commands."""
    group = commands.add_parser("do-not-contact", help="numbers that are never texted")
    actions = group.add_subparsers(dest="action", required=True)
    add = actions.add_parser("add")
    add.add_argument("number", nargs="+")
    _add_why(add)
    add.set_defaults(run=_add)
    for action, run in (("remove", _remove), ("erase", _erase)):
        one = actions.add_parser(action)
        one.add_argument("number", nargs="+")
        one.set_defaults(run=run)
    actions.add_parser("list").set_defaults(run=_list)
    importing = actions.add_parser("import")
    importing.add_argument("file")
    _add_why(importing)
    add_file_options(importing)
    importing.set_defaults(run=_import)


def _add_why(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reason", default="")
    parser.add_argument("--who", default="")


def _add(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    added = desk.do_not_contact.add(args.number, reason=args.reason, who=args.who)
    out.answer({"added": added}, [out.word("dnc_added", count=added)])
    return 0


def _remove(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    removed = desk.do_not_contact.remove(args.number)
    out.answer({"removed": removed}, [out.word("dnc_removed", count=removed)])
    return 0


def _erase(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    erased = desk.do_not_contact.erase(args.number)
    out.answer({"erased": erased}, [out.word("dnc_erased", count=erased)])
    return 0


def _list(_args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    entries: list[Forbidden] = []
    while page := desk.do_not_contact.page(
        after=entries[-1].id if entries else None, limit=_AT_ONCE
    ):
        entries += page
    numbers = [one.e164 for one in entries if one.e164 is not None]
    out.answer(
        {"numbers": numbers, "entries": [_document(one) for one in entries]},
        [_line(one, out) for one in entries],
    )
    return 0


def _document(one: Forbidden) -> dict[str, Any]:
    return {
        "number": one.e164,
        "reason": one.reason,
        "who": one.who,
        "at": iso_bangkok(one.added_at),
    }


def _line(one: Forbidden, out: Output) -> str:
    number = out.word("dnc_hash") if one.e164 is None else out.number(one.e164)
    return ", ".join(filter(None, (number, one.reason, one.who)))


def _import(args: argparse.Namespace, desk: Desk, out: Output, job: JobContext) -> int:
    added = desk.do_not_contact.add_file(
        file_source(args.file), file_options(args), job, reason=args.reason, who=args.who
    )
    out.answer({"added": added}, [out.word("dnc_added", count=added)])
    return 0
