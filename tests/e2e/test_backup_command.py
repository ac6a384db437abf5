"""``backup`` and ``restore`` as a script uses them: real processes, the real making of a key."""

from datetime import datetime, timedelta

from smsdesk.core.schedule import BANGKOK
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk as Held
from tests.e2e.conftest import Desk

PASSPHRASE = "rain umbrella market seven"
VARIABLE = "SMSDESK_BACKUP_PASSPHRASE"


def test_a_backup_is_made_and_restored_and_its_unsent_messages_wait(desk: Desk, tmp_path):
    desk.add_account()
    numbers = ",".join(f"081{n:07}" for n in range(12))
    path = tmp_path / "b.smsbackup"

    assert desk("backup", path).json["error"]["code"] == "no_passphrase_given"
    weak = desk("backup", path, stdin="1234567890\n")
    assert (weak.exit, weak.json["error"]["code"]) == (2, "passphrase_weak")
    made = desk("backup", path, stdin=PASSPHRASE + "\n")
    assert made.exit == 0
    assert (made.json["file"], made.json["messages"]) == (str(path), 0)
    at = f"{datetime.now(BANGKOK) + timedelta(days=5):%Y-%m-%d} 10:00"
    planned = desk(
        "send", "--account", "office", "--to", numbers, "--message", "hello",
        "--sender", "RIVERVIEW", "--at", at, "--by", "this_pc", "--yes",
    )  # fmt: skip
    assert planned.exit == 0
    again = desk("backup", path)
    assert (again.exit, again.json["error"]["code"]) == (2, "file_exists")
    assert desk("backup", path, "--overwrite").json["messages"] == 12  # no passphrase is asked

    restored = desk("restore", path, **{VARIABLE: PASSPHRASE})
    assert restored.exit == 0
    assert (restored.json["campaigns"], restored.json["messages"]) == (1, 12)
    assert restored.json["frozen"] == 1
    (campaign,) = desk("campaigns", "list").json["campaigns"]
    assert (campaign["state"], campaign["reason"]) == ("paused", "restored_copy")
    assert (desk.folder / restored.json["kept"]).exists()
    assert desk("history", "search").json["messages"]
    said = [one["action"] for one in desk("privacy", "log").json["entries"]]
    assert said == ["restore", "backup", "backup_key"]
    for text in (restored.out, restored.err, (desk.folder / "logs" / "smsdesk.log").read_text()):
        assert PASSPHRASE not in text


def test_restore_wants_the_folder_to_itself(desk: Desk, tmp_path):
    (tmp_path / "b").write_text("whatever")
    with Held(desk.folder, command=own_command(), hold=True):
        busy = desk("restore", tmp_path / "b", stdin="x\n")
        listed = desk("backups", "list")

    assert (busy.exit, busy.json["error"]["code"]) == (4, "busy")
    assert listed.json == {"backups": []}
    refused = desk("restore", tmp_path / "b", stdin="x\n")
    assert (refused.exit, refused.json["error"]["code"]) == (2, "not_a_backup")
