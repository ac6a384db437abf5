"""Backups open and are whole; a restored one sends nothing twice: the ledger is the judge."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import zipfile
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest

from smsdesk.core.backups import SUFFIX
from smsdesk.core.errors import Busy, InputError, SmsdeskError
from smsdesk.core.jobs import JobContext
from smsdesk.core.models import CampaignState
from smsdesk.files import sealed
from smsdesk.paths import own_command
from smsdesk.services.backups import Plan
from smsdesk.services.desk import Desk
from smsdesk.services.rescue import Rescue
from smsdesk.store import audit
from smsdesk.store.damage import NAME
from smsdesk.store.lock import DeskLock
from smsdesk.store.schema import STEPS
from tests.services.backup_office import IDENTITY, KEY, PASSPHRASE, restore, unpack, use_key
from tests.services.conftest import Office, run
from tests.services.test_restored import PEOPLE, place, standing, stopped_early

__all__ = ["place"]  # a fixture


def backed_up(desk: Desk, path: Path) -> Path:
    use_key(desk)
    return desk.backups.make(path, JobContext()).path


def opened(path: Path, folder: Path) -> Path:
    """Decrypt the database of a backup as one does by hand."""
    out = folder / "by hand.sqlite3"
    with zipfile.ZipFile(path) as archive:
        identity = pyrage.passphrase.decrypt(archive.read("key.age"), PASSPHRASE).decode()
        assert identity == IDENTITY
        key = pyrage.x25519.Identity.from_str(identity)
        out.write_bytes(pyrage.decrypt(archive.read("smsdesk.sqlite3.age"), [key]))
    return out


# --- what is sent after a restore -----------------------------------------------------------


def test_a_restored_backup_sends_nothing_before_it_is_confirmed_and_nothing_accepted_twice(place):
    with place.open() as desk:
        office = place.office(desk)
        campaign = stopped_early(office, office.freeze(PEOPLE, "hello {n}"))
        accepted = set(office.ledger)
        path = backed_up(desk, place.folder / f"b{SUFFIX}")
    place.finish(campaign)
    assert len(office.ledger) == len(set(office.ledger)) == PEOPLE

    restore(place.folder / "desk", path)
    with place.open() as desk:
        assert desk.frozen == 1
        assert standing(desk, campaign) == ("paused", "restored_copy")
        with pytest.raises(SmsdeskError, match="restored_copy"):
            run(place.office(desk), campaign)
        assert len(office.ledger) == PEOPLE
        unsent = desk.sending.get(campaign.id).tally.queued
        assert unsent == PEOPLE - len(accepted)
        desk.confirm_restored(campaign.id)
    place.finish(campaign)

    times = Counter(office.ledger)
    assert {number for number, count in times.items() if count == 1} == accepted
    assert sum(count == 2 for count in times.values()) == unsent  # as its operator was told


def test_the_newest_backup_restored_at_once_on_the_same_computer_asks_all_the_same(place):
    campaign = place.begun()
    with place.open() as desk:
        path = backed_up(desk, place.folder / f"b{SUFFIX}")

    kept = restore(place.folder / "desk", path)

    with place.open() as desk:
        assert standing(desk, campaign) == ("paused", "restored_copy")
        assert desk.recovered.restored is not None
        assert desk.backups.has_passphrase
    with place.open() as desk:
        assert desk.recovered.restored is None
        assert standing(desk, campaign) == ("paused", "restored_copy")
    assert (place.folder / "desk" / kept).exists()


def test_a_desk_without_a_register_asks_all_the_same(office, data_dir, tmp_path):
    campaign = office.freeze(5)
    path = backed_up(office.desk, tmp_path / f"b{SUFFIX}")
    office.desk.close()
    restore(data_dir, path)

    with Desk(data_dir, command=own_command(), hold=True) as desk:
        assert desk.frozen == 1
        assert standing(desk, campaign) == ("paused", "restored_copy")


def test_what_was_on_the_wire_when_the_backup_was_made_is_unknown_or_frozen(place):
    """Made beside a running sender: no message that it calls queued goes out by itself."""
    with place.open() as desk:
        office = place.office(desk)
        use_key(desk)
        campaign = office.freeze(60, "hello {n}")
        office.control("settings", {"latency_ms": 100})
        sender = threading.Thread(target=run, args=(office, campaign))
        sender.start()
        while not desk.sending.get(campaign.id).tally.accepted:
            pass
        path = desk.backups.make(place.folder / f"b{SUFFIX}", JobContext()).path
        sender.join()
        assert desk.sending.get(campaign.id).state is CampaignState.FINISHED
    restore(place.folder / "desk", path)

    with place.open() as desk:
        found = desk.sending.get(campaign.id)
        assert found.state is CampaignState.PAUSED
        assert 0 < found.tally.queued < 60
        assert found.tally.accepted + found.tally.unknown + found.tally.queued == 60
    assert Counter(office.ledger).most_common(1)[0][1] == 1


def test_the_data_from_before_put_back_again_asks_too(place):
    """The restored backup may have sent what the data from before calls unsent."""
    campaign = place.begun()
    with place.open() as desk:
        path = backed_up(desk, place.folder / f"b{SUFFIX}")
    folder = place.folder / "desk"
    restore(folder, path)
    with place.open() as desk:
        desk.confirm_restored(campaign.id)
    office = place.finish(campaign)
    before = Rescue(folder).copies()[0]
    assert before.path.name.startswith("smsdesk.replaced-")

    Rescue(folder).restore(before)

    with place.open() as desk:
        assert standing(desk, campaign) == ("paused", "restored_copy")
    assert len(office.ledger) == len(set(office.ledger)) == PEOPLE


# --- what a backup is -----------------------------------------------------------------------


def test_a_backup_opens_by_hand_and_holds_everything_but_names_nobody(office, tmp_path):
    run(office, office.freeze(20, "confidential {n}"))
    office.desk.set_setting("own_number", "0812345678")
    path = backed_up(office.desk, tmp_path / f"b{SUFFIX}")

    with closing(sqlite3.connect(opened(path, tmp_path))) as con:
        texts = [row[0] for row in con.execute("SELECT text FROM message ORDER BY id")]
    assert texts == [f"confidential {n}" for n in range(10_000_000, 10_000_020)]
    assert b"confidential" not in path.read_bytes()
    assert b"812345678" not in path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        told = json.loads(archive.read("manifest.json"))
        key = pyrage.x25519.Identity.from_str(IDENTITY)
        settings = json.loads(pyrage.decrypt(archive.read("settings.json.age"), [key]))
    assert set(told) == {"format", "made_at", "schema", "campaigns", "messages", "size"}
    assert (told["campaigns"], told["messages"], told["schema"]) == (1, 20, len(STEPS))
    assert settings["own_number"] == "0812345678"
    credentials = office.desk.folder / "practice.json"
    assert credentials.exists()
    for secret in json.loads(credentials.read_text("utf-8")).values():
        assert str(secret).encode() not in opened(path, tmp_path).read_bytes()


def test_nothing_unencrypted_stays_and_who_did_it_is_written_down(office, tmp_path):
    path = backed_up(office.desk, tmp_path / f"b{SUFFIX}")

    names = {one.name for one in office.desk.folder.rglob("*")}
    assert not [name for name in names if name.endswith(".part")]
    assert [one.action for one in audit.page(office.desk._db)] == ["backup"]
    assert {one.name for one in path.parent.iterdir() if one.is_file()} == {path.name}


def test_what_was_left_by_a_killed_program_is_removed_at_the_next_start(data_dir):
    data_dir.mkdir()
    for name in ("smsdesk.backup.part", "smsdesk.restored.part"):
        (data_dir / name).write_bytes(b"people")

    with Desk(data_dir, command=own_command(), hold=True):
        assert not list(data_dir.glob("*.part"))


def test_who_was_erased_is_in_no_later_backup_and_earlier_ones_are_named(office, tmp_path):
    use_key(office.desk)
    run(office, office.freeze(3))
    earlier = office.desk.backups.make_when_due(JobContext())
    assert b"810000001" in opened(earlier.path, tmp_path).read_bytes()

    office.desk.privacy.erase("0810000001")
    later = backed_up(office.desk, tmp_path / f"later{SUFFIX}")

    assert b"810000001" not in opened(later, tmp_path).read_bytes()
    moment = office.desk.clock()
    assert [one.path for one in office.desk.backups.made_before(moment)] == [earlier.path]
    assert office.desk.backups.forget(office.desk.backups.made_before(moment)) == 1
    assert not office.desk.backups.all()
    assert not earlier.path.exists()


def test_a_backup_that_an_erasure_overtakes_is_made_anew(office, tmp_path, monkeypatch):
    run(office, office.freeze(3))
    plain, written = sealed.write_backup, []

    def erase_meanwhile(path: Path, *args: object, **more: object) -> None:
        plain(path, *args, **more)
        if not written:
            written.append(path.read_bytes())
            office.desk.privacy.erase("0810000001")

    monkeypatch.setattr(sealed, "write_backup", erase_meanwhile)
    path = backed_up(office.desk, tmp_path / f"b{SUFFIX}")

    assert b"810000001" not in opened(path, tmp_path).read_bytes()
    path.write_bytes(written[0])
    assert b"810000001" in opened(path, tmp_path).read_bytes()


# --- automatic ------------------------------------------------------------------------------


def test_one_a_day_also_in_the_second_folder_and_old_ones_go(office, tmp_path):
    backups, now = office.desk.backups, [office.desk.clock()]
    backups._clock = lambda: now[0]
    assert backups.make_when_due(JobContext()) is None  # no passphrase yet
    use_key(office.desk)
    second = tmp_path / "stick"
    second.mkdir()
    backups.set_plan(Plan(second=second))

    for _day in range(10):
        assert backups.make_when_due(JobContext()) is not None
        now[0] += timedelta(hours=2)
        assert backups.make_when_due(JobContext()) is None
        now[0] += timedelta(hours=22)

    found = backups.all()
    assert 7 <= len(found) <= 10
    assert {path.name for path in second.iterdir()} == {one.path.name for one in found}
    assert all(one.also == second / one.path.name for one in found)
    backups.check(found[0], JobContext())
    backups.set_plan(Plan(on=False))
    now[0] += timedelta(days=9)
    assert backups.make_when_due(JobContext()) is None


def test_a_second_folder_that_is_gone_is_said_and_caught_up_with(office, tmp_path):
    backups = office.desk.backups
    use_key(office.desk)
    second = tmp_path / "stick"
    second.mkdir()
    backups.set_plan(Plan(second=second))
    second.rename(tmp_path / "pulled out")

    with pytest.raises(InputError, match="backup_folder_gone"):
        backups.make_when_due(JobContext())
    (made,) = backups.all()
    (tmp_path / "pulled out").rename(second)
    assert backups.make_when_due(JobContext()) is None

    assert (second / made.path.name).read_bytes() == made.path.read_bytes()


def test_a_second_folder_lies_elsewhere_and_takes_files(office, tmp_path):
    for folder, code in (
        (office.desk.folder / "backups", "backup_folder_inside"),
        (tmp_path / "none", "backup_folder_refuses"),
    ):
        with pytest.raises(InputError, match=code):
            office.desk.backups.set_plan(Plan(second=folder))
    assert office.desk.backups.plan == Plan()


def test_a_damaged_one_is_shown_as_damaged(office):
    use_key(office.desk)
    made = office.desk.backups.make_when_due(JobContext())
    whole = made.path.read_bytes()
    made.path.write_bytes(whole[: len(whole) // 2] + b"?" + whole[len(whole) // 2 + 1 :])
    with pytest.raises(InputError, match="backup_damaged"):
        office.desk.backups.check(made, JobContext())

    made.path.write_bytes(whole[:-40])

    assert [one.manifest for one in office.desk.backups.all()] == [None]


def test_two_are_not_made_at_once_and_none_without_a_passphrase(office, tmp_path):
    with pytest.raises(InputError, match="no_passphrase"):
        office.desk.backups.make(tmp_path / "b", JobContext())
    lock = DeskLock(office.desk.backups.folder)
    assert lock.acquire()
    with pytest.raises(InputError, match="backup_running"):
        backed_up(office.desk, tmp_path / "b")
    lock.release()
    backed_up(office.desk, tmp_path / "b")
    with pytest.raises(InputError, match="file_exists"):
        backed_up(office.desk, tmp_path / "b")


# --- what is refused ------------------------------------------------------------------------


def rewritten(path: Path, members: dict[str, bytes | None], how: int = zipfile.ZIP_STORED) -> None:
    """Write an archive anew, with some of its members others or left out."""
    with zipfile.ZipFile(path) as archive:
        whole = {name: archive.read(name) for name in archive.namelist()} | members
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, content in whole.items():
            if content is not None:
                archive.writestr(name, content)


def with_manifest(path: Path, **changed: object) -> None:
    with zipfile.ZipFile(path) as archive:
        told = json.loads(archive.read("manifest.json"))
    rewritten(path, {"manifest.json": json.dumps(told | changed).encode()})


def flipped(path: Path, member: str) -> None:
    with zipfile.ZipFile(path) as archive:
        content = bytearray(archive.read(member))
    content[len(content) // 2] ^= 1
    rewritten(path, {member: bytes(content)})


SPOILED = {
    "empty": (lambda path: path.write_bytes(b""), "not_a_backup"),
    "text": (lambda path: path.write_text("name,number"), "not_a_backup"),
    "cut short": (lambda path: os.truncate(path, path.stat().st_size // 2), "not_a_backup"),
    "gone": (lambda path: path.unlink(), "no_such_file"),
    "traversal": (lambda path: rewritten(path, {"../evil": b"x"}), "not_a_backup"),
    "absolute": (lambda path: rewritten(path, {"/etc/evil": b"x"}), "not_a_backup"),
    "no key": (lambda path: rewritten(path, {"key.age": None}), "not_a_backup"),
    "bomb": (lambda path: rewritten(path, {}, zipfile.ZIP_DEFLATED), "not_a_backup"),
    "large": (lambda path: rewritten(path, {"key.age": bytes(1 << 17)}), "not_a_backup"),
    "no json": (lambda path: rewritten(path, {"manifest.json": b"["}), "not_a_backup"),
    "no time": (lambda path: with_manifest(path, made_at="soon"), "not_a_backup"),
    "newer schema": (lambda path: with_manifest(path, schema=len(STEPS) + 1), "backup_newer"),
    "newer format": (lambda path: with_manifest(path, format=2), "backup_newer"),
    "other counts": (lambda path: with_manifest(path, messages=7), "backup_damaged"),
    "database": (lambda path: flipped(path, "smsdesk.sqlite3.age"), "backup_damaged"),
    "settings": (lambda path: flipped(path, "settings.json.age"), "backup_damaged"),
    "no database": (
        lambda path: rewritten(path, {"smsdesk.sqlite3.age": b""}),
        "backup_damaged",
    ),
    "not a database": (
        lambda path: rewritten(
            path,
            {
                "smsdesk.sqlite3.age": pyrage.encrypt(
                    b"x" * 9000, [pyrage.x25519.Recipient.from_str(KEY.recipient)]
                )
            },
        ),
        "backup_damaged",
    ),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("whole")
    with Desk(folder / "data", command=own_command(), hold=True) as desk:
        return backed_up(desk, folder / "b").read_bytes()


@pytest.mark.parametrize("spoiled", SPOILED)
def test_what_is_no_whole_backup_is_refused_and_nothing_is_touched(whole, tmp_path, spoiled):
    folder, path = tmp_path / "data", tmp_path / f"b{SUFFIX}"
    folder.mkdir()
    (folder / NAME).write_bytes(b"the data of now")
    path.write_bytes(whole)
    spoil, code = SPOILED[spoiled]
    spoil(path)

    with pytest.raises(InputError) as caught:
        unpack(folder, path)

    assert caught.value.code == code
    assert (folder / NAME).read_bytes() == b"the data of now"
    assert {one.name for one in folder.iterdir()} <= {NAME, "backups"}
    assert not (tmp_path / "evil").exists()


def test_a_wrong_passphrase_is_told_and_changes_nothing(whole, tmp_path):
    (tmp_path / "b").write_bytes(whole)

    with pytest.raises(InputError, match="wrong_passphrase"):
        unpack(tmp_path / "data", tmp_path / "b", "correct horse battery stable")

    assert not (tmp_path / "data").exists()


def test_no_room_is_told_before_anything_is_written(whole, tmp_path, monkeypatch):
    (tmp_path / "b").write_bytes(whole)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": 1000})())

    with pytest.raises(InputError, match="no_room"):
        unpack(tmp_path / "data", tmp_path / "b")


def test_an_open_desk_is_not_replaced(office, tmp_path):
    path = backed_up(office.desk, tmp_path / f"b{SUFFIX}")
    unpacked = unpack(office.desk.folder, path)

    with pytest.raises(Busy):
        Rescue(office.desk.folder).put_back(unpacked)


def test_a_backup_of_an_older_program_is_brought_to_the_newest_schema(whole, tmp_path):
    older = tmp_path / "older.sqlite3"
    with closing(sqlite3.connect(older)) as con:
        con.executescript("".join(STEPS[:5]) + ";PRAGMA user_version = 5;")
    path = tmp_path / "b"
    path.write_bytes(whole)
    manifest = sealed.read_manifest(path)
    manifest = replace(manifest, schema=5, size=older.stat().st_size)
    contents = sealed.Contents(manifest, older, b'{"language": "en"}', KEY.locked)
    sealed.write_backup(path, contents, KEY.recipient, JobContext(), overwrite=True)

    assert restore(tmp_path / "data", path) == ""

    with Desk(tmp_path / "data", command=own_command(), hold=True) as desk:
        assert desk.setting("language") == "en"
        assert desk.recovered.restored is not None


# --- killed ---------------------------------------------------------------------------------

KILLED = """
import os, signal, sys
from pathlib import Path
from smsdesk.core.jobs import JobContext
from smsdesk.files import sealed
from smsdesk.paths import own_command
from smsdesk.services.desk import Desk
from smsdesk.services.rescue import Rescue
from smsdesk.store import damage, restored, snapshot
from tests.services.backup_office import restore

