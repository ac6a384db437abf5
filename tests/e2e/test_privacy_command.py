"""privacy find, export, erase, purge and log, as a script uses them."""

import json

NUMBER = "0812345678"


def test_a_person_is_found_given_and_erased(desk, tmp_path):
    desk.add_account()
    people = tmp_path / "people.csv"
    people.write_text(f"phone,name\n{NUMBER},สมชาย\n0891112222,สมหญิง\n", "utf-8")
    assert desk("contacts", "import", people, "--list", "ลูกค้า").exit == 0
    order = ("--account", "office", "--list", "ลูกค้า", "--message", "hi {name}")
    assert desk("send", *order, "--sender", "RIVERVIEW", "--yes").exit == 0

    found = desk("privacy", "find", NUMBER)
    assert (found.exit, found.json["number"]) == (0, "+66812345678")
    assert [one["list_name"] for one in found.json["contacts"]] == ["ลูกค้า"]
    assert [one["text"] for one in found.json["messages"]] == ["hi สมชาย"]
    given = tmp_path / "given.json"
    assert desk("privacy", "export", NUMBER, given).exit == 0
    assert json.loads(given.read_text("utf-8"))["messages"][0]["name"] == "สมชาย"
    again = desk("privacy", "export", NUMBER, given)
    assert (again.exit, again.json["error"]["code"]) == (2, "file_exists")

    erased = desk("privacy", "erase", NUMBER, "--never")
    assert erased.exit == 0, erased.out
    assert {key: erased.json[key] for key in ("messages", "contacts", "never", "clean")} == {
        "messages": 1, "contacts": 1, "never": True, "clean": True,
    }  # fmt: skip
    for path in desk.folder.rglob("*"):
        assert not path.is_file() or b"812345678" not in path.read_bytes(), path
    rows = desk("history", "search").json["messages"]
    assert [(row["number"], row["name"], row["state"]) for row in rows] == [
        ("+66891112222", "สมหญิง", "accepted"), (None, "", "accepted"),
    ]  # fmt: skip
    none = desk("privacy", "purge", "--older-than", "1", "--dry-run")
    assert (none.exit, none.json["messages"], none.json["purged"]) == (0, 0, 0)
    bad = desk("privacy", "purge", "--older-than", "0")
    assert (bad.exit, bad.json["error"]["code"]) == (2, "bad_days")
    log = desk("privacy", "log").json["entries"]
    assert [one["action"] for one in log] == ["erase", "give", "find"]
    assert NUMBER[1:] not in json.dumps(log)
