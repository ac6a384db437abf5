"""The small window for one-time codes, over a real desk and the simulator."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.ui.accounts.otp_dialog import OtpDialog
from smsdesk.ui.speech import Speech
from tests.control import ask

SERVICES = ("thaibulksms", "smsbuddy", "sendbulk")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "desk", command=own_command(), hold=True) as made:
        for service in SERVICES:
            on = {"sendotp": "on"} if service == "sendbulk" else {}
            made.accounts.add(service, service, practice=True, settings=on)
        yield made


@pytest.fixture
def open_for(desk, jobs, language, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()

    def make(service: str) -> OtpDialog:
        account = desk.accounts.by_name(service)
        dialog = OtpDialog(window, account, desk.otp, desk.accounts, jobs, Speech(language))
        qtbot.addWidget(dialog)
        dialog.open_form()
        qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)
        return dialog

    return make


def control(desk: Desk, service: str, what: str, body: object | None = None):
    url = desk.accounts.provider(desk.accounts.by_name(service)).base_url
    url = f"{url}/_simulator/{service}/{what}"
    return ask(url, body)


def code_of(desk: Desk, service: str) -> str:
    text = control(desk, service, "ledger")["entries"][-1]["text"]
    return re.search(r"\d{4,10}", text)[0]


def press(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def send(qtbot, dialog, number="0812345678") -> None:
    dialog.number_field.setText(number)
    if dialog._takes_text and not dialog.sender_field.text():
        names = {"smsbuddy": "SMSBDY", "sendbulk": "RIVERVIEW"}
        dialog.sender_field.setText(names[dialog._account.service])
    press(qtbot, dialog.send_button)
    qtbot.waitUntil(dialog.send_button.isEnabled, timeout=20_000)


def check(qtbot, dialog, code: str) -> str:
    dialog.code_field.setText(code)
    press(qtbot, dialog.check_button)
    qtbot.waitUntil(dialog.check_button.isEnabled, timeout=20_000)
    return dialog.said.sentence.text()


@pytest.mark.parametrize("service", SERVICES)
def test_a_code_is_sent_and_checked(desk, open_for, qtbot, service):
    dialog = open_for(service)
    assert not dialog.check_button.isVisible()
    assert dialog.sender_field.isVisible() == (service != "thaibulksms")

    send(qtbot, dialog)

    assert "081-234-5678" in dialog.said.sentence.text()
    assert dialog.code_field.hasFocus()
    code = code_of(desk, service)
    wrong = str((int(code[0]) + 1) % 10) + code[1:]
    assert check(qtbot, dialog, wrong) == "The code is wrong"
    assert check(qtbot, dialog, code) == "The code is right"
    assert "used" not in dialog.said.sentence.text()
    assert check(qtbot, dialog, code).startswith("The code has served")


def test_what_is_missing_is_marked_and_nothing_is_asked(desk, open_for, qtbot):
    dialog = open_for("smsbuddy")
    press(qtbot, dialog.send_button)
    assert dialog.number_field.hasFocus()
    dialog.number_field.setText("0812345678")
    dialog.sender_field.clear()
    press(qtbot, dialog.send_button)
    assert dialog.sender_field.hasFocus()
    assert control(desk, "smsbuddy", "ledger")["count"] == 0


def test_an_unknown_outcome_says_so_and_one_more_has_to_be_asked_for(desk, open_for, qtbot):
    dialog = open_for("smsbuddy")
    control(desk, "smsbuddy", "faults", {"fault": "close_after_read", "on": "any"})

    send(qtbot, dialog)

    assert "Nobody knows" in dialog.trouble.sentence.text()
    assert dialog.number_field.text() == "0812345678", "what was typed stays"
    press(qtbot, dialog.trouble.button)
    qtbot.waitUntil(dialog.send_button.isEnabled, timeout=20_000)
    assert dialog.trouble.isHidden()
    assert check(qtbot, dialog, code_of(desk, "smsbuddy")) == "The code is right"


def test_text_digits_and_life_are_folded_and_used(desk, open_for, qtbot):
    dialog = open_for("sendbulk")
    assert not dialog.text_field.isVisible()
    press(qtbot, dialog.more_button)
    assert dialog.text_field.isVisible()
    dialog.digits_field.setText("8")
    dialog.minutes_field.setText("5")
    send(qtbot, dialog)
    assert len(code_of(desk, "sendbulk")) == 8
    dialog.digits_field.setText("x")
    press(qtbot, dialog.send_button)
    assert dialog.digits_field.hasFocus()
