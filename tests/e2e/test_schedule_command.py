"""schedule, as a computer's own task scheduler and its IT person use it."""

import pytest

from smsdesk.services.desk import Desk as OpenDesk
from tests.e2e.conftest import order_of

NOW = {"SMSDESK_NOW": "2026-11-27T12:00"}
DUE = {"SMSDESK_NOW": "2026-11-27T18:04"}
LATE = {"SMSDESK_NOW": "2026-11-27T18:20"}


def plan(desk, *more, service="thaibulksms", to="0812345678", text="rent"):
    answer = desk(
        "send", "--account", "office", "--to", to, "--message", text, *order_of(service),
        "--at", "2026-11-27 18:00", "--by", "this_pc", "--yes", *more, **NOW,
    )  # fmt: skip
    assert answer.exit == 0, answer.out
    return answer.json["campaign"]


@pytest.mark.parametrize("service", ["smspoint", "thaibulksms"])
def test_what_is_due_is_sent_once_and_what_is_not_stays(desk, service):
    desk.add_account(service=service)
    campaign = plan(desk, service=service)

    early = desk("schedule", "run-due", **NOW)
    assert (early.exit, early.json["campaigns"]) == (0, [])
    sent = desk("schedule", "run-due", **DUE)
    again = desk("schedule", "run-due", **DUE)

    assert sent.exit == 0, sent.out
    (one,) = sent.json["campaigns"]
    assert (one["campaign"], one["state"], one["accepted"]) == (campaign, "finished", 1)
    assert (one["delivered_by"], one["at"]) == ("this_pc", "2026-11-27T18:00:00+07:00")
    assert again.json["campaigns"] == []
    assert len(desk.ledger(service)) == 1


def test_where_the_service_holds_nothing_this_pc_sends(desk):
    desk.add_account(service="smspoint")
    answer = desk("send", "--account", "office", "--to", "0812345678", "--message", "x",
                  *order_of("smspoint"), "--at", "2026-11-27 18:00", "--yes", **NOW)  # fmt: skip
    refused = desk("send", "--account", "office", "--to", "0812345678", "--message", "x",
                   *order_of("smspoint"), "--at", "2026-11-27 18:00", "--by", "service",
                   "--dry-run", **NOW)  # fmt: skip

    assert (answer.exit, answer.json["state"], answer.json["delivered_by"]) == (
        0, "scheduled", "this_pc",
    )  # fmt: skip
    assert [one["code"] for one in refused.json["findings"]] == ["cannot_schedule"]
    assert desk.ledger("smspoint") == []


def test_a_late_one_is_missed_and_told_until_somebody_decides(desk):
    desk.add_account()
    campaign = plan(desk)

    late = desk("schedule", "run-due", **LATE)
    later = desk("schedule", "run-due", **LATE)

    assert late.exit == later.exit == 4
    assert [one["campaign"] for one in later.json["missed"]] == [campaign]
    assert desk("campaigns", "show", campaign).json["state"] == "missed"
    assert desk.ledger() == []
    resumed = desk("campaigns", "resume", campaign, **LATE)
    assert (resumed.exit, resumed.json["error"]["code"]) == (2, "missed_its_time")
    sent = desk("schedule", "now", campaign, **LATE)
    assert (sent.exit, sent.json["accepted"]) == (0, 1)


def test_moved_cancelled_and_what_cannot_be_moved(desk):
    desk.add_account()
    first, second = plan(desk), plan(desk, text="another")

    moved = desk("schedule", "move", first, "--at", "2569-11-28 09:00", **NOW)
    cancelled = desk("campaigns", "cancel", second)
    past = desk("schedule", "move", first, "--at", "2026-11-27 11:00", **NOW)
    ended = desk("schedule", "move", second, "--at", "2026-11-28 09:00", **NOW)

    assert moved.json["at"] == "2026-11-28T09:00:00+07:00", "in either era"
    assert cancelled.json["state"] == "cancelled"
    assert (past.exit, past.json["error"]["code"]) == (2, "time_is_past")
    assert (ended.exit, ended.json["error"]["code"]) == (2, "nothing_to_plan")
    assert desk("schedule", "run-due", **DUE).json["campaigns"] == []
    listed = desk("schedule", "list", **NOW).json
    assert [one["campaign"] for one in listed["campaigns"]] == [first]


