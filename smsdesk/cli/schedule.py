"""schedule list, run-due, move, now, confirm, skip, end, task."""

import argparse
from typing import Any

from smsdesk.cli.campaigns import (
    EXIT_PAUSED,
    campaign_document,
    campaign_id,
    campaign_lines,
    exit_of,
    id_of,
    run_campaign,
)
from smsdesk.cli.output import Output
from smsdesk.cli.send import bangkok_time, receipt_or_send
from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign, Recurrence
from smsdesk.core.reserves import Shortfall
from smsdesk.core.schedule import date_time_text, iso_bangkok
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.services.pc_tasks import PcTasks


def add_commands(commands: Any) -> None:
    """Add this group's commands."""
    group = commands.add_parser("schedule", help="what is planned, and sending what is due")
    actions = group.add_subparsers(dest="action", required=True)
    actions.add_parser("list").set_defaults(run=_list)
    due = actions.add_parser("run-due", help="send what is due now and exit")
    due.set_defaults(run=_run_due, hold=True, busy=_busy)
    move = actions.add_parser("move", help="plan a campaign for another time")
    move.add_argument("id")
    move.add_argument("--at", required=True, metavar='"YYYY-MM-DD HH:MM"')
    move.add_argument("--by", choices=("service", "this_pc"))
    move.add_argument("--latest", metavar='"YYYY-MM-DD HH:MM"')
    move.set_defaults(run=_move, hold=True)
    now = actions.add_parser("now", help="send a planned or missed campaign at once")
    now.add_argument("id")
    now.set_defaults(run=_now, hold=True)
    confirm = actions.add_parser("confirm", help="confirm the next run of what is repeated")
    confirm.add_argument("repeat")
    confirm.add_argument("--now", action="store_true", help="send it at once, not at its time")
    how = confirm.add_mutually_exclusive_group(required=True)
    how.add_argument("--dry-run", action="store_true")
    how.add_argument("--yes", action="store_true")
    confirm.set_defaults(run=_confirm, hold=lambda args: args.yes)
    for action, run in (("skip", _skip), ("end", _end)):
        one = actions.add_parser(action)
        one.add_argument("repeat")
        one.set_defaults(run=run, hold=True)
    task = actions.add_parser("task", help="let this computer run run-due by itself")
    task.add_argument("state", nargs="?", choices=("on", "off"))
    task.set_defaults(run=_task)


def recurrence_document(one: Recurrence) -> dict[str, Any]:
    """Return a recurrence as JSON; ``held`` says why its next run waits for a person."""
    rule, run = one.repeat.rule, one.run
    return {
        "repeat": str(one.id),
        "title": one.title,
        "account": one.account,
        "every": rule.every,
        "on_holiday": rule.on_holiday,
        "until": rule.until.isoformat() if rule.until is not None else None,
        "allow_people": one.repeat.people,
        "allow_credits": one.repeat.credits,
        "next_at": iso_bangkok(run.at) if run is not None else None,
        "moved_from": run.moved_from.isoformat() if run is not None and run.moved_from else None,
        "held": one.held or None,
    }


def _shortfall_document(short: Shortfall) -> dict[str, Any]:
    account, kind = short.pot
    return {
        "account": account,
        "kind": kind or None,
        "day": short.day.isoformat(),
        "campaigns": short.campaigns,
        "needed": short.needed,
        "there": short.there,
        "missing": short.missing,
        "before": iso_bangkok(short.before),
    }


