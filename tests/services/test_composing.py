"""From a draft to what would be sent: savings in values, and the receipt beside the ledger."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

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
        again = {"overrides": frozenset({"duplicate", "same_campaign"}), "override_reason": "test"}
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


def written(office, text, rows, *, sender="Demo", **more):
    draft = replace(draft_of(text, rows), sender=sender, **more)
    return office.desk.composing.prepare(draft, ask=False)


def codes(prepared):
    return {finding.code: finding for finding in prepared.receipt.findings}


def test_who_got_another_text_today_is_told_and_can_be_left_out(office):
    composing = office.desk.composing
    assert "other_text_today" not in codes(written(office, "one", [()] * 3))
    run(office, composing.confirm(written(office, "one", [()] * 3)))

    again = written(office, "two", [()] * 5)
    left_out = written(office, "two", [()] * 5, skip_texted=True)

    assert codes(again)["other_text_today"].count == 3
    assert again.receipt.messages == 5
    assert left_out.receipt.skipped == {"texted_today": 3}
    assert left_out.receipt.messages == left_out.receipt.credits == len(left_out.rendered) == 2
    assert "other_text_today" not in codes(left_out)


def test_the_same_campaign_is_known_by_its_text_and_people_not_by_its_name(office):
    composing = office.desk.composing
    first = written(office, "Hi {a}", [("x",), ("y",), ("z",)], title="Rent")
    run(office, composing.confirm(first))

    again = written(office, "Hi {a}", [("1",), ("2",), ("3",), ("4",)], title="Other")
    other_text = written(office, "Hello {a}", [("1",), ("2",), ("3",)], title="Rent")
    meant = written(
        office, "Hi {a}", [("1",)] * 3,
        overrides=frozenset({"same_campaign"}), override_reason="wrong amounts",
    )  # fmt: skip

    found = codes(again)["same_campaign"]
    assert (found.level, found.count, found.params["title"]) == ("block", 3, "Rent")
    assert "same_campaign" not in codes(other_text)
    assert "same_campaign" not in codes(meant)
    assert not meant.receipt.blocked


def test_who_is_left_out_makes_it_no_campaign_again(office):
    composing = office.desk.composing
    run(office, composing.confirm(written(office, "Hi {a}", [("x",), ("y",)])))

    again = [("1",), ("2",), ("3",), ("4",)]

    assert "same_campaign" in codes(written(office, "Hi {a}", again))
    left_out = written(office, "Hi {a}", again, skip_texted=True)
    assert left_out.receipt.skipped == {"texted_today": 2}
    assert not left_out.receipt.blocked, "the others never got it"


def test_what_was_not_sent_is_no_precedent(office):
    composing = office.desk.composing
    campaign = composing.confirm(written(office, "Hi {a}", [("x",)] * 3))
    office.desk.sending.cancel(campaign.id)

    again = codes(written(office, "Hi {a}", [("x",)] * 3))

    assert "same_campaign" not in again
    assert "other_text_today" not in again


def test_a_first_campaign_a_new_sender_and_a_far_larger_list_are_told(office):
    composing = office.desk.composing
    assert "test_first" in codes(written(office, "Hi {a}", [("x",)] * 30))
    for number in range(3):
        run(office, composing.confirm(written(office, f"{number}", [()] * 2)))

    usual = codes(written(office, "Hi {a}", [("x",)] * 20))
    larger = codes(written(office, "Hi {a}", [("x",)] * 30, sender="Another"))

    assert "test_first" not in usual
    assert "first_sender" not in usual
    assert larger["larger_than_usual"].params == {"usual": "2"}
    assert larger["first_sender"].params == {"sender": "Another"}


def test_a_holiday_is_told_by_the_day_it_goes_out(office):
    songkran = datetime(2027, 4, 13, 3, tzinfo=UTC)

    there = codes(written(office, "x", [()], at=songkran))
    not_there = codes(written(office, "x", [()], at=songkran + timedelta(days=5)))

    assert there["holiday"].params == {"thai": "วันสงกรานต์", "english": "Songkran Festival"}
    assert "holiday" not in not_there


def siblings(office, shared="once", **more):
    rows = [("นก", "1"), ("ปู", "2"), ("นก", "1"), ("แดง", "3")]
    people = [
        Person("0810000000" if at < 3 else "0810000009", fields=dict(zip("ab", row, strict=True)))
        for at, row in enumerate(rows)
    ]
    draft = Draft(
        "office", "{a} room {b}", people, sender="Demo", known_fields=("a", "b"),
        shared=shared, **more,
    )  # fmt: skip
    return office.desk.composing.prepare(draft, ask=False)


def test_who_shares_a_number_gets_one_message_or_one_each_as_it_is_said(office):
    composing = office.desk.composing
    once, each = siblings(office), siblings(office, "each")

    assert codes(once)["shared_number"].count == 1
    assert (once.receipt.messages, once.receipt.skipped) == (2, {"duplicate": 2})
    assert (each.receipt.messages, each.receipt.skipped) == (3, {"duplicate": 1})
    assert (each.receipt.shared, "shared_number" in codes(each)) == (1, False)
    run(office, composing.confirm(each))
    entries = office.control("ledger")["entries"][office.before :]
    assert sorted((entry["number"], entry["text"]) for entry in entries) == [
        ("66810000000", "นก room 1"),
        ("66810000000", "ปู room 2"),
        ("66810000009", "แดง room 3"),
    ]
    assert sum(entry["credits"] for entry in entries) == each.receipt.credits


def test_the_second_on_a_number_gets_it_where_the_first_is_left_out(office):
    people = [Person("0810000000", fields={"a": ""}), Person("0810000000", fields={"a": "ปู"})]
    draft = Draft(
        "office", "เรียน {a}", people, sender="Demo", known_fields=("a",), skip_empty=True
    )  # fmt: skip

    receipt = office.desk.composing.prepare(draft, ask=False)

    assert [message.text for message in receipt.rendered] == ["เรียน ปู"]
    assert receipt.receipt.skipped == {"left_out": 1}


def test_a_campaign_to_shared_numbers_is_sent_again_whole(office):
    composing = office.desk.composing
    campaign = composing.confirm(siblings(office, "each"))
    office.desk.sending.cancel(campaign.id)

    again = office.desk.sending.retry(campaign.id)

    assert again.tally.queued == again.tally.messages == 3


def test_a_day_is_counted_by_when_it_was_sent_not_by_when_it_was_confirmed(office):
    composing = office.desk.composing
    campaign = run(office, composing.confirm(written(office, "one", [()] * 3)))
    day_before = "UPDATE campaign SET confirmed_at = '2020-01-01T00:00:00+00:00' WHERE id = ?"
    with office.desk._db.transaction() as con:
        con.execute(day_before, (campaign.id,))

    assert codes(written(office, "two", [()] * 3))["other_text_today"].count == 3

    with office.desk._db.transaction() as con:
        con.execute("UPDATE attempt SET sent_at = '2020-01-01T00:00:00+00:00'")
    assert "other_text_today" not in codes(written(office, "two", [()] * 3))
