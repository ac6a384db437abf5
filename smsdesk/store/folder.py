"""Where a data folder may lie: on a disk of this computer, and its owner's alone.

A folder that another program copies to and fro, or that lies on another computer, gives SQLite
no locks to rely on: two computers would send the same messages.
"""

import logging
import os
import re
import stat
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

from smsdesk.core.errors import InputError

log = logging.getLogger(__name__)

# The names that the programs give their own folders, in any language.
_SYNCED_PARTS = {
    "OneDrive": re.compile(r"onedrive( - .+)?", re.IGNORECASE),
    "Dropbox": re.compile(r"dropbox( \(.+\))?", re.IGNORECASE),
    "Google Drive": re.compile(r"google ?drive(-.+)?|my drive|drivefs", re.IGNORECASE),
    "iCloud Drive": re.compile(
        r"icloud ?drive|com~apple~clouddocs|mobile documents", re.IGNORECASE
    ),
    "Nextcloud": re.compile(r"nextcloud\d?", re.IGNORECASE),
    "ownCloud": re.compile(r"owncloud", re.IGNORECASE),
}
_SYNCED_VARIABLES = {
    "OneDrive": "OneDrive",
    "OneDriveConsumer": "OneDrive",
    "OneDriveCommercial": "OneDrive",
}
_FAR_SYSTEMS = re.compile(
    r"nfs\d?|cifs|smb\w*|afpfs|webdav|davfs|afs|ncpfs?|ceph|glusterfs|lustre|beegfs"
    r"|fuse\.(sshfs|rclone|gvfsd-fuse|davfs2?|glusterfs|s3fs|gcsfuse|google-drive-ocamlfuse"
    r"|onedriver|cephfs|kio-fuse)"
)
_REMOTE_DRIVE = 4  # GetDriveType's word for it


def check_folder(folder: Path) -> None:
    """Raise InputError ``folder_synced`` for a folder that is not this computer's own."""
    for path in {folder.absolute(), _real(folder)}:
        if culprit := synced_by(path, os.environ, mounts()):
            raise InputError("folder_synced", folder=str(folder), by=culprit)
        if sys.platform == "win32" and _drive_is_remote(path):
            raise InputError("folder_synced", folder=str(folder), by=path.drive)


def synced_by(
    path: PurePath, environ: Mapping[str, str], mounted: Iterable[tuple[str, str]]
) -> str:
    """Return who copies a folder to other computers, or the network it lies on; "" for nobody.

    ``mounted`` are the places of file systems and their types.
    """
    if path.drive.startswith(("\\\\", "//")):
        return path.drive
    for variable, culprit in _SYNCED_VARIABLES.items():
        root = environ.get(variable, "").strip()
        if root and path.is_relative_to(type(path)(root)):
            return culprit
    for part in path.parts:
        for culprit, pattern in _SYNCED_PARTS.items():
            if pattern.fullmatch(part):
                return culprit
    return _far_system(path, mounted)


def mounts() -> list[tuple[str, str]]:
    """Return where file systems are mounted and their types; nothing where that is not told."""
    try:
        lines = Path("/proc/mounts").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return []
    words = (line.split(" ") for line in lines)
    return [(_unescaped(one[1]), one[2]) for one in words if len(one) > 2]


def make_private(folder: Path) -> None:
    """Take a folder away from all but its owner. Raises InputError where it is not ours to take."""
    if sys.platform == "win32":
        return  # a user's local folder has rights of its own there
    found = folder.stat()
    if not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        return
    if found.st_uid != os.getuid() or found.st_mode & stat.S_ISVTX:
        raise InputError("folder_shared", folder=str(folder))
    try:
        folder.chmod(0o700)
    except OSError as exc:
        raise InputError("folder_shared", folder=str(folder)) from exc
    log.warning("others could write into the data folder; now its owner alone can")


def _far_system(path: PurePath, mounted: Iterable[tuple[str, str]]) -> str:
    """Return the type of the file system that holds a path, if it is another computer's."""
    holding = [(place, kind) for place, kind in mounted if path.is_relative_to(place)]
    if not holding:
        return ""
    # of two at the same place the later one is on top
    _depth, _order, kind = max((len(place), n, kind) for n, (place, kind) in enumerate(holding))
    return kind if _FAR_SYSTEMS.fullmatch(kind) else ""


def _unescaped(place: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), place)


def _real(folder: Path) -> Path:
    try:
        return folder.resolve()
    except (OSError, RuntimeError):
        return folder.absolute()


if sys.platform == "win32":
    import ctypes

    def _drive_is_remote(path: Path) -> bool:
        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE_DRIVE)
else:

    def _drive_is_remote(_path: Path) -> bool:
        return False
