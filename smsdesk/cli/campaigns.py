"""campaigns list, show, resume, cancel, retry, resolve, tag, certificate."""

import argparse
from typing import Any

from smsdesk.cli.output import Output
from smsdesk.core.errors import InputError, SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import Campaign, CampaignState, PauseReason
from smsdesk.core.schedule import iso_bangkok
from smsdesk.services.desk import Desk

EXIT_REJECTED, EXIT_PAUSED, EXIT_UNKNOWN = 3, 4, 5


def add_commands(commands: Any) -> None:
    """Add this group's commands."""
    group = commands.add_parser("campaigns", help="what was confirmed, and how far it is")
    actions = group.add_subparsers(dest="action", required=True)
    actions.add_parser("list").set_defaults(run=_list)
    for action, run, hold in (
        ("show", _show, False),
        ("resume", _resume, True),
        ("cancel", _cancel, True),
        ("retry", _retry, True),
    ):
        one = actions.add_parser(action)
        one.add_argument("id")
        one.set_defaults(run=run, hold=hold)
        if action == "resume":
            one.add_argument(
                "--confirm-restored",
                action="store_true",
                help="send what a restored or copied data folder calls unsent",
            )
    resolve = actions.add_parser("resolve")
    resolve.add_argument("id")
    seen = resolve.add_mutually_exclusive_group(required=True)
    seen.add_argument("--sent", action="store_true")
    seen.add_argument("--not-sent", action="store_true")
    resolve.set_defaults(run=_resolve, hold=True)
    tag = actions.add_parser("tag")
    tag.add_argument("id")
    tag.add_argument("tag", nargs="?", default="", help="none takes it away")
    tag.set_defaults(run=_tag)
    certificate = actions.add_parser("certificate", help="what was sent, and the chain over it")
    certificate.add_argument("id")
    certificate.add_argument("--check", metavar="CODE", help="whether a printed chain agrees")
    certificate.set_defaults(run=_certificate)


def campaign_document(campaign: Campaign, follow_up: int | None = None) -> dict[str, Any]:
    """Return a campaign as the contract's C."""
    tally = campaign.tally
    document: dict[str, Any] = {
        "campaign": str(campaign.id),
        "title": campaign.title,
        "account": campaign.account,
        "practice": campaign.practice,
        "state": campaign.state,
        "reason": campaign.reason or None,
        "messages": tally.messages,
        "skipped": dict(campaign.skipped),
        "accepted": tally.accepted,
        "rejected": tally.rejected,
        "unknown": tally.unknown,
        "queued": tally.queued,
        "cancelled": tally.cancelled,
        "not_sent": tally.not_sent,
        "credits": campaign.credits,
        "credits_source": campaign.credits_source,
        "at": iso_bangkok(campaign.at),
    }
    if campaign.delivered_by:
        document["delivered_by"] = campaign.delivered_by
    if campaign.tag:
        document["tag"] = campaign.tag
    if campaign.detail:
        document["detail"] = campaign.detail
    if follow_up is not None:
        document["follow_up"] = str(follow_up)
    return document


def campaign_lines(out: Output, campaign: Campaign) -> list[str]:
    """Return what a person is told of a campaign."""
    tally = campaign.tally
    state = out.word(f"state_{campaign.state}")
    lines = [f"{campaign.id} · {campaign.title} · {campaign.account} · {state}"]
    if campaign.reason:
        said = out.texts.pause(campaign.reason, campaign.detail)
        lines += list(filter(None, (said.text, said.hint)))
    for shown in ("accepted", "rejected", "unknown", "queued", "cancelled", "not_sent"):
        if count := getattr(tally, shown):
            lines.append(f"  {out.word(f'message_{shown}')}: {count:,}")
    lines.append("  " + out.word("credits_used", credits=f"{campaign.credits:,}"))
    if tally.unknown:
        said = out.texts.say("unknown_outcome", {"count": tally.unknown})
        lines += [said.text, said.hint]
    return lines


