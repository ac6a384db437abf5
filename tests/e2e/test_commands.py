"""Every other command, as a script sees it."""

import json
import sqlite3
from pathlib import Path

import pytest


def test_count_says_encoding_units_parts_and_what_forced_it(desk):
    thai = desk("count", "สวัสดี").json
    euro = desk("count", "€" * 80).json
    piped = desk("count", "-", stdin="abc\n").json

    assert (thai["encoding"], thai["units"], thai["parts"]) == ("UCS-2", 6, 1)
    assert thai["forced_by"][0] == {"char": "ส", "index": 0}
    assert len(thai["forced_by"]) == len(set("สวัสดี"))
    assert (euro["encoding"], euro["units"], euro["parts"]) == ("GSM-7", 160, 1)
    assert piped["units"] == 4, "to the last byte, line end included"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a" * 160, 1), ("a" * 161, 2), ("a" * 306, 2), ("a" * 307, 3),
        ("ก" * 70, 1), ("ก" * 71, 2), ("ก" * 134, 2), ("ก" * 135, 3),
        ("a" * 152 + "€" + "a" * 152, 3),  # the pair moves to the second part as a whole
        ("😀" * 35, 1), ("ก" * 66 + "😀" + "ก" * 66, 3),
    ],
)  # fmt: skip
def test_count_on_the_edges(desk, text, parts):
    assert desk("count", text).json["parts"] == parts


def test_numbers_keeps_every_line(desk):
    answer = desk("numbers", "-", stdin="0812345678\n\n812345678\n02-118-4400\n+447911123456\n")

    found = answer.json["numbers"]
    assert [one["line"] for one in found] == [1, 2, 3, 4, 5]
    assert [one["e164"] for one in found] == [
        "+66812345678", None, "+66812345678", None, "+447911123456"
    ]  # fmt: skip
    assert [one["repaired"] for one in found] == [False, False, True, False, False]
    assert [one["reason"] for one in found] == [None, "empty", None, "landline", "foreign"]


def test_contacts_from_file_to_list_to_file(desk, residents, tmp_path):
    path, wanted = residents
    dry = desk("contacts", "import", path, "--list", "A", "--dry-run").json
    first = desk("contacts", "import", path, "--list", "A").json
    again = desk("contacts", "import", path, "--list", "A").json

    assert (dry["added"], dry["import"]) == (first["added"], None)
    assert (first["rows"], first["added"], first["duplicates"], first["rejected"]) == (42, 40, 1, 1)
    assert first["repaired"] == 8, "eight had lost their zero"
    assert {p["reason"] for p in first["problems"]} == {"duplicate", "landline"}
    assert {p["row"] for p in first["problems"]} == {42, 43}
    assert (again["added"], again["updated"]) == (0, 40)
    [kept] = desk("contacts", "lists").json["lists"]
    assert (kept["list"], kept["contacts"]) == ("A", 40)

    out = tmp_path / "out.csv"
    assert desk("contacts", "export", "A", out).exit == 0
    assert out.read_text("utf-8-sig").count("\n") == 41
    desk.add_account()
    sent = desk("send", "--account", "office", "--list", "A", "--message",
                "เรียน {ชื่อ} ห้อง {ห้อง} ค้าง {ยอด} บาท", "--sender", "Demo", "--yes")  # fmt: skip
    assert sent.exit == 0, sent
    assert {entry["number"]: entry["text"] for entry in desk.ledger()} == wanted