def test_handed_to_the_service_after_all(desk):
    desk.add_account()
    campaign = plan(desk)
    moved = desk("schedule", "move", campaign, "--at", "2027-03-01 09:00", "--by", "service", **NOW)

    assert (moved.exit, moved.json["state"], moved.json["delivered_by"]) == (
        0, "finished", "service",
    )  # fmt: skip
    (entry,) = desk.ledger()
    assert entry["scheduled_for"] == "2027-03-01T09:00:00+07:00"
    back = desk("schedule", "move", campaign, "--at", "2027-03-02 09:00", **NOW)
    assert (back.exit, back.json["error"]["code"]) == (2, "held_by_service")


def test_a_repeated_job_sends_the_file_as_it_is_then(desk, tmp_path):
    desk.add_account()
    people = tmp_path / "people.csv"
    people.write_text("phone\n0812345678\n", "utf-8")
    first = desk(
        "send", "--account", "office", "--file", people, "--message", "rent", "--sender", "Demo",
        "--at", "2026-11-27 18:00", "--by", "this_pc", "--repeat", "day",
        "--allow-people", "2", "--allow-credits", "2", "--yes", **NOW,
    )  # fmt: skip
    assert first.exit == 0, first.out
    desk("schedule", "run-due", **DUE)
    people.write_text("phone\n0812345678\n0812345679\n", "utf-8")

    second = desk("schedule", "run-due", SMSDESK_NOW="2026-11-28T18:01").json
    people.write_text("phone\n0812345678\n0812345679\n0812345670\n", "utf-8")
    third = desk("schedule", "run-due", SMSDESK_NOW="2026-11-29T18:01").json

    assert [one["messages"] for one in second["campaigns"]] == [2]
    assert third["campaigns"] == []
    (waits,) = third["repeats"]
    assert (waits["held"], waits["next_at"]) == ("people", "2026-11-29T18:00:00+07:00")
    confirmed = desk(
        "schedule", "confirm", waits["repeat"], "--yes", SMSDESK_NOW="2026-11-29T18:02"
    )
    assert (confirmed.exit, confirmed.json["accepted"]) == (0, 3)
    skipped = desk("schedule", "skip", waits["repeat"], SMSDESK_NOW="2026-11-29T18:03").json
    assert skipped["next_at"] == "2026-12-01T18:00:00+07:00"
    ended = desk("schedule", "end", waits["repeat"]).json
    assert ended["next_at"] is None
    assert len(desk.ledger()) == 1 + 2 + 3


def test_after_its_last_day_it_comes_no_more(desk):
    desk.add_account()
    order = ("send", "--account", "office", "--to", "0812345678", "--message", "rent",
             "--sender", "Demo", "--at", "2026-11-27 18:00", "--by", "this_pc", "--repeat", "day",
             "--allow-people", "9", "--allow-credits", "9", "--yes")  # fmt: skip
    wrong = desk(*order, "--until", "tomorrow", **NOW)
    assert (wrong.exit, wrong.json["error"]["code"]) == (2, "bad_time")
    assert desk(*order, "--until", "2569-11-28", **NOW).exit == 0
    desk("schedule", "run-due", **DUE)

    last = desk("schedule", "run-due", SMSDESK_NOW="2026-11-28T18:01").json
    after = desk("schedule", "list", SMSDESK_NOW="2026-11-28T18:02").json

    assert [one["accepted"] for one in last["campaigns"]] == [1]
    assert after["repeats"] == []


def test_an_open_window_sends_what_is_due_itself(desk):
    desk.add_account()
    plan(desk)
    with OpenDesk(desk.folder, command=desk.command()[:3], hold=True):
        answer = desk("schedule", "run-due", **DUE)

    assert (answer.exit, answer.json["campaigns"]) == (0, [])
    assert desk.ledger() == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("move", "999", "--at", "2026-12-01 09:00"), "unknown_campaign"),
        (("move", "1", "--at", "tomorrow"), "bad_time"),
        (("skip", "7"), "unknown_recurrence"),
        (("confirm", "x", "--yes"), "unknown_recurrence"),
    ],
)
def test_what_is_not_there_is_said(desk, words, code):
    answer = desk("schedule", *words)
    assert (answer.exit, answer.json["error"]["code"]) == (2, code)


@pytest.mark.parametrize(
    "words", [("--repeat", "day"), ("--by", "this_pc"), ("--latest", "2026-12-01 09:00")]
)
def test_what_is_said_of_a_time_that_is_not_given_is_refused(desk, words):
    desk.add_account()
    answer = desk("send", "--account", "office", "--to", "0812345678", "--message", "x",
                  "--sender", "Demo", *words, "--yes")  # fmt: skip
    assert (answer.exit, answer.json["error"]["code"]) == (2, "at_missing")