def exit_of(campaign: Campaign) -> int:
    """Return the exit code a campaign's standing means; the highest that applies."""
    codes = [0]
    if campaign.tally.rejected:
        codes.append(EXIT_REJECTED)
    if campaign.state in (CampaignState.PAUSED, CampaignState.MISSED):
        codes.append(EXIT_PAUSED)
    if campaign.tally.unknown:
        codes.append(EXIT_UNKNOWN)
    return max(codes)


def campaign_id(word: str) -> int:
    """Return the id of a campaign a user wrote. Raises InputError."""
    return id_of(word, "unknown_campaign")


def id_of(word: str, code: str) -> int:
    """Return the id a user wrote. Raises InputError with this code for what is none."""
    if not (word.isascii() and word.isdigit() and len(word) < 18):
        raise InputError(code, id=word)
    return int(word)


def _list(_args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    campaigns = desk.sending.all()
    out.answer(
        {"campaigns": [campaign_document(campaign) for campaign in campaigns]},
        [campaign_lines(out, campaign)[0] for campaign in campaigns] or [out.word("no_campaigns")],
    )
    return 0


def _show(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    campaign = desk.sending.get(campaign_id(args.id))
    follow_up = desk.sending.follow_up(campaign.id)
    out.answer(campaign_document(campaign, follow_up), campaign_lines(out, campaign))
    return 0


def run_campaign(desk: Desk, out: Output, job: JobContext, number: int) -> Campaign:
    """Send what is queued of a campaign, with a progress bar."""
    return desk.sending.run(number, JobContext(report=out.sending, _stop=job._stop))


def _resume(args: argparse.Namespace, desk: Desk, out: Output, job: JobContext) -> int:
    campaign = desk.sending.get(campaign_id(args.id))
    if campaign.reason == PauseReason.RESTORED_COPY:
        if not args.confirm_restored:
            raise SmsdeskError("restored_copy", id=args.id, count=campaign.tally.queued)
        desk.confirm_restored(campaign.id)
    if campaign.tally.queued:
        campaign = run_campaign(desk, out, job, campaign.id)
    follow_up = desk.sending.follow_up(campaign.id)
    out.answer(campaign_document(campaign, follow_up), campaign_lines(out, campaign))
    return exit_of(campaign)


def _cancel(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    campaign = desk.sending.cancel(campaign_id(args.id))
    out.answer(campaign_document(campaign), campaign_lines(out, campaign))
    return 0


def _retry(args: argparse.Namespace, desk: Desk, out: Output, job: JobContext) -> int:
    old = campaign_id(args.id)
    new = desk.sending.retry(old)
    new = run_campaign(desk, out, job, new.id)
    out.answer(
        campaign_document(desk.sending.get(old), new.id),
        [out.word("follow_up_made", id=str(new.id)), *campaign_lines(out, new)],
    )
    return exit_of(new)


def _resolve(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    old = campaign_id(args.id)
    new = desk.sending.resolve(old, sent=args.sent)
    campaign = desk.sending.get(old)
    if new.id == old:
        out.answer(campaign_document(campaign), campaign_lines(out, campaign))
        return 0
    out.answer(
        campaign_document(campaign, new.id),
        [*campaign_lines(out, campaign), out.word("follow_up_waits", id=str(new.id))],
    )
    return 0


def _tag(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    number = campaign_id(args.id)
    desk.totals.set_tag(number, args.tag)
    campaign = desk.sending.get(number)
    out.answer(campaign_document(campaign), campaign_lines(out, campaign))
    return 0


def _certificate(args: argparse.Namespace, desk: Desk, out: Output, job: JobContext) -> int:
    number = campaign_id(args.id)
    if args.check:
        desk.certificates.check(number, args.check, job)
        out.answer({"campaign": args.id, "agrees": True}, [out.word("certificate_agrees")])
        return 0
    made = desk.certificates.give(number, job)
    out.answer(
        campaign_document(made.campaign)
        | {
            "text": made.text,
            "first": iso_bangkok(made.first) if made.first else None,
            "last": iso_bangkok(made.last) if made.last else None,
            "delivered": made.delivered,
            "references": made.references,
            "erased": made.erased,
            "chain": made.chain,
        },
        [*campaign_lines(out, made.campaign), made.chain],
    )
    return 0
