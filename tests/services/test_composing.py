"""From a draft to what would be sent: savings in values, and the receipt beside the ledger."""

from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smsdesk.core.models import Draft, Person
from tests.services.conftest import run

NO_BREAK = "\u00a0"
FILL = "Please pay at the office before the end of the month, thank you very much. "


def draft_of(text, rows):
    people = [
        Person(f"08{10_000_000 + at}", fields=dict(zip("ab", row, strict=False)))
        for at, row in enumerate(rows)
    ]
    return Draft("office", text, people, sender="Demo", known_fields=("a", "b"))


def test_a_saving_of_values_is_merged_shown_sent_and_charged_as_it_said(office):
    composing = office.desk.composing
    draft = draft_of(f"Dear {{a}}, {FILL}", [("Ann Lee",), (f"Bob{NO_BREAK}Lee",)])

    plain = composing.prepare(draft, ask=False)
    [saving] = plain.offer().savings
    saved = composing.prepare(replace(draft, savings=frozenset({saving.key})), ask=False)

    assert saving.key == "no_break@a"
    assert plain.receipt.mended == {}
    assert saved.receipt.mended == {"no_break@a": 1}
    assert saved.receipt.credits == plain.receipt.credits - saving.credits
    assert saved.confirmed_by != plain.confirmed_by, "a receipt of the other is void"
    campaign = run(office, composing.confirm(saved))
    entries = office.control("ledger")["entries"][office.before :]
    assert sorted(entry["text"][:13] for entry in entries) == ["Dear Ann Lee,", "Dear Bob Lee,"]
    assert sum(entry["credits"] for entry in entries) == campaign.credits == saved.receipt.credits


BLOCKS = {"stray_brace", "too_long"}
LETTERS = st.sampled_from(
    (
        "ก",
        "ที่",
        "น้ำ",
        "a",
        "Z",
        " ",
        "\n",
        "€",
        "[",
        "~",
        "😀",
        "👨\u200d👩",
        "é",
        "ß",
        "“",
        "๕",
        "\u200b",
    )
)
TEXTS = st.lists(LETTERS, max_size=12).map("".join).flatmap(
    lambda text: st.sampled_from((1, 5, 9, 20)).map(lambda times: text * times)
)  # fmt: skip
ROWS = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4)


def test_the_receipt_is_the_ledger_to_the_credit(office, request):
    """1,000 random campaigns with ``--campaigns 1000``; fewer in every run."""
    office.desk.accounts.change_settings("office", {"rate": "0"})
    office.control("credits", {"standard": 10**9})
    office.control("settings", {"max_parts": 1000})
    composing, seen = office.desk.composing, office.before
    parts = Counter[int]()

    @settings(
        max_examples=request.config.getoption("--campaigns"),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(TEXTS, TEXTS, ROWS)
    def compare(before, after, rows):
        nonlocal seen
        draft = draft_of(f"x{before}{{a|-}}{after}{{b|}}", rows)
        again = {"overrides": frozenset({"duplicate"}), "override_reason": "test"}
        prepared = composing.prepare(replace(draft, **again), ask=False)
        if prepared.receipt.blocked:
            assert {one.code for one in prepared.receipt.findings if one.blocks} <= BLOCKS
            return
        campaign = run(office, composing.confirm(prepared))
        entries = office.control(f"ledger?since={seen}")["entries"]
        seen += len(entries)
        told = prepared.receipt
        assert len(entries) == told.messages == len(rows), campaign
        assert sum(entry["credits"] for entry in entries) == told.credits == campaign.credits
        assert Counter(entry["credits"] for entry in entries) == told.by_parts
        parts.update(told.by_parts)

    compare()
    assert len(parts) > 3, "long and short ones were among them"
