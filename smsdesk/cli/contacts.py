"""contacts: bringing in files, taking them back, and the lists they are on."""

import argparse
from pathlib import Path
from typing import Any

from smsdesk.cli import lists
from smsdesk.cli.output import Output
from smsdesk.cli.reading import STDIN, read_utf8
from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.schedule import iso_bangkok
from smsdesk.services.desk import Desk
from smsdesk.services.imports import (
    ImportOptions,
    ImportRecord,
    ImportResult,
    Pasted,
    Source,
)

_DELIMITERS = (",", ";", "|")


def add_commands(commands: Any) -> None:
    """Add this group's commands."""
    group = commands.add_parser("contacts", help="lists of people")
    actions = group.add_subparsers(dest="action", required=True)
    importing = actions.add_parser("import")
    importing.add_argument("file")
    importing.add_argument("--list", required=True)
    importing.add_argument("--dry-run", action="store_true")
    add_file_options(importing)
    importing.set_defaults(run=_import, hold=lambda args: not args.dry_run)
    undo = actions.add_parser("undo")
    undo.add_argument("id", metavar="IMPORT")
    undo.set_defaults(run=_undo, hold=True)
    actions.add_parser("imports").set_defaults(run=_imports)
    lists.add_actions(actions)


def add_file_options(parser: argparse.ArgumentParser) -> None:
    """Add what says how a contacts file is to be read."""
    parser.add_argument("--sheet", default=None, metavar="S")
    parser.add_argument("--header-row", type=int, default=None, metavar="N")
    parser.add_argument("--phone-column", default=None, metavar="C")
    parser.add_argument("--name-column", default=None, metavar="C")
    parser.add_argument("--encoding", default=None, metavar="E")
    parser.add_argument("--delimiter", choices=(*_DELIMITERS, "tab"), default=None)
    parser.add_argument("--hidden-rows", choices=("skip", "include"), default=None)
    parser.add_argument("--several", choices=("refuse", "first", "each"), default=None)
    parser.add_argument("--titles", choices=("keep", "split"), default="keep")


def file_source(name: str) -> Source:
    """Return the contacts file of that name; "-" is rows from standard input, as if pasted."""
    return Pasted(read_utf8(STDIN)) if name == STDIN else Path(name)


def file_options(args: argparse.Namespace) -> ImportOptions:
    """Return how the contacts file is to be read."""
    return ImportOptions(
        sheet=args.sheet,
        header_row=args.header_row,
        phone_column=args.phone_column,
        name_column=args.name_column,
        encoding=args.encoding,
        delimiter="\t" if args.delimiter == "tab" else args.delimiter,
        hidden_rows=args.hidden_rows,
        several=args.several,
        titles=args.titles,
    )


def _import(args: argparse.Namespace, desk: Desk, out: Output, job: JobContext) -> int:
    source, options = file_source(args.file), file_options(args)
    if args.dry_run:
        result = desk.imports.look(source, options, args.list, job).as_result()
    else:
        result = desk.imports.import_file(source, args.list, options, job)
    out.answer(_result_document(result), _result_lines(out, result))
    return 0


def _result_document(result: ImportResult) -> dict[str, Any]:
    return {
        "import": None if result.import_id is None else str(result.import_id),
        "rows": result.rows,
        "added": result.added,
        "updated": result.updated,
        "duplicates": result.duplicates,
        "rejected": result.rejected,
        "repaired": result.repaired,
        "problems": [
            {"row": problem.row, "value": problem.value, "reason": problem.reason}
            for problem in result.problems
        ],
    }


def _result_lines(out: Output, result: ImportResult) -> list[str]:
    lines = [
        f"{out.word(f'import_{word}')}: {getattr(result, word):,}"
        for word in ("rows", "added", "updated", "duplicates", "rejected", "repaired")
    ]
    lines += [
        out.word("import_problem", row=problem.row, why=out.word(f"reason_{problem.reason}"))
        for problem in result.problems[:20]
    ]
    return lines


def _undo(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    if not args.id.isdigit():
        raise InputError("unknown_import", id=args.id)
    undone = desk.imports.undo(int(args.id))
    out.answer(
        {"import": args.id, "removed": undone.removed, "restored": undone.restored},
        [out.word("import_undone", removed=undone.removed, restored=undone.restored)],
    )
    return 0


def _imports(_args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    imports = desk.imports.imports()
    out.answer(
        {"imports": [_import_document(one) for one in imports]},
        [
            f"{one.id}: {one.contact_list}, {one.file or '-'}, {iso_bangkok(one.started_at)}"
            for one in imports
        ]
        or [out.word("no_imports")],
    )
    return 0


def _import_document(one: ImportRecord) -> dict[str, Any]:
    return {
        "import": str(one.id),
        "list": one.contact_list,
        "file": one.file,
        "at": iso_bangkok(one.started_at),
        "undone": one.undone_at and iso_bangkok(one.undone_at),
        **one.counts,
    }
