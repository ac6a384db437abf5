"""accounts change, export, import, vendors; senders and templates, as a script sees them."""

import json
import subprocess

import pytest


def listed(desk):
    return {one["sender"]: one for one in desk("senders", "list", "office").json["senders"]}


def test_a_sender_is_kept_noted_used_and_forgotten(desk):
    desk.add_account("thaibulksms")

    kept = desk("senders", "keep", "office", "RIVERVIEW", "--status", "waiting")
    assert kept.exit == 0, kept.out
    assert kept.json == {
        "sender": "RIVERVIEW", "id": "", "type": "", "status": "waiting", "used": None,
    }  # fmt: skip
    assert desk("senders", "keep", "office", "RIVERVIEW").json["status"] == "approved"
    sent = desk("send", "--account", "office", "--to", "0812345678", "--message", "hi",
                "--sender", "RIVERVIEW", "--yes")  # fmt: skip
    assert sent.exit == 0, sent.out
    found = listed(desk)
    assert found["RIVERVIEW"]["used"].endswith("+07:00")
    assert (found["SMS."]["status"], found["SMS."]["used"]) == ("", None)

    assert desk("senders", "forget", "office", "RIVERVIEW").exit == 0
    assert "RIVERVIEW" not in listed(desk)
    gone = desk("senders", "forget", "office", "RIVERVIEW")
    assert (gone.exit, gone.json["error"]["code"]) == (2, "unknown_sender")


def test_a_requested_sender_is_told_with_its_details_and_waits(desk):
    desk.add_account("smsbuddy")

    asked = desk("senders", "request", "office", "RIVRVW", "--description", "rent",
                 "--pe-id", "1101", "--header-id", "1102")  # fmt: skip

    assert (asked.exit, asked.json["status"]) == (0, "waiting")
    assert listed(desk)["RIVRVW"]["status"] == "waiting"


def test_details_only_the_service_that_documents_them_takes(desk):
    desk.add_account("thaibulksms")
    asked = desk("senders", "request", "office", "RIVRVW", "--pe-id", "1101")
    assert (asked.exit, asked.json["error"]["code"]) == (2, "unknown_setting")


def test_templates_are_searched_in_thai_and_by_id(desk):
    desk.add_account("smspoint")
    every = desk("templates", "office").json["templates"]
    assert len(every) > 2

    one = every[0]
    by_id = desk("templates", "office", "--search", one["template"]).json["templates"]
    by_text = desk("templates", "office", "--search", one["text"][:6].upper()).json["templates"]

    assert one in by_id and len(by_id) < len(every)
    assert one in by_text
    assert desk("templates", "office", "--search", "ไม่มีคำนี้").json == {"templates": []}


def test_known_vendors_are_listed_and_one_fills_address_and_settings(desk):
    vendors = desk("accounts", "vendors").json["vendors"]
    assert {
        "vendor": "Advanta", "service": "sendbulk", "settings": {"batch_limit": "1000"},
        "base_url": "https://quicksms.advantasms.com",
    } in vendors  # fmt: skip
    env = {"SMSDESK_SECRET_BULK_PARTNER_ID": "1", "SMSDESK_SECRET_BULK_API_KEY": "canary-key-01"}

    both = desk("accounts", "add", "bulk", "--service", "sendbulk", "--vendor", "Advanta",
                "--base-url", "https://sms.example.com", **env)  # fmt: skip
    wrong = desk("accounts", "add", "bulk", "--service", "sendbulk", "--vendor", "Onfon", **env)
    added = desk("accounts", "add", "bulk", "--service", "sendbulk", "--vendor", "advanta",
                 "--setting", "price=0.5", **env)  # fmt: skip

    assert both.json["error"]["code"] == "vendor_or_address"
    assert wrong.json["error"]["code"] == "unknown_vendor"
    assert added.exit == 0, added.out
    assert added.json["base_url"] == "https://quicksms.advantasms.com"
    assert added.json["settings"] == {"batch_limit": "1000", "price": "0.5"}


def test_address_keys_and_settings_are_changed_after_a_test(desk):
    desk.add_account("sendbulk")
    url, keys = desk.simulator.url("sendbulk"), desk.simulator.credentials("sendbulk")
    localhost = url.replace("127.0.0.1", "localhost")
    given = [word for key, value in keys.items() for word in ("--credential", f"{key}={value}")]

    bare = desk("accounts", "change", "office", "--base-url", localhost)
    assert (bare.exit, bare.json["error"]["code"]) == (2, "credential_missing")
    strange = ("--credential", "partner_id=9", "--credential", "api_key=no-such-key-01")
    wrong = desk("accounts", "change", "office", "--base-url", localhost, *strange)
    assert (wrong.exit, wrong.json["error"]["code"]) == (4, "login_refused")
    nothing = desk("accounts", "change", "office")
    assert (nothing.exit, nothing.json["error"]["code"]) == (2, "nothing_to_change")
    assert desk("accounts", "list").json["accounts"][0]["base_url"] == url

    changed = desk("accounts", "change", "office", "--base-url", localhost, *given,
                   "--setting", "batch_limit=10")  # fmt: skip

    assert changed.exit == 0, changed.out
    assert (changed.json["base_url"], changed.json["settings"]) == (
        localhost, {"batch_limit": "10"},
    )  # fmt: skip
    assert changed.json["balances"]
    assert desk("accounts", "test", "office").exit == 0


def test_accounts_go_out_and_in_without_their_keys(desk, tmp_path):
    desk.add_account("thaibulksms")
    desk("senders", "keep", "office", "RIVERVIEW")
    file = tmp_path / "accounts.json"

    out = desk("accounts", "export", file)
    assert (out.exit, out.json["accounts"]) == (0, 1)
    assert desk("accounts", "export", file).json["error"]["code"] == "file_exists"
    text = file.read_text("utf-8")
    assert not [key for key in desk.simulator.credentials("thaibulksms").values() if key in text]
    assert desk("accounts", "export", "-").json == json.loads(text)
    again = desk("accounts", "import", file)
    assert again.json == {"added": [], "there": ["office"]}
    assert desk("accounts", "remove", "office").exit == 0

    taken = desk("accounts", "import", "-", stdin=text)

    assert taken.json == {"added": ["office"], "there": []}
    assert listed(desk)["RIVERVIEW"]["status"] == "approved"
    assert desk("accounts", "test", "office").json["error"]["code"] == "credential_missing"


@pytest.mark.parametrize("lang", ["th", "en"])
def test_senders_are_words_for_a_person(desk, lang):
    desk.add_account("thaibulksms")
    desk("senders", "keep", "office", "RIVERVIEW", "--status", "refused")

    words = desk.command("--lang", lang, "senders", "list", "office")
    said = subprocess.run(words, capture_output=True, check=True, timeout=60).stdout.decode()

    word = {"th": "ไม่ผ่าน", "en": "Refused"}[lang]
    assert f"RIVERVIEW · {word}" in said.splitlines()