def test_lists_are_named_merged_searched_and_deleted(desk, tmp_path):
    for name, people in (("A", "0812345678,Ann Lee"), ("B", "0812345678,Ann\n0812345679,Ben Lee")):
        path = tmp_path / f"{name}.csv"
        path.write_text(f"phone,name\n{people}\n", "utf-8")
        assert desk("contacts", "import", path, "--list", name).exit == 0

    assert desk("contacts", "tag", "A", "2569", "rent", "Rent").json["tags"] == ["2569", "rent"]
    told = desk("contacts", "consent", "A", "--source", "form", "--day", "5/1/2569").json
    assert (told["source"], told["day"]) == ("form", "2026-01-05")
    bad = desk("contacts", "consent", "A", "--day", "soon")
    assert (bad.exit, bad.json["error"]["code"]) == (2, "consent_day")
    late = desk("contacts", "consent", "A", "--day", "1/1/2600")
    assert (late.exit, late.json["error"]["code"]) == (2, "consent_later")

    found = desk("contacts", "search", "lee").json["contacts"]
    assert [(one["list"], one["number"], one["name"]) for one in found] == [
        ("A", "+66812345678", "Ann Lee"), ("B", "+66812345679", "Ben Lee"),
    ]  # fmt: skip
    assert desk("contacts", "search", "lee", "--list", "B", "--limit", "1").json["more"] is False
    assert desk("contacts", "search", "lee", "--limit", "1").json["more"] is True

    assert desk("contacts", "merge", "B", "B").json["error"]["code"] == "same_list"
    merged = desk("contacts", "merge", "B", "A").json
    assert merged == {"list": "A", "moved": 1, "duplicates": 1}
    assert (
        desk("contacts", "add", "A", "081-234-5670", "--name", "Cy", "--field", "room=9").exit == 0
    )
    assert desk("contacts", "rename", "A", "All").json["contacts"] == 3
    assert len(desk("contacts", "imports").json["imports"]) == 2
    assert desk("contacts", "delete", "A").json["error"]["code"] == "unknown_list"
    assert desk("contacts", "delete", "All").json == {"list": "All", "contacts": 3}
    assert desk("contacts", "lists").json == {"lists": []}


def test_do_not_contact_says_why_and_forgets_a_number_but_not_its_wish(desk):
    desk.add_account()
    assert (
        desk("do-not-contact", "add", "0812345678", "--reason", "asked", "--who", "Ann").exit == 0
    )
    [entry] = desk("do-not-contact", "list").json["entries"]
    assert (entry["reason"], entry["who"]) == ("asked", "Ann")
    assert desk("do-not-contact", "erase", "0812345678", "0812345679").json == {"erased": 1}
    listed = desk("do-not-contact", "list").json
    assert (listed["numbers"], listed["entries"][0]["number"]) == ([], None)

    answer = desk("send", "--account", "office", "--to", "0812345678,0812345679", "--message", "x",
                  "--sender", "Demo", "--yes")  # fmt: skip

    assert answer.json["skipped"] == {"do_not_contact": 1}
    assert [entry["number"] for entry in desk.ledger()] == ["66812345679"]
    assert desk("do-not-contact", "remove", "0812345678").json == {"removed": 1}


def test_rows_from_standard_input_are_taken_as_if_pasted(desk):
    lines = "10:32 สมชาย 081-234-5678\n10:33 มาลี 0812345679\n"
    dry = desk("contacts", "import", "-", "--list", "A", "--dry-run", stdin=lines)
    done = desk("contacts", "import", "-", "--list", "A", stdin=lines)
    none = desk("contacts", "import", "-", "--list", "A")

    assert (dry.json["added"], done.json["added"]) == (2, 2)
    assert (none.exit, none.json["error"]["code"]) == (2, "nothing_pasted")
    assert desk("do-not-contact", "import", "-", stdin="0812345678\n").json == {"added": 1}


def test_do_not_contact_is_kept_and_obeyed(desk):
    desk.add_account()
    assert desk("do-not-contact", "add", "0812345678").exit == 0
    assert desk("do-not-contact", "list").json["numbers"] == ["+66812345678"]

    answer = desk("send", "--account", "office", "--to", "0812345678,0812345679", "--message", "x",
                  "--sender", "Demo", "--yes")  # fmt: skip

    assert answer.json["skipped"] == {"do_not_contact": 1}
    assert [entry["number"] for entry in desk.ledger()] == ["66812345679"]


