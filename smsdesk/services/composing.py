"""Composing: from people and a text to rendered messages, findings, a receipt, and a campaign."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from sqlite3 import Connection

from smsdesk.core.checks import DUPLICATE_WINDOW, GUARDS, Facts, Precedent, check
from smsdesk.core.clock import Clock
from smsdesk.core.columns import Profile
from smsdesk.core.errors import Blocked, InputError, ServiceError
from smsdesk.core.holidays import holiday_name, in_thailand
from smsdesk.core.large import LargeList
from smsdesk.core.models import (
    SHOWN_STATES,
    Account,
    Balance,
    Campaign,
    CampaignState,
    Draft,
    MessageState,
    Order,
    Person,
    Plan,
    Purpose,
    Rendered,
    ServiceInfo,
    Skip,
    Who,
    credits_of,
)
from smsdesk.core.oddity import Oddity, oddest, rank
from smsdesk.core.receipt import Receipt, make_receipt
from smsdesk.core.recurrence import Run, next_run
from smsdesk.core.savings import Offer
from smsdesk.core.schedule import bangkok_midnight, in_bangkok
from smsdesk.core.template import brief, compile_template, field_key, misfits
from smsdesk.services.accounts import AccountService
from smsdesk.services.do_not_contact import DoNotContactService
from smsdesk.services.merging import SLICE, Merging
from smsdesk.services.precedents import Differences, Precedents, differences
from smsdesk.store import recurrences
from smsdesk.store.campaigns import CampaignRepository, NewCampaign
from smsdesk.store.drafts import DraftRepository, KeptDraft, Written, draft_text
from smsdesk.store.history import HistoryRepository
from smsdesk.store.recurrences import RecurrenceRepository

__all__ = ["ComposingService", "Differences", "KeptDraft", "Prepared", "Written"]

TITLE_LENGTH = 40
ODD_SLICE = 50_000
EARLIER = 100
NAME_FIELD = "ชื่อ"
"""What the name of a person of an earlier campaign is called, all that is kept of the fields."""
APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft that is merged, measured and checked: exactly what would be frozen.

    ``confirmed_by`` changes whenever a number, a text, the order or the plan does: a receipt that
    was shown stands for this and nothing else. ``people`` are those of ``rendered``, one for one.
    """

    draft: Draft
    account: Account
    service: ServiceInfo
    order: Order
    purpose: Purpose
    rendered: Sequence[Rendered]
    skips: Sequence[Skip]
    receipt: Receipt
    at: datetime
    people: Sequence[Person] = ()
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    plan: Plan | None = None

    def offer(self) -> Offer:
        """Return the ways to pay less for these messages."""
        draft = self.draft
        return Offer(draft.message, self.rendered, self.people, draft.known_fields, draft.savings)

    def oddest(self) -> tuple[Oddity, ...]:
        """Return the messages worth looking at first, by the values that stand in them."""
        template = compile_template(self.draft.message)
        names = template.used(self.draft.known_fields)
        required = [name for name in names if field_key(name) in template.required]
        odd: list[Oddity] = []
        # A slice at a time: a search through a million values would hold the window up.
        for start in range(0, len(self.rendered), ODD_SLICE):
            people = self.people[start : start + ODD_SLICE]
            found = rank(
                self.rendered[start : start + ODD_SLICE],
                {name: [one.fields.get(name, "").strip() for one in people] for name in names},
                today=in_bangkok(self.at).date(),
                required=required,
            )
            odd += [Oddity(start + one.index, one.reasons) for one in found]
        return oddest(odd)

    @property
    def confirmed_by(self) -> int:
        """Return the mark of what a receipt shows."""
        order = self.order
        options = tuple(sorted(order.options.items()))
        mark = hash((self.account.id, order.sender, order.template, options, self.plan))
        for start in range(0, len(self.rendered), SLICE):
            messages = self.rendered[start : start + SLICE]
            mark = hash((mark, tuple([(message.e164, message.text) for message in messages])))
        return mark