def _list(_args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    planned = desk.scheduling.planned()
    lines = [_line(out, one) for one in planned.coming]
    lines += [_recurrence_line(out, one) for one in planned.recurrences]
    lines += [
        out.word(
            "shortfall",
            account=short.pot[0],
            day=f"{short.day:%d/%m}",
            needed=f"{short.needed:,}",
            there=f"{short.there:,}",
            missing=f"{short.missing:,}",
        )
        for short in planned.shortfalls
    ]
    out.answer(
        {
            "campaigns": [campaign_document(one) for one in planned.coming],
            "repeats": [recurrence_document(one) for one in planned.recurrences],
            "shortfalls": [_shortfall_document(one) for one in planned.shortfalls],
        },
        lines or [out.word("nothing_planned")],
    )
    return 0


def _line(out: Output, one: Campaign) -> str:
    who = out.word(f"by_{one.delivered_by}")
    when = date_time_text(one.at, out.texts.language)
    state = out.word(f"state_{one.state}")
    return f"{one.id} · {when} · {one.title} · {one.account} · {who} · {state}"


def _recurrence_line(out: Output, one: Recurrence) -> str:
    when = date_time_text(one.run.at, out.texts.language) if one.run is not None else "–"
    how = out.word("repeat_asks" if one.held else "repeat_by_itself")
    return f"↻ {one.id} · {when} · {one.title} · {one.account} · {how}"


def _busy(out: Output) -> int:
    """Another smsdesk holds the data folder, and sends what is due itself."""
    out.answer({"campaigns": [], "missed": [], "repeats": []}, [out.word("run_due_elsewhere")])
    return 0


def _run_due(_args: argparse.Namespace, desk: Desk, out: Output, job: JobContext) -> int:
    """Send what is due; tell what was missed, and which runs wait to be confirmed."""
    for one in desk.scheduling.look().runs:
        desk.recurring.make(one.id)
    sent = []
    for campaign in desk.scheduling.look().campaigns:
        if job.stopping:
            break
        sent.append(run_campaign(desk, out, job, campaign.id))
    due = desk.scheduling.look()
    waiting = (*due.missed_runs, *due.to_confirm)
    lines = [line for campaign in sent for line in campaign_lines(out, campaign)]
    lines += [_line(out, campaign) for campaign in due.missed]
    lines += [_recurrence_line(out, one) for one in waiting]
    out.answer(
        {
            "campaigns": [campaign_document(campaign) for campaign in sent],
            "missed": [campaign_document(campaign) for campaign in due.missed],
            "repeats": [recurrence_document(one) for one in waiting],
        },
        lines or [out.word("nothing_due")],
    )
    asked = EXIT_PAUSED if due.missed or due.missed_runs else 0
    return max([asked, *(exit_of(campaign) for campaign in sent)])


def _move(args: argparse.Namespace, desk: Desk, out: Output, job: JobContext) -> int:
    at, latest = bangkok_time(args.at), bangkok_time(args.latest)
    if at is None:
        raise InputError("bad_time", value=args.at)
    campaign = desk.scheduling.move(campaign_id(args.id), at, by=args.by, latest=latest)
    if campaign.delivered_by == "service":
        campaign = run_campaign(desk, out, job, campaign.id)
    return _answer(out, campaign)


def _now(args: argparse.Namespace, desk: Desk, out: Output, job: JobContext) -> int:
    campaign = desk.scheduling.send_now(campaign_id(args.id))
    return _answer(out, run_campaign(desk, out, job, campaign.id))


def _confirm(args: argparse.Namespace, desk: Desk, out: Output, job: JobContext) -> int:
    draft = desk.recurring.draft_of(_recurrence_id(args.repeat), now=args.now)
    prepared = desk.composing.prepare(draft)
    return receipt_or_send(prepared, desk, out, job, dry_run=args.dry_run)


def _skip(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    one = desk.recurring.skip(_recurrence_id(args.repeat))
    out.answer(recurrence_document(one), [_recurrence_line(out, one)])
    return 0


def _end(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    number = _recurrence_id(args.repeat)
    desk.recurring.end(number)
    one = desk.recurring.get(number)
    out.answer(recurrence_document(one), [_recurrence_line(out, one)])
    return 0


def _task(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    tasks = PcTasks(own_command(), desk.folder)
    if args.state is not None:
        tasks.set_run_due(args.state == "on")
    on = tasks.state().run_due
    out.answer({"task": "on" if on else "off"}, [out.word("task_on" if on else "task_off")])
    return 0


def _answer(out: Output, campaign: Campaign) -> int:
    out.answer(campaign_document(campaign), campaign_lines(out, campaign))
    return exit_of(campaign)


def _recurrence_id(word: str) -> int:
    return id_of(word, "unknown_recurrence")
