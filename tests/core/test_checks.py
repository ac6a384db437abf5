"""Every finding: one case in which it is told, one in which it is not, and its words."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from smsdesk.core.checks import (
    FEW_CAMPAIGNS,
    LARGE_LIST,
    SMALL_LIST,
    Facts,
    Precedent,
    check,
)
from smsdesk.core.models import Balance, Order, Plan, Purpose, ServiceInfo
from smsdesk.core.sms_text import Encoding, Measure
from smsdesk.paths import resource
from smsdesk.texts import Texts

NOW = datetime(2026, 11, 27, 5, 0, tzinfo=UTC)
ONE = Measure(Encoding.GSM7, 10, 1)
SERVICE = ServiceInfo("x", "X", "", (), (), schedules=True, max_parts=5, max_gsm_units=765)
CLEAN = Facts(
    service=SERVICE,
    order=Order("SHOP"),
    purpose=Purpose.TRANSACTIONAL,
    text="hello",
    sizes={ONE: 10},
    people=10,
    unknown_fields=(),
    stray_braces=0,
    empty={},
    strange={},
    already_texted=0,
    balance=Decimal(1000),
    balance_asked=True,
    floor=0,
    cap_left=None,
    quiet=False,
    sender_refused=False,
    template_refused=False,
    sharing=0,
    misfits=0,
    holidays=("", ""),
    before=Precedent(),
    overrides=frozenset(),
    now=NOW,
)
MANY = {ONE: 100}
POOLS = (Balance("standard", Decimal(9)), Balance("corporate", Decimal(10)))
USED = Precedent(campaigns=FEW_CAMPAIGNS, largest=30)


def service(**more):
    return replace(SERVICE, **more)


def planned(minutes, by="service", *, holds=True, latest=None, **more):
    """Facts of a campaign that goes out so many minutes from now."""
    latest = None if latest is None else NOW + timedelta(minutes=latest)
    plan = Plan(NOW + timedelta(minutes=minutes), by, latest)
    return {"plan": plan, "holds": holds, **more}


def lifted(guard, **more):
    return {"overrides": frozenset({guard}), **more}


FINDINGS = [
    ("empty_text", "block", {"text": "  "}, {}),
    ("unknown_field", "block", {"unknown_fields": ("nmae",)}, {}),
    ("empty_field", "block", {"empty": {"name": 2}}, {}),
    ("stray_brace", "block", {"stray_braces": 1}, {}),
    ("strange_value", "warn", {"strange": {"name": 2}}, {}),
    ("no_recipients", "block", {"people": 0, "sizes": {}}, {}),
    ("nobody_left", "block", {"sizes": {}}, {"sizes": {}, "empty": {"name": 10}}),
    ("no_sender", "block", {"order": Order()},
     {"order": Order(), "service": service(needs_sender=False)}),
    ("no_template", "block", {"service": service(needs_template=True)}, {}),
    ("sender_not_approved", "block", {"sender_refused": True}, {}),
    ("template_not_approved", "block", {"template_refused": True}, {}),
    ("template_mismatch", "warn", {"misfits": 3}, {"misfits": 3, "template_refused": True}),
    ("bad_expire", "block", {"order": Order("A", options={"expire": "00:05"})},
     {"order": Order("A", options={"expire": "06:00"})}),
    ("tracking_placeholder", "block", {"order": Order("A", options={"tracking_url": "x"})},
     {"order": Order("A", options={"tracking_url": "x"}), "text": "see <TRACKING-URL>"}),
    ("unicode_undocumented", "warn",
     {"service": service(unicode_documented=False), "sizes": {Measure(Encoding.UCS2, 3, 1): 2}},
     {"service": service(unicode_documented=False)}),
    ("too_long", "block", {"sizes": {Measure(Encoding.GSM7, 766, 6): 1}},
     {"sizes": {Measure(Encoding.GSM7, 765, 5): 1}}),
    ("many_parts", "warn", {"sizes": {Measure(Encoding.UCS2, 250, 4): 1}},
     {"sizes": {Measure(Encoding.UCS2, 201, 3): 1}}),
    ("past_time", "block", planned(9), planned(11)),
    ("past_time", "block", planned(15, clock_ahead=timedelta(minutes=6)),
     planned(15, clock_ahead=timedelta(minutes=4))),
    ("past_time", "block", planned(0.5, "this_pc"), planned(2, "this_pc")),
    ("past_time", "block", planned(-1, "this_pc"), planned(-1, "this_pc", is_run=True)),
    ("far_time", "block", planned(400 * 24 * 60), planned(364 * 24 * 60)),
    ("far_time", "block", planned(400 * 24 * 60, "this_pc"), {}),
    ("cannot_schedule", "block", planned(60, holds=False), planned(60)),
    ("cannot_schedule", "block", planned(60, holds=False), planned(60, "this_pc", holds=False)),
    ("latest_before", "block", planned(60, "this_pc", latest=60),
     planned(60, "this_pc", latest=61)),
    ("credit_later", "warn", {**planned(60, "this_pc"), "balance": Decimal(9)},
     {"balance": Decimal(9)}),
    ("credit_later", "warn", {"balance": Decimal(12), "reserved": 3},
     {"balance": Decimal(13), "reserved": 3}),
    ("short_credit", "block", {"balance": Decimal(9), "reserved": 3},
     {**planned(60, "this_pc"), "balance": Decimal(9)}),
    ("short_credit", "block", {"balance": Decimal(9)}, {"balance": Decimal(10)}),
    ("other_kind", "warn", {"balance": Decimal(9), "kind": "standard", "balances": POOLS},
     {"balance": Decimal(9), "kind": "corporate", "balances": POOLS}),
    ("credit_floor", "block", {"balance": Decimal(30), "floor": 21},
     {"balance": Decimal(30), "floor": 20}),
    ("balance_unknown", "warn", {"balance": None}, {"balance": None, "balance_asked": False}),
    ("spend_cap", "block", {"cap_left": 9}, lifted("spend_cap", cap_left=9)),
    ("already_texted", "warn", {"already_texted": 2}, lifted("duplicate", already_texted=2)),
    ("quiet_hours", "warn", {"quiet": True}, lifted("quiet_hours", quiet=True)),
    ("quiet_hours", "block", planned(60, quiet=True), planned(60)),
    ("links", "warn", {"text": "see shop.co.th/a"}, lifted("links", text="see shop.co.th/a")),
    ("links", "warn", {"text": "https://x.shop/{a}"},
     {"text": "me@shop.com, 1.200, ก.ค. 69"}),
    ("short_link", "block", {"text": "see bit.ly/x"}, lifted("links", text="see bit.ly/x")),
    ("short_link", "block", {"text": "HTTPS://WWW.BIT.LY/x"}, {"text": "see orbit.ly/x"}),
    ("same_campaign", "block", {"before": Precedent(same="Rent", same_people=9, same_at=NOW)},
     lifted("same_campaign", before=Precedent(same="Rent", same_people=9))),
    ("same_campaign", "block", {"before": Precedent(same="Rent", same_people=9, same_at=NOW)},
     lifted("duplicate", before=Precedent(same="Rent", same_people=9))),
    ("other_text_today", "warn", {"before": Precedent(texted_today=3)},
     lifted("duplicate", before=Precedent(texted_today=3))),
    ("shared_number", "warn", {"sharing": 2}, {}),
    ("column_shifted", "warn", {"before": Precedent(shifted=("room",))}, {"before": USED}),
    ("holiday", "warn", {"holidays": ("วันปีใหม่", "New Year")}, {}),
    ("large_list", "warn", {"sizes": {ONE: LARGE_LIST + 1}, "balance": Decimal(9999)},
     {"sizes": {ONE: LARGE_LIST}, "balance": Decimal(9999)}),
    ("larger_than_usual", "warn", {"sizes": {ONE: 91}, "before": USED},
     {"sizes": {ONE: 90}, "before": USED}),
    ("larger_than_usual", "warn", {"sizes": {ONE: 91}, "before": USED},
     lifted("large_list", sizes={ONE: 91}, before=USED)),
    ("test_first", "warn", {"sizes": MANY}, {"sizes": MANY, "before": USED}),
    ("test_first", "warn", {"sizes": MANY}, {"sizes": {ONE: SMALL_LIST - 1}}),
    ("first_sender", "warn", {"sizes": MANY, "before": replace(USED, sender_used=False)},
     lifted("test_first", sizes=MANY, before=replace(USED, sender_used=False))),
]  # fmt: skip


def codes(facts):
    return {finding.code: finding for finding in check(replace(CLEAN, **facts))}


def test_nothing_is_told_of_a_clean_campaign():
    assert codes({}) == {}


@pytest.mark.parametrize(("code", "level", "told", "untold"), FINDINGS)
def test_it_is_told_in_one_case_and_not_in_another(code, level, told, untold):
    found = codes(told)

    assert found[code].level == level
    assert code not in codes(untold)


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(("code", "_level", "told", "_untold"), FINDINGS)
def test_it_is_said_whole_in_both_languages(code, _level, told, _untold, language):
    finding = codes(told)[code]

    said = Texts(language).say(
        f"finding_{code}", {"count": finding.count, **(finding.params or {})}
    )

    words = f"{said.text} {said.hint} {said.button}"
    assert said.text != f"finding_{code}"
    assert "{" not in words.replace("{name", "").replace("{ชื่อ", ""), "every place is filled"


def test_every_finding_there_are_words_for_is_tried_here():
    texts = json.loads(resource("texts", "en.json").read_text("utf-8"))

    named = {code.removeprefix("finding_") for code in texts if code.startswith("finding_")}
    assert named == {code for code, *_ in FINDINGS}


def test_blocks_come_first():
    levels = [one.level for one in check(replace(CLEAN, text="bit.ly/x a.com", quiet=True))]

    assert levels == sorted(levels)