def test_an_empty_field_blocks_unless_those_people_are_left_out(desk, tmp_path):
    path = tmp_path / "p.csv"
    path.write_text("phone,name\n0812345678,Ann\n0812345679,\n0812345670,#N/A\n", "utf-8")
    desk.add_account()
    order = ("send", "--account", "office", "--file", path, "--sender", "Demo")

    blocked = desk(*order, "--message", "Hi {name}", "--dry-run")
    unknown = desk(*order, "--message", "Hi {nmae}", "--dry-run")
    fallback = desk(*order, "--message", "Hi {name|you}", "--dry-run")
    skipped = desk(*order, "--message", "Hi {name}", "--skip", "empty_field", "--yes")

    codes = [finding["code"] for finding in blocked.json["findings"]]
    assert (blocked.exit, "empty_field" in codes, "strange_value" in codes) == (2, True, True)
    assert unknown.json["findings"][0]["code"] == "unknown_field"
    assert (fallback.exit, fallback.json["messages"]) == (0, 3)
    assert (skipped.exit, skipped.json["skipped"]) == (0, {"left_out": 1})
    assert {entry["text"] for entry in desk.ledger()} == {"Hi Ann", "Hi #N/A"}


def test_a_dry_run_tells_what_could_be_saved_and_changes_nothing(desk):
    desk.add_account()
    text = "ก" * 69 + "\u200b\u200b"
    order = ("send", "--account", "office", "--to", "0812345678,0812345679", "--sender", "Demo")

    dry = desk(*order, "--message", text, "--dry-run")
    plain = desk(*order, "--message", "ก", "--dry-run")
    real = desk(*order, "--message", text, "--yes")

    assert dry.json["savings"] == [
        {
            "kind": "invisible", "field": None, "before": text, "after": "ก" * 69,
            "messages": 2, "credits": 2, "lossless": True,
        }
    ]  # fmt: skip
    assert plain.json["savings"] == plain.json["odd"] == []
    assert "savings" not in real.json
    assert {entry["text"] for entry in desk.ledger()} == {text}


def test_a_dry_run_names_the_odd_ones(desk, tmp_path):
    path = tmp_path / "p.csv"
    lines = [f"08123456{at:02},Ann {'Lee' if at % 2 else 'Ray'}" for at in range(30)]
    lines[7] = "0812345607,0899999999"
    path.write_text("phone,name\n" + "\n".join(lines) + "\n", "utf-8")
    desk.add_account()

    dry = desk("send", "--account", "office", "--file", path, "--sender", "Demo",
               "--message", "Hi {name}", "--dry-run")  # fmt: skip

    reason = {"reason": "number_for_name", "field": "name", "value": "0899999999"}
    assert dry.json["odd"] == [{"number": "+66812345607", "row": 9, "reasons": [reason]}]


def test_a_planned_time_is_handed_to_the_service(desk):
    desk.add_account()
    order = ("send", "--account", "office", "--to", "0812345678", "--message", "x",
             "--sender", "Demo")  # fmt: skip

    past = desk(*order, "--at", "2020-01-01 09:00", "--yes")
    planned = desk(*order, "--at", "2027-03-01 09:00", "--yes", SMSDESK_NOW="2026-11-22T09:00")

    assert (past.exit, past.json["findings"][0]["code"]) == (2, "past_time")
    assert (planned.exit, planned.json["delivered_by"]) == (0, "service")
    assert planned.json["at"] == "2027-03-01T09:00:00+07:00"
    (entry,) = desk.ledger()
    assert entry["scheduled_for"] == "2027-03-01T09:00:00+07:00"


def test_the_same_text_is_not_sent_to_the_same_people_within_a_day(desk):
    desk.add_account()
    order = ("send", "--account", "office", "--message", "hello", "--sender", "Demo", "--yes")
    first = desk(*order, "--to", "0812345678")
    second = desk(*order, "--to", "0812345678,0812345679")
    lifted = desk(*order, "--to", "0812345678", "--override", "duplicate", "--reason", "asked for")
    silent = desk(*order, "--to", "0812345678", "--override", "duplicate")

    assert first.exit == 0
    assert second.json["skipped"] == {"already_texted": 1}
    assert lifted.exit == 0
    assert silent.json["error"]["code"] == "reason_missing"
    assert [e["number"] for e in desk.ledger()] == ["66812345678", "66812345679", "66812345678"]


