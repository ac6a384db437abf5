"""texts: our own texts, kept under names with their versions."""

import argparse
from typing import Any

from smsdesk.cli.output import Output
from smsdesk.cli.reading import read_utf8
from smsdesk.core.jobs import JobContext
from smsdesk.core.schedule import iso_bangkok
from smsdesk.services.desk import Desk
from smsdesk.services.saved_texts import SavedText


def add_commands(commands: Any) -> None:
    """Add the group of commands."""
    texts = commands.add_parser("texts", help="texts that are kept under names")
    actions = texts.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list").set_defaults(run=_list)
    show = actions.add_parser("show")
    show.add_argument("name")
    show.set_defaults(run=_show)
    save = actions.add_parser("save")
    save.add_argument("name")
    said = save.add_mutually_exclusive_group(required=True)
    said.add_argument("--message", metavar="TEXT")
    said.add_argument("--message-file", metavar="F")
    save.set_defaults(run=_save)
    delete = actions.add_parser("delete")
    delete.add_argument("name")
    delete.set_defaults(run=_delete)


def _document(one: SavedText) -> dict[str, Any]:
    return {
        "text": str(one.id),
        "name": one.name,
        "version": one.version,
        "message": one.text,
        "saved_at": iso_bangkok(one.saved_at),
    }


def _list(_args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    texts = desk.saved_texts.all()
    out.answer(
        {"texts": [_document(one) for one in texts]},
        [f"{one.name}: {one.text}" for one in texts] or [out.word("no_texts")],
    )
    return 0


def _show(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    versions = desk.saved_texts.versions(desk.saved_texts.named(args.name).id)
    out.answer(
        {"versions": [_document(one) for one in versions]},
        [f"{one.version}: {one.text}" for one in versions],
    )
    return 0


def _save(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    message = args.message if args.message is not None else read_utf8(args.message_file)
    version = desk.saved_texts.save(args.name, message)
    saved = desk.saved_texts.named(args.name)
    out.answer(_document(saved), [out.word("text_saved", name=saved.name, version=version)])
    return 0


def _delete(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    one = desk.saved_texts.named(args.name)
    desk.saved_texts.delete(one.id)
    out.answer({"deleted": str(one.id)}, [out.word("text_deleted", name=one.name)])
    return 0