point, folder, path = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])

def kill(*_args, **_more):
    os.kill(os.getpid(), signal.SIGKILL)

def after(module, name):
    plain = getattr(module, name)
    def call(*args, **more):
        plain(*args, **more)
        kill()
    setattr(module, name, call)

PLACES = {
    "copied": (damage, "check_all"), "counted": (snapshot, "facts_of"),
    "encrypting": (sealed._Side, "_passed"), "proved": (sealed, "open_database"),
    "unpacking": (sealed._Side, "_passed"), "unpacked": (sealed, "open_database"),
    "checked": (damage, "check_all"), "marked": (restored, "mark"),
    "linked": (os, "link"), "replaced": (Path, "replace"),
}
after(*PLACES[point])
if path.exists():
    restore(folder, path)
else:
    with Desk(folder, command=own_command(), hold=True) as desk:
        desk.backups.make(path, JobContext())
"""


def killed(point: str, folder: Path, path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, point, folder, path], check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.parametrize("point", ["copied", "counted", "encrypting", "proved"])
def test_killed_while_a_backup_is_made_the_desk_is_as_it_was(office, data_dir, tmp_path, point):
    campaign = office.freeze(5)
    use_key(office.desk)
    office.desk.close()
    path = tmp_path / f"b{SUFFIX}"

    killed(point, data_dir, path)

    assert not path.exists()
    with Desk(data_dir, command=own_command(), hold=True) as desk:
        assert desk.trouble is None
        assert standing(desk, campaign) == ("paused", "interrupted")
        assert not list(data_dir.glob("*.part"))
        desk.backups.make(path, JobContext())
    unpack(tmp_path / "elsewhere", path)


@pytest.mark.parametrize(
    "point", ["unpacking", "unpacked", "checked", "marked", "linked", "replaced"]
)
def test_killed_while_a_backup_is_restored_the_desk_is_whole(
    office: Office, data_dir, tmp_path, point
):
    path = backed_up(office.desk, tmp_path / f"b{SUFFIX}")
    campaign = office.freeze(5)  # the backup does not know it
    office.desk.close()

    killed(point, data_dir, path)

    with Desk(data_dir, command=own_command(), hold=True) as desk:
        assert desk.trouble is None
        found = [one.id for one in desk.sending.all()]
        assert found == ([] if point == "replaced" else [campaign.id])
        assert not list(data_dir.glob("*.part"))
        assert len(list(data_dir.glob("smsdesk.replaced-*"))) == (point == "replaced")
    assert restore(data_dir, path).startswith("smsdesk.replaced-")