def test_practice_and_real_accounts_keep_apart(desk, secret_service):
    url = desk.simulator.url("thaibulksms")
    keys = ("--credential", "api_key=k1234567", "--credential", "api_secret=s1234567")
    add = ("accounts", "add")
    service = ("--service", "thaibulksms")

    far = desk(*add, "a", *service, "--practice", "--base-url", "https://example.com", *keys)
    near = desk(*add, "b", *service, "--base-url", url, *keys)
    plain = desk(*add, "c", *service, "--base-url", "http://example.com", *keys)
    real = desk(*add, "d", *service, *keys)

    assert far.json["error"]["code"] == "practice_needs_loopback"
    assert near.json["error"]["code"] == "real_needs_https"
    assert plain.json["error"]["code"] == "real_needs_https"
    assert real.exit == 0, real
    assert not (desk.folder / "practice.json").exists()
    database = (desk.folder / "smsdesk.sqlite3").read_bytes()
    assert b"s1234567" not in database
    installation = sqlite3.connect(desk.folder / "smsdesk.sqlite3")
    (identity,) = installation.execute("SELECT value FROM meta").fetchone()
    installation.close()
    kept = secret_service.get_password("smsdesk", f"{identity}/1/api_secret")
    assert kept == "s1234567"
    assert desk("accounts", "remove", "d").exit == 0
    assert secret_service.get_password("smsdesk", f"{identity}/1/api_secret") is None


def test_without_a_password_store_a_real_account_is_refused_and_the_environment_helps(desk):
    answer = desk(
        "accounts", "add", "r", "--service", "thaibulksms", "--credential", "api_key=a",
        "--credential", "api_secret=b", DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere",
    )  # fmt: skip
    wrong = desk("accounts", "add", "p", "--service", "thaibulksms", "--practice", "--base-url",
                 desk.simulator.url("thaibulksms"), "--credential", "api_key=nonsense",
                 "--credential", "api_secret=nonsense")  # fmt: skip
    keys = desk.simulator.credentials("thaibulksms")
    mended = desk("accounts", "test", "p", SMSDESK_SECRET_P_API_KEY=keys["api_key"],
                  SMSDESK_SECRET_P_API_SECRET=keys["api_secret"])  # fmt: skip

    assert (answer.exit, answer.json["error"]["code"]) == (2, "no_password_store")
    assert wrong.exit == 0
    assert mended.exit == 0, mended
    assert "nonsense" in (desk.folder / "practice.json").read_text("utf-8")


def test_a_practice_account_without_an_address_gets_the_embedded_simulator(desk, data_dir: Path):
    added = desk("accounts", "add", "p", "--service", "thaibulksms", "--practice")
    sent = desk("send", "--account", "p", "--to", "0812345678", "--message", "hi",
                "--sender", "Demo", "--yes")  # fmt: skip
    balance = desk("balance", "p").json["accounts"][0]["balances"]

    assert (added.exit, sent.exit) == (0, 0), (added, sent)
    (entry,) = [
        json.loads(line)
        for line in (data_dir / "practice" / "ledger.jsonl").read_text("utf-8").splitlines()
    ]
    assert entry["text"] == "hi"
    standard = next(one["credits"] for one in balance if one["kind"] == "standard")
    assert standard % 10 == 9, "the credit of the last run is remembered"


