"""The README's table of services and features: every cell names a test, and every test is there."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SERVICES = ("ThaiBulkSMS", "TheSMSBuddy", "sendbulk", "TheSMSPoint")
KEYS = ("thaibulksms", "smsbuddy", "sendbulk", "smspoint")

CONTRACT = "tests/providers/test_contract.py::"
PLANNED = "tests/providers/test_planned.py::"
CODES = "tests/providers/test_documented_codes.py::"
SAMPLES = "tests/providers/test_documented_samples.py::"
FUZZ = "tests/providers/test_fuzz_answers.py::"
REPORTS = "tests/services/test_reports.py::"
CALLED = "tests/services/test_called_back.py::"
CALLS = "tests/services/test_callbacks.py::"
OTP = "tests/services/test_otp.py::"
SENDERS = "tests/services/test_senders.py::"
BALANCES = "tests/services/test_balances.py::"
POINT = "tests/providers/test_smspoint.py::"
ACCOUNTS = "tests/e2e/test_accounts_command.py::"

Cell = str  # "file::test", or "" where the service does not document it
FEATURES: dict[str, tuple[Cell, Cell, Cell, Cell]] = {
    "One text to many": (CONTRACT + "test_one_text_to_the_letter",) * 4,
    "Each person's own text": (
        CONTRACT + "test_personal_texts_to_the_letter_and_no_batch_too_long",
    ) * 4,
    "Held by the service until an hour": (
        PLANNED + "test_each_message_is_held_once_for_the_right_instant",
        PLANNED + "test_each_message_is_held_once_for_the_right_instant",
        PLANNED + "test_each_message_is_held_once_for_the_right_instant",
        "",
    ),
    "Balance by kind": (CONTRACT + "test_balances_are_the_services_own",) * 4,
    "Credit of the wrong kind": (
        BALANCES + "test_credit_of_the_wrong_kind_is_recognised_and_can_be_mended",
        BALANCES + "test_another_kind_is_named_at_thesmsbuddy_too",
        "",
        "",
    ),
    "Senders listed with their status": (
        "", "", "", POINT + "test_senders_and_templates_are_listed_with_what_they_may",
    ),
    "Senders kept by hand": (
        SENDERS + "test_a_name_kept_by_hand_stands_before_those_of_everybody",
        ACCOUNTS + "test_a_requested_sender_is_told_with_its_details_and_waits",
        ACCOUNTS + "test_a_sender_is_kept_noted_used_and_forgotten",
        "",
    ),
    "Sender requested": ("", SENDERS + "test_a_requested_sender_waits_in_the_list", "", ""),
    "Templates listed and searched": (
        "", "", "", ACCOUNTS + "test_templates_are_searched_in_thai_and_by_id",
    ),
    "Delivery reports, asked for": (
        "",
        "",
        REPORTS + "test_what_became_of_messages_is_asked_a_minute_later_and_no_more_once_final",
        REPORTS + "test_what_became_of_messages_is_asked_a_minute_later_and_no_more_once_final",
    ),
    "Delivery reports, called back": (
        CALLED + "test_what_a_service_calls_back_is_in_the_history",
        CALLED + "test_what_a_service_calls_back_is_in_the_history",
        "",
        "",
    ),
    "An unknown message proved by a report": (
        "",
        CALLS + "test_a_call_at_a_signed_address_proves_that_an_unknown_message_was_sent",
        "",
        "",
    ),
    "One-time codes": (
        *(OTP + "test_a_code_is_sent_and_a_wrong_one_refused_and_the_right_one_serves_once",) * 3,
        "",
    ),
    "Known vendors to choose from": (
        "", "", ACCOUNTS + "test_known_vendors_are_listed_and_one_fills_address_and_settings", "",
    ),
    "Every documented code": (CODES + "test_a_send_is_judged",) * 4,
    "The documents' own answers, valid": (SAMPLES + "test_a_send_is_read",) * 4,
    "… and broken": (SAMPLES + "test_a_broken_answer_to_a_send_is_unknown",) * 4,
    "20,000 spoilt answers": (
        FUZZ + "test_no_spoilt_answer_to_a_send_escapes_or_is_wrongly_accepted",
    )
    * 4,
}  # fmt: skip


def line_of(feature: str) -> str:
    """A row as the README has it."""
    cells = [f"[yes]({cell.partition('::')[0]})" if cell else "–" for cell in FEATURES[feature]]
    return f"| {feature} | {' | '.join(cells)} |"


def found_in(path: Path) -> dict[str, str]:
    """The tests of a file, and the source of each with what it is parametrized by."""
    text = path.read_text("utf-8")
    lines = text.splitlines()
    found = {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
            found[node.name] = "\n".join(lines[first - 1 : node.end_lineno])
    return found


def test_the_readme_has_each_row_as_it_is_tried():
    readme = (ROOT / "README.md").read_text("utf-8")

    assert f"| | {' | '.join(SERVICES)} |" in readme
    for feature in FEATURES:
        assert line_of(feature) in readme, line_of(feature)


@pytest.mark.parametrize("feature", FEATURES)
def test_each_cell_names_a_test_that_is_there(feature):
    for service, cell in zip(KEYS, FEATURES[feature], strict=True):
        if not cell:
            continue
        path, _, name = cell.partition("::")
        found = found_in(ROOT / path)
        assert name in found, cell
        whole = (ROOT / path).read_text("utf-8")
        everything = ("SERVICES", "WAYS", "POLLED", "PROVIDERS", "office", "PLANNED")
        assert service in whole or any(word in found[name] for word in everything), (service, cell)
