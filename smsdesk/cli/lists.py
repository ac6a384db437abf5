"""contacts: the lists themselves, and the people on them."""

import argparse
from pathlib import Path
from typing import Any

from smsdesk.cli.accounts import pairs
from smsdesk.cli.output import Output
from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext
from smsdesk.services.contacts import Contact, ContactList
from smsdesk.services.desk import Desk


def add_actions(actions: Any) -> None:
    """Add what can be done with lists to the group "contacts"."""
    actions.add_parser("lists").set_defaults(run=_lists)
    export = actions.add_parser("export")
    export.add_argument("list")
    export.add_argument("file")
    export.set_defaults(run=_export)
    search = actions.add_parser("search")
    search.add_argument("text")
    search.add_argument("--list", default=None)
    search.add_argument("--limit", type=int, default=200)
    search.set_defaults(run=_search)
    rename = actions.add_parser("rename")
    rename.add_argument("list")
    rename.add_argument("name", metavar="NEW")
    rename.set_defaults(run=_rename)
    merge = actions.add_parser("merge")
    merge.add_argument("list")
    merge.add_argument("into", metavar="INTO")
    merge.set_defaults(run=_merge)
    delete = actions.add_parser("delete")
    delete.add_argument("list")
    delete.set_defaults(run=_delete)
    tag = actions.add_parser("tag")
    tag.add_argument("list")
    tag.add_argument("tags", nargs="*", metavar="TAG")
    tag.set_defaults(run=_tag)
    consent = actions.add_parser("consent")
    consent.add_argument("list")
    consent.add_argument("--source", default="")
    consent.add_argument("--day", default="", metavar="DATE")
    consent.set_defaults(run=_consent)
    add = actions.add_parser("add")
    add.add_argument("list")
    add.add_argument("number")
    add.add_argument("--name", default="")
    add.add_argument("--field", action="append", default=[], metavar="NAME=VALUE")
    add.set_defaults(run=_add)


def _lists(_args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    lists = desk.contacts.lists()
    out.answer(
        {"lists": [_list_document(one) for one in lists]},
        [f"{one.name}: {one.contacts:,}" for one in lists] or [out.word("no_lists")],
    )
    return 0


def _list_document(one: ContactList) -> dict[str, Any]:
    return {
        "list": one.name,
        "contacts": one.contacts,
        "tags": list(one.tags),
        "source": one.consent,
        "day": one.consent_at and one.consent_at.isoformat(),
    }


def _export(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    count = desk.contacts.export(args.list, Path(args.file))
    out.answer(
        {"list": args.list, "file": args.file, "contacts": count},
        [out.word("exported", count=count, file=args.file)],
    )
    return 0


def _search(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    if args.limit < 1:
        raise InputError("bad_limit", value=str(args.limit))
    if args.list is None:
        found = [
            (one.list_name, one.contact) for one in desk.contacts.find(args.text, args.limit + 1)
        ]
    else:
        one_list = desk.contacts.list_named(args.list)
        page = desk.contacts.page(one_list.id, search=args.text, limit=args.limit + 1)
        found = [(one_list.name, one) for one in page]
    shown, more = found[: args.limit], len(found) > args.limit
    out.answer(
        {"contacts": [_contact_document(name, one) for name, one in shown], "more": more},
        [f"{out.number(one.e164)} {one.name} ({name})" for name, one in shown]
        or [out.word("nobody_found")],
    )
    return 0


def _contact_document(list_name: str, one: Contact) -> dict[str, Any]:
    return {"list": list_name, "number": one.e164, "name": one.name, "fields": dict(one.fields)}


def _rename(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    desk.contacts.rename_list(desk.contacts.list_named(args.list).id, args.name)
    return _answer_list(args.name, desk, out)


def _merge(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    source, into = map(desk.contacts.list_named, (args.list, args.into))
    merged = desk.contacts.merge_lists(source.id, into.id)
    out.answer(
        {"list": into.name, "moved": merged.moved, "duplicates": merged.doubles},
        [out.word("lists_merged", moved=merged.moved, doubles=merged.doubles, list=into.name)],
    )
    return 0


def _delete(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    one = desk.contacts.list_named(args.list)
    desk.contacts.delete_list(one.id)
    out.answer(
        {"list": one.name, "contacts": one.contacts},
        [out.word("list_deleted", list=one.name, count=one.contacts)],
    )
    return 0


def _tag(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    desk.contacts.set_tags(desk.contacts.list_named(args.list).id, args.tags)
    return _answer_list(args.list, desk, out)


def _consent(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    one = desk.contacts.list_named(args.list)
    desk.contacts.set_consent(one.id, args.source, desk.contacts.consent_day(args.day))
    return _answer_list(args.list, desk, out)


def _add(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    fields = pairs(args.field)
    desk.contacts.put(desk.contacts.make_list(args.list), args.number, args.name, fields)
    return _answer_list(args.list, desk, out)


def _answer_list(name: str, desk: Desk, out: Output) -> int:
    one = desk.contacts.list_named(name)
    tags = "".join(f" #{tag}" for tag in one.tags)
    lines = [f"{one.name}: {one.contacts:,}{tags}"]
    if one.consent or one.consent_at:
        day = "" if one.consent_at is None else one.consent_at.isoformat()
        lines.append(out.word("list_consent", source=one.consent, day=day).strip())
    out.answer(_list_document(one), lines)
    return 0
