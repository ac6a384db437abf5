"""Accounts to a file and from one, from the page's menu."""

import json

import pytest
from PySide6.QtWidgets import QFileDialog

from smsdesk.vault import MemoryVault
from tests.ui.accounts_desk import Office


@pytest.fixture
def office(qtbot, desk, jobs, language):
    desk.accounts._vault_opened = MemoryVault()
    one = Office(qtbot, desk, jobs, language)
    yield one
    one.settle()


@pytest.fixture
def file(tmp_path, monkeypatch):
    """The file that the system's dialogs answer with."""
    path = tmp_path / "accounts.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return path


def test_accounts_are_written_without_keys_and_taken_again(office, simulator, file):
    office.practise(simulator, "thaibulksms")
    office.refresh()

    office.page.menu_button.export_act.trigger()
    office.settle()
    text = file.read_text("utf-8")
    assert [one["name"] for one in json.loads(text)["accounts"]] == ["office"]
    assert not [key for key in simulator.credentials("thaibulksms").values() if key in text]
    assert "without their keys" in office.page.details.result.sentence.text()

    office.desk.accounts.remove("office")
    office.refresh()
    assert not office.page.cards
    assert not office.page.menu_button.export_act.isEnabled()
    office.page.menu_button.import_act.trigger()
    office.settle()

    assert [card.account.name for card in office.page.cards] == ["office"]
    assert office.page.cards[0].state_badge.text() == "Key needed"


def test_a_file_that_is_none_is_said_and_nothing_is_added(office, file):
    file.write_text("{}", "utf-8")
    office.refresh()

    office.page.menu_button.import_act.trigger()
    office.settle()

    assert office.page.trouble.isVisible()
    assert office.page.trouble.sentence.text() == "This is not a file of accounts"
    assert office.desk.accounts.all() == []


def test_a_place_that_takes_no_file_is_said(office, simulator, file, monkeypatch, tmp_path):
    office.practise(simulator, "thaibulksms")
    office.refresh()
    nowhere = tmp_path / "no" / "such"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(nowhere), ""))

    office.page.menu_button.export_act.trigger()
    office.settle()

    assert "such.json" in office.page.trouble.sentence.text()


def test_a_dialog_that_was_closed_does_nothing(office, simulator, monkeypatch, tmp_path):
    office.practise(simulator, "thaibulksms")
    office.refresh()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))

    office.page.menu_button.export_act.trigger()
    office.page.menu_button.import_act.trigger()
    office.settle()

    assert not list(tmp_path.glob("*.json"))
    assert len(office.desk.accounts.all()) == 1