def test_two_at_once_and_the_second_says_so(desk):
    desk.add_account("thaibulksms", "office", "rate=5")
    process = desk.start("send", "--account", "office", "--to",
                         ",".join(f"08{n:08}" for n in range(30)), "--message", "x {y|a}",
                         "--sender", "Demo", "--dry-run")  # fmt: skip
    process.communicate()
    to = ",".join(f"08123{n:05}" for n in range(30))
    path = desk.folder / "people.csv"
    path.write_text("phone,n\n" + "".join(f"08123{n:05},{n}\n" for n in range(30)), "utf-8")
    running = desk.start("send", "--account", "office", "--file", path, "--message", "x {n}",
                         "--sender", "Demo", "--yes")  # fmt: skip
    while not desk.ledger():
        pass
    second = desk("send", "--account", "office", "--to", to, "--message", "y", "--sender", "Demo",
                  "--yes")  # fmt: skip
    reading = desk("campaigns", "list")
    running.communicate()

    assert (second.exit, second.json["error"]["code"]) == (4, "busy")
    assert reading.exit == 0
    assert len(desk.ledger()) == 30


def test_who_an_earlier_campaign_was_for_is_texted_again(desk):
    desk.add_account()
    send = ("send", "--account", "office", "--sender", "Demo")
    first = desk(*send, "--to", "0812345678,0812345679", "--message", "one", "--yes")

    again = desk(*send, "--campaign", first.json["campaign"], "--message", "two", "--yes")
    nobody = desk(
        *send, "--campaign", first.json["campaign"], "--who", "not_accepted",
        "--message", "three", "--dry-run",
    )  # fmt: skip
    wrong = desk(*send, "--campaign", "99", "--message", "x", "--dry-run")

    assert (again.exit, again.json["messages"]) == (0, 2)
    assert nobody.json["findings"][0]["code"] == "no_recipients"
    assert wrong.json["error"]["code"] == "unknown_campaign"
    assert len(desk.ledger()) == 4


def test_texts_are_kept_under_names_and_sent(desk):
    desk.add_account()
    first = desk("texts", "save", "นัด", "--message", "หนึ่ง")
    second = desk("texts", "save", "นัด", "--message-file", "-", stdin="สอง")
    nameless = desk("texts", "save", " ", "--message", "x")

    assert (first.json["version"], second.json["version"]) == (1, 2)
    assert nameless.json["error"]["code"] == "text_name_missing"
    assert [one["message"] for one in desk("texts", "show", "นัด").json["versions"]] == [
        "สอง",
        "หนึ่ง",
    ]
    sent = desk("send", "--account", "office", "--to", "0812345678", "--sender", "Demo",
                "--text", "นัด", "--yes")  # fmt: skip
    assert sent.exit == 0
    assert [entry["text"] for entry in desk.ledger()] == ["สอง"]
    assert desk("texts", "delete", "นัด").exit == 0
    assert desk("texts", "list").json == {"texts": []}
    assert desk("texts", "show", "นัด").json["error"]["code"] == "no_such_text"


def test_a_balance_tells_its_history_and_what_comes_of_it(desk):
    desk.add_account("thaibulksms", "office", "low_credit=20000")

    answer = desk("balance", "office", "--history")

    assert answer.exit == 0, answer.out
    (one,) = answer.json["accounts"]
    assert {(b["kind"], b["credits"]) for b in one["balances"]} == {
        ("standard", 10_000), ("corporate", 10_000),
    }  # fmt: skip
    assert (one["low"], one["low_line"], one["planned"]) == (True, 20_000, 0)
    assert one["daily"] is one["lasts_until"] is one["short_on"] is None
    assert {(h["account"], h["kind"], h["credits"]) for h in answer.json["history"]} == {
        ("office", "standard", 10_000), ("office", "corporate", 10_000),
    }  # fmt: skip
    assert all(h["at"].endswith("+07:00") for h in answer.json["history"])


def test_credit_of_the_wrong_kind_says_so(desk):
    desk.add_account("thaibulksms")
    desk.control("thaibulksms", "credits", {"standard": 0})

    dry = desk("send", "--account", "office", "--to", "0812345678", "--message", "x",
               "--sender", "RIVERVIEW", "--dry-run")  # fmt: skip

    assert dry.exit == 2
    codes = [finding["code"] for finding in dry.json["findings"]]
    assert codes == ["short_credit", "other_kind"]
    assert "Corporate" in dry.json["findings"][1]["message"]
