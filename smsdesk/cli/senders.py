"""senders, templates."""

import argparse
from typing import Any

from smsdesk.cli.output import Output
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import SenderName, ServiceTemplate
from smsdesk.core.schedule import iso_bangkok, short_date_text
from smsdesk.services.desk import Desk
from smsdesk.services.senders import STATUSES
from smsdesk.services.templates import found_templates

SENDER_DETAILS = ("description", "pe_id", "header_id")


def add_commands(commands: Any) -> None:
    """Add this group's commands."""
    senders = commands.add_parser("senders", help="sender names")
    actions = senders.add_subparsers(dest="action", required=True)
    listing = actions.add_parser("list")
    listing.add_argument("account")
    listing.set_defaults(run=_list)
    request = actions.add_parser("request", help="ask the service for a new one")
    request.add_argument("account")
    request.add_argument("name")
    for key in SENDER_DETAILS:
        request.add_argument(f"--{key.replace('_', '-')}", dest=key, default="")
    request.set_defaults(run=_request)
    keep = actions.add_parser("keep", help="note one by hand, where the service lists none")
    keep.add_argument("account")
    keep.add_argument("name")
    keep.add_argument("--status", choices=STATUSES, default="approved")
    keep.set_defaults(run=_keep)
    forget = actions.add_parser("forget")
    forget.add_argument("account")
    forget.add_argument("name")
    forget.set_defaults(run=_forget)

    templates = commands.add_parser("templates", help="texts registered at the service")
    templates.add_argument("account")
    templates.add_argument("--search", default="", metavar="TEXT", help="in name, id and text")
    templates.set_defaults(run=_templates)


def _list(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    account = desk.accounts.by_name(args.account)
    senders = desk.accounts.senders.of(account)
    lines = [_line(out, one) for one in senders]
    for one in desk.accounts.senders.fading(account, senders):
        code = "sender_faded" if one.is_over else "sender_fades"
        lines.append(out.word(code, name=one.sender, months=one.months, limit=one.limit))
    out.answer({"senders": [_document(one) for one in senders]}, lines)
    return 0


def _document(sender: SenderName) -> dict[str, str | None]:
    return {
        "sender": sender.sender,
        "id": sender.id,
        "type": sender.type,
        "status": sender.status,
        "used": iso_bangkok(sender.used_at) if sender.used_at is not None else None,
    }


def _line(out: Output, sender: SenderName) -> str:
    status = out.word(f"sender_status_{sender.status}") if sender.status else ""
    used = ""
    if sender.used_at is not None:
        day = short_date_text(sender.used_at, out.texts.language)
        used = out.word("sender_used", day=day)
    return " · ".join(filter(None, (sender.sender, sender.type, status, used)))


def _request(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    details = {key: given for key in SENDER_DETAILS if (given := getattr(args, key))}
    account = desk.accounts.by_name(args.account)
    sender = desk.accounts.senders.request(account, args.name, details)
    out.answer(_document(sender), [out.word("sender_requested", name=sender.sender)])
    return 0


def _keep(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    account = desk.accounts.by_name(args.account)
    sender = desk.accounts.senders.keep(account, args.name, args.status)
    status = out.word(f"sender_status_{sender.status}")
    out.answer(_document(sender), [out.word("sender_kept", name=sender.sender, status=status)])
    return 0


def _forget(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    desk.accounts.senders.forget(desk.accounts.by_name(args.account), args.name)
    out.answer({"forgotten": args.name}, [out.word("sender_forgotten", name=args.name)])
    return 0


def _templates(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    templates = found_templates(
        desk.accounts.templates(desk.accounts.by_name(args.account)), args.search
    )
    out.answer(
        {"templates": [_template_document(one) for one in templates]},
        [f"{t.template} · {t.name} · {t.status} · {t.text}" for t in templates],
    )
    return 0


def _template_document(template: ServiceTemplate) -> dict[str, str]:
    return {
        "template": template.template,
        "name": template.name,
        "type": template.type,
        "sender": template.sender,
        "text": template.text,
        "status": template.status,
    }