class ComposingService:
    """Prepares drafts and freezes what was confirmed."""

    def __init__(
        self,
        accounts: AccountService,
        do_not_contact: DoNotContactService,
        campaigns: CampaignRepository,
        history: HistoryRepository,
        clock: Clock,
        *,
        drafts: DraftRepository,
        precedents: Precedents,
        recurrences: RecurrenceRepository,
    ) -> None:
        self._accounts = accounts
        self._do_not_contact = do_not_contact
        self._campaigns = campaigns
        self._history = history
        self._clock = clock
        self._drafts = drafts
        self._precedents = precedents
        self._recurrences = recurrences

    # --- what is being written ------------------------------------------------------------

    def keep_draft(self, draft: Draft) -> datetime | None:
        """Keep what is being written, without its people; return when, None for nothing to keep.

        Where there is neither a text nor anybody, no draft is kept any more.
        """
        if not draft.message.strip() and not draft.sources:
            self._drafts.forget()
            return None
        now = self._clock()
        self._drafts.keep(draft, now)
        return now

    def kept_draft(self) -> KeptDraft | None:
        """Return what was being written when the program ended, if anything."""
        return self._drafts.kept()

    def written(self) -> list[Written]:
        """Return campaigns that can be written again, newest first."""
        return self._drafts.written()

    def written_of(self, campaign_id: int) -> Written:
        """Return how a campaign was written. Raises InputError where that was not kept."""
        written = self._drafts.written_of(campaign_id)
        if written is None:
            raise InputError("nothing_written", id=str(campaign_id))
        return written

    def earlier(self) -> list[Campaign]:
        """Return the campaigns whose people can be texted again, newest first."""
        return self._campaigns.page(limit=EARLIER)

    def people_of_campaign(
        self, campaign_id: int, who: Who
    ) -> tuple[Sequence[Person], tuple[str, ...], str]:
        """Return who an earlier campaign was for, the names of their fields, and its title.

        Raises InputError unknown_campaign.
        """
        campaign = self._campaigns.get(campaign_id)
        if campaign is None:
            raise InputError("unknown_campaign", id=str(campaign_id))
        taken = SHOWN_STATES["accepted"]
        states = {
            "everybody": list(MessageState),
            "accepted": list(taken),
            "not_accepted": [state for state in MessageState if state not in taken],
        }[who]
        people = [
            Person(e164, name=name, fields={NAME_FIELD: name}, source=campaign.title)
            for e164, name in self._history.people_of(campaign_id, states)
        ]
        return LargeList(people), (NAME_FIELD,), campaign.title

    def differences(self, prepared: Prepared, earlier: Written) -> Differences:
        """Compare who gets what was prepared with who was in an earlier campaign."""
        before = self._history.people_of(earlier.campaign, list(MessageState))
        return differences(earlier.title, before, prepared.rendered)

    # --- from a draft to a campaign -------------------------------------------------------

    def prepare(self, draft: Draft, *, ask: bool = True) -> Prepared:
        """Merge, measure and check a draft. Sends nothing.

        With ``ask`` the service is asked for its balance, else the last known one counts.
        Raises InputError for an account, option or guard that does not exist.
        """
        now = self._clock()
        account = self._accounts.by_name(draft.account)
        info = self._accounts.service(account.service)
        _check_words(draft, info)
        template = compile_template(draft.message)
        known = draft.known_fields
        unknown_fields = template.unknown_fields(known)
        plan = self._plan(draft, account)
        held_at = plan.at if plan is not None and plan.by == "service" else None
        order = Order(draft.sender, draft.template, dict(draft.options), held_at)
        purpose = draft.purpose or Purpose(account.settings.get("purpose", "transactional"))

        merging = Merging(draft, template, unknown_fields, self._do_not_contact.among)
        texted = self._leave_out_texted(merging, account, draft, now)
        profiles = merging.profiles()
        before = self._before(merging, account, draft, now, profiles)
        balances = self._balances(account, ask=ask)
        kind = self._accounts.spends(account, order)
        balance = credits_of(balances, kind)
        refused, unlike = self._template_judged(account, info, order, merging, ask=ask)
        day = in_bangkok(draft.at or now).date()
        window = self._accounts.quiet_window(account, order, purpose)
        findings = check(
            Facts(
                service=info,
                order=order,
                purpose=purpose,
                text=draft.message,
                sizes=merging.sizes,
                people=len(draft.people),
                unknown_fields=unknown_fields,
                stray_braces=len(template.stray),
                empty=merging.empty,
                strange=merging.strange,
                already_texted=texted,
                balance=balance,
                balance_asked=ask,
                floor=self._accounts.limits(account).floor,
                cap_left=self._cap_left(account, now),
                quiet=not account.practice
                and window is not None
                and not window.contains(draft.at or now),
                sender_refused=ask and self._sender_refused(account, info, order),
                template_refused=refused,
                sharing=merging.sharing,
                misfits=unlike,
                holidays=(holiday_name(day, "th"), holiday_name(day, "en")),
                before=before,
                overrides=draft.overrides,
                now=now,
                plan=plan,
                holds=self._accounts.holds_for_later(account),
                reserved=self._reserved(account, order),
                clock_ahead=self._accounts.clock_ahead(account),
                is_run=draft.run is not None,
                balances=balances,
                kind=kind,
            )
        )
        receipt = make_receipt(merging.sizes, merging.skips, findings, balance)
        receipt = replace(receipt, mended=merging.mended(), shared=merging.shared)
        if unknown_fields:  # nobody could be merged, yet they are there
            receipt = replace(receipt, recipients=len(draft.people), messages=merging.reachable)
        return Prepared(
            draft=draft,
            account=account,
            service=info,
            order=order,
            purpose=purpose,
            rendered=LargeList(merging.rendered),
            skips=merging.skips,
            receipt=receipt,
            at=now,
            people=LargeList(merging.people),
            profiles=profiles,
            plan=plan,
        )

    def confirm(self, prepared: Prepared, *, ends_draft: bool = True) -> Campaign:
        """Freeze what was prepared and return the campaign, ready to run. Raises Blocked.

        With ``ends_draft`` what is being written became this, and is kept no more. Of a run of a
        recurrence one campaign is made, ever: InputError ``run_made`` for a second.
        """
        if prepared.receipt.blocked:
            raise Blocked(prepared.receipt)
        draft, plan = prepared.draft, prepared.plan
        following = self._following(draft)
        waits = plan is not None and plan.by == "this_pc"
        campaign_id = self._campaigns.freeze(
            NewCampaign(
                account=prepared.account,
                title=draft.title or _title(draft),
                order=prepared.order,
                purpose=prepared.purpose,
                messages=prepared.rendered,
                skips=prepared.skips,
                now=self._clock(),
                state=CampaignState.SCHEDULED if waits else CampaignState.RUNNING,
                plan=plan,
                overrides=draft.overrides,
                override_reason=draft.override_reason,
                source_file=draft.source_file,
                draft=draft_text(draft, prepared.profiles),
                tag=draft.tag or self._campaigns.tag_of_lists(_lists(draft)),
                shares_numbers=draft.shared == "each",
                ends_draft=ends_draft and bool(draft.sources) and draft.run is None,
            ),
            partial(self._repeat, draft, following),
        )
        campaign = self._campaigns.get(campaign_id)
        if campaign is None:
            raise LookupError(campaign_id)
        return campaign

    def _following(self, draft: Draft) -> Run | None:
        """Return the run that follows a campaign, None where none does. Raises InputError."""
        if draft.run is not None:
            recurrence = self._recurrences.get(draft.run.recurrence)
            if recurrence is None:
                raise InputError("run_made")
            after = max(draft.run.at, self._clock())
            return next_run(recurrence.repeat.rule, after, in_thailand)
        if draft.repeat is not None and draft.at is not None:
            return next_run(draft.repeat.rule, draft.at, in_thailand)
        return None

    def _repeat(
        self, draft: Draft, following: Run | None, con: Connection, campaign_id: int
    ) -> None:
        """Write, with a campaign, what it is the first run of, or which run it is."""
        if draft.run is not None:
            recurrences.make_run(con, draft.run, following, campaign_id=campaign_id)
        elif draft.repeat is not None and draft.at is not None:
            recurrences.begin(
                con, draft, draft.repeat, following, campaign_id=campaign_id, now=self._clock()
            )

    # --- when -----------------------------------------------------------------------------

    def _plan(self, draft: Draft, account: Account) -> Plan | None:
        """Return when it goes out and by whom: the service where it can, unless it is told."""
        if draft.at is None:
            return None
        by = draft.by or ("service" if self._accounts.holds_for_later(account) else "this_pc")
        return Plan(draft.at, by, draft.latest if by == "this_pc" else None)

    def _reserved(self, account: Account, order: Order) -> int:
        """Return the credits of this order's kind that are needed for what this computer planned.

        They are an account's, whatever goes out first.
        """
        kind = self._accounts.spends(account, order)
        return sum(
            one.parts_left
            for one in self._campaigns.waiting(account.id)
            if self._accounts.spends(account, one.order) == kind
        )

    # --- who ------------------------------------------------------------------------------

    def _leave_out_texted(
        self, merging: Merging, account: Account, draft: Draft, now: datetime
    ) -> int:
        """Leave out who got this very text from this account in the last 24 hours; count them."""
        if "duplicate" in draft.overrides:
            return 0
        own = draft.run.recurrence if draft.run is not None else None
        recent = self._history.recent_texts(account.id, now - DUPLICATE_WINDOW, but_of=own)
        return merging.leave_out(recent) if recent else 0

    def _before(
        self,
        merging: Merging,
        account: Account,
        draft: Draft,
        now: datetime,
        profiles: Mapping[str, Profile],
    ) -> Precedent:
        """Look back at earlier campaigns; leave out who was texted today where that is asked."""
        today = self._precedents.texted_today(account, now)
        if draft.skip_texted and today:
            merging.leave_out_numbers(today, "texted_today")
        numbers = [message.e164 for message in merging.rendered]
        count = len(today.intersection(numbers)) if today else 0
        return self._precedents.of(account, draft, numbers, now, today=count, profiles=profiles)

    # --- what the service lists -----------------------------------------------------------

    def _sender_refused(self, account: Account, info: ServiceInfo, order: Order) -> bool:
        """Tell whether the service lists its senders and this is not an approved one.

        Such a service answers a wrong sender with words its documents do not have, which would
        make the outcome unknown. One that cannot be asked refuses nothing here.
        """
        if not (info.lists_senders and order.sender):
            return False
        try:
            listed = self._accounts.senders.of(account)
        except ServiceError:
            return False
        approved = [one for one in listed if one.status == APPROVED]
        return all(order.sender not in (one.sender, one.id) for one in approved)

    def _template_judged(
        self, account: Account, info: ServiceInfo, order: Order, merging: Merging, *, ask: bool
    ) -> tuple[bool, int]:
        """Tell whether the service lists its templates and this is not an approved one.

        And count the messages that are not as it is registered.
        """
        if not (ask and info.lists_templates and order.template):
            return False, 0
        try:
            listed = self._accounts.templates(account)
        except ServiceError:
            return False, 0
        found = next((one for one in listed if one.template == order.template), None)
        if found is None or found.status != APPROVED:
            return True, 0
        texts = (message.text for message in merging.rendered)
        return False, misfits(found.text, texts) if found.text.strip() else 0

    # --- what it costs --------------------------------------------------------------------

    def _cap_left(self, account: Account, now: datetime) -> int | None:
        """Return the credits that the account's caps leave for a new campaign, None: no cap."""
        limits = self._accounts.limits(account)
        lefts = [limits.campaign] if limits.campaign else []
        if limits.day:
            spent = self._campaigns.spent_since(account.id, bangkok_midnight(now))
            lefts.append(limits.day - spent)
        return min(lefts, default=None)

    def _balances(self, account: Account, *, ask: bool) -> tuple[Balance, ...]:
        """Return the credits of every kind, or none when nobody knows."""
        if ask:
            return self._accounts.ask_balance(account).balances
        return tuple(self._accounts.known_balances(account)[0])


def _check_words(draft: Draft, info: ServiceInfo) -> None:
    options = {field.key: field for field in info.options}
    for key, value in draft.options.items():
        if key not in options:
            known = ", ".join(options) or "–"
            raise InputError("unknown_option", key=key, service=info.title, keys=known)
        choices = options[key].choices
        if choices and value not in choices:
            raise InputError("option_value", key=key, value=value, choices=", ".join(choices))
    for guard in draft.overrides:
        if guard not in GUARDS:
            raise InputError("unknown_guard", guard=guard, guards=", ".join(GUARDS))
    if draft.overrides and not draft.override_reason.strip():
        raise InputError("reason_missing")


def _lists(draft: Draft) -> list[str]:
    return [source.name for source in draft.sources if source.kind == "list"]


def _title(draft: Draft) -> str:
    """Return a title for a campaign nobody named: the beginning of its text."""
    return brief(draft.message, TITLE_LENGTH)
