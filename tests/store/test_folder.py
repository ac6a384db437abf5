"""Where a data folder may lie, as a table."""

import os
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from smsdesk.core.errors import InputError
from smsdesk.store import folder as places
from smsdesk.store.folder import make_private, mounts, synced_by

LOCAL = [("/", "ext4"), ("/srv", "btrfs"), ("/tmp", "tmpfs")]
HOME = r"C:\Users\กมล"

SYNCED = [
    (PureWindowsPath(HOME, "OneDrive", "smsdesk"), {}, LOCAL, "OneDrive"),
    (PureWindowsPath(HOME, "OneDrive - Riverview Co., Ltd", "งาน"), {}, LOCAL, "OneDrive"),
    (PureWindowsPath(r"D:\งาน\smsdesk"), {"OneDriveCommercial": r"D:\งาน"}, LOCAL, "OneDrive"),
    (PureWindowsPath(r"d:\OFFICE\smsdesk"), {"OneDrive": r"D:\Office"}, LOCAL, "OneDrive"),
    (PureWindowsPath(HOME, "Dropbox (Riverview)", "x"), {}, LOCAL, "Dropbox"),
    (PureWindowsPath(r"G:\My Drive\smsdesk"), {}, LOCAL, "Google Drive"),
    (PureWindowsPath(HOME, "iCloudDrive"), {}, LOCAL, "iCloud Drive"),
    (PureWindowsPath(r"\\server\share\smsdesk"), {}, LOCAL, r"\\server\share"),
    (PurePosixPath("/srv/a/Nextcloud/desk"), {}, LOCAL, "Nextcloud"),
    (PurePosixPath("/srv/a/ownCloud"), {}, LOCAL, "ownCloud"),
    (PurePosixPath("/people/a/Library/Mobile Documents/com~apple~CloudDocs/x"), {}, [],
     "iCloud Drive"),
    (PurePosixPath("/people/a/Library/CloudStorage/GoogleDrive-a@b.th/x"), {}, [], "Google Drive"),
    (PurePosixPath("/srv/a/desk"), {}, [*LOCAL, ("/srv/a", "nfs4")], "nfs4"),
    (PurePosixPath("/mnt/office/desk"), {}, [*LOCAL, ("/mnt/office", "cifs")], "cifs"),
    (PurePosixPath("/mnt/a b/desk"), {}, [*LOCAL, ("/mnt/a b", "fuse.sshfs")], "fuse.sshfs"),
    (PurePosixPath("/mnt/x"), {}, [("/", "ext4"), ("/mnt", "ext4"), ("/mnt", "smb3")], "smb3"),
]  # fmt: skip

LOCAL_ENOUGH = [
    (PureWindowsPath(HOME, "AppData", "Local", "smsdesk"), {"OneDrive": HOME + r"\OneDrive"}),
    (PureWindowsPath(r"C:\Users\dropboxer\smsdesk"), {"OneDrive": ""}),
    (PurePosixPath("/srv/a/.local/share/smsdesk"), {}),
    (PurePosixPath("/srv/a/nextcloud-photos/smsdesk"), {}),
    (PurePosixPath("/srv/smsdesk"), {}),
]


@pytest.mark.parametrize(("path", "environ", "mounted", "culprit"), SYNCED, ids=str)
def test_a_folder_that_other_computers_reach_is_found_out(path, environ, mounted, culprit):
    assert synced_by(path, environ, mounted) == culprit


@pytest.mark.parametrize(("path", "environ"), LOCAL_ENOUGH, ids=str)
def test_a_folder_of_this_computer_is_left_alone(path, environ):
    assert synced_by(path, environ, [*LOCAL, ("/srv/ab", "nfs"), ("/srv/other", "cifs")]) == ""


def test_the_places_of_file_systems_are_read_with_their_spaces(tmp_path):
    assert ("/proc", "proc") in mounts()
    assert places._unescaped(r"/mnt/a\040b") == "/mnt/a b"


def test_a_link_into_a_synced_folder_is_refused_too(tmp_path):
    (tmp_path / "Dropbox" / "desk").mkdir(parents=True)
    (tmp_path / "plain").symlink_to(tmp_path / "Dropbox" / "desk")

    with pytest.raises(InputError) as caught:
        places.check_folder(tmp_path / "plain")
    assert caught.value.code == "folder_synced"
    assert caught.value.params["by"] == "Dropbox"


def test_a_folder_that_others_may_write_into_becomes_its_owners_alone(tmp_path, caplog):
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)

    make_private(shared)

    assert shared.stat().st_mode & 0o777 == 0o700
    assert "its owner alone" in caplog.text


def test_a_folder_that_may_only_be_read_by_others_is_left_as_it_is(tmp_path):
    tmp_path.chmod(0o755)

    make_private(tmp_path)

    assert tmp_path.stat().st_mode & 0o777 == 0o755


def test_a_folder_for_everybody_such_as_tmp_is_refused_and_not_taken_away(tmp_path):
    common = tmp_path / "tmp"
    common.mkdir()
    common.chmod(0o1777)

    with pytest.raises(InputError, match="folder_shared"):
        make_private(common)
    assert common.stat().st_mode & 0o7777 == 0o1777


def test_a_folder_of_somebody_else_is_refused(tmp_path, monkeypatch):
    tmp_path.chmod(0o770)
    monkeypatch.setattr(os, "getuid", lambda: tmp_path.stat().st_uid + 1)

    with pytest.raises(InputError, match="folder_shared"):
        make_private(tmp_path)
