"""What can be done about a data folder that is closed: an older copy or a backup in its place."""

import json
import logging
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from smsdesk.core.backups import Backup, Manifest, as_typed
from smsdesk.core.clock import Clock, utc_now
from smsdesk.core.errors import Busy, InputError, StoreError
from smsdesk.core.jobs import JobContext
from smsdesk.files import sealed
from smsdesk.paths import own_command
from smsdesk.services.backup_key import KeySmith
from smsdesk.services.backups import in_folder
from smsdesk.services.who import user_name
from smsdesk.store import damage, snapshot
from smsdesk.store.damage import RESTORED, Copy
from smsdesk.store.lock import DeskLock
from smsdesk.store.schema import STEPS
from smsdesk.store.snapshot import FOLDER, Facts, backup_lock

log = logging.getLogger(__name__)

__all__ = ["Copy", "Rescue", "Unpacked"]

_SETTINGS: Final = "settings.json"
_SPARE: Final = 64 << 20
"""Bytes that stay free beside what is unpacked."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A backup that was opened and checked, ready to take the place of the database."""

    manifest: Manifest
    database: Path
    settings: dict[str, str]


class Rescue:
    """Looks after one data folder whose desk is closed, and opens backups beside an open one."""

    def __init__(self, folder: Path, clock: Clock = utc_now) -> None:
        self.folder = folder
        self._clock = clock
        self._smith = KeySmith(own_command())

    def is_held(self) -> bool:
        """Tell whether a desk is open in the folder, here or in another smsdesk."""
        lock = DeskLock(self.folder)
        free = lock.acquire()
        lock.release()
        return not free

    def copies(self) -> Sequence[Copy]:
        """Return the older copies of the data in the folder, newest first."""
        return damage.copies(self.folder)

    def restore(self, copy: Copy) -> str:
        """Put a copy in the place of the database; return the name under which that is kept.

        What was unsent in the copy is frozen when it is opened. Raises Busy or StoreError.
        """
        with self._holding():
            kept = damage.restore(self.folder, copy.path, self._clock())
        return kept.name if kept is not None else ""

    # --- backups --------------------------------------------------------------------------

    def backups(self) -> Sequence[Backup]:
        """Return the automatic backups in the folder, newest first."""
        return in_folder(self.folder / FOLDER)

    def look(self, path: Path) -> Manifest:
        """Return what a backup tells of itself.

        Raises InputError: no_such_file, file_unreadable, not_a_backup, backup_newer.
        """
        manifest = sealed.read_manifest(path)
        if manifest.schema > len(STEPS):
            raise InputError("backup_newer", file=path.name, detail=f"schema {manifest.schema}")
        return manifest

    def unpack(self, path: Path, written: str, job: JobContext) -> Unpacked:
        """Open a backup with its passphrase beside the database, and check all of it.

        The desk may be open. Raises InputError: wrong_passphrase, backup_damaged, no_room,
        backup_running, and as ``look``; nothing is left then.
        """
        manifest = self.look(path)
        identity = self._smith.open(sealed.read_key(path), as_typed(written))
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if shutil.disk_usage(self.folder).free < manifest.size + _SPARE:
            raise InputError("no_room", file=path.name)
        lock = backup_lock(self.folder)
        if not lock.acquire():
            raise InputError("backup_running")
        database = self.folder / RESTORED
        try:
            _unpack(path, identity, database, job)
            _check(database, manifest, job)
            settings = _settings(path, identity)
        except BaseException:
            database.unlink(missing_ok=True)
            raise
        finally:
            lock.release()
        return Unpacked(manifest, database, settings)

    def put_back(self, unpacked: Unpacked) -> str:
        """Let a backup take the place of the database; return the name under which that is kept.

        The desk that opens it takes it for a copy and freezes all that is unsent in it. Raises
        Busy, StoreError.
        """
        told = snapshot.told_of(unpacked.manifest.made_at, user_name())
        with self._holding():
            kept = damage.put_in_place(self.folder, unpacked.database, self._clock(), told)
            self._put_settings_back(unpacked.settings)
        log.warning("a backup took the place of the database")
        return kept.name if kept is not None else ""

    def _put_settings_back(self, settings: dict[str, str]) -> None:
        path = self.folder / _SETTINGS
        partial = path.with_suffix(".part")
        try:
            partial.write_text(json.dumps(settings, ensure_ascii=False, indent=1), "utf-8")
            partial.replace(path)
        except OSError as exc:  # they are asked for again
            log.warning("the settings could not be restored: %s", type(exc).__name__)

    @contextmanager
    def _holding(self) -> Iterator[None]:
        lock = DeskLock(self.folder)
        if not lock.acquire():
            raise Busy
        try:
            yield
        except OSError as exc:
            raise StoreError("disk_error", detail=type(exc).__name__) from exc
        finally:
            lock.release()


def _unpack(path: Path, identity: str, database: Path, job: JobContext) -> None:
    database.unlink(missing_ok=True)
    with os.fdopen(os.open(database, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
        sealed.open_database(path, identity, out, job)


def _settings(path: Path, identity: str) -> dict[str, str]:
    try:
        told = json.loads(sealed.read_settings(path, identity))
        return {str(key): str(value) for key, value in told.items()}
    except (ValueError, AttributeError) as exc:
        raise InputError("backup_damaged", file=path.name, detail="settings") from exc


def _check(database: Path, manifest: Manifest, job: JobContext) -> None:
    """Raise InputError unless a database is whole and holds what its backup says."""
    try:
        damage.check_all(database, job)
        found = snapshot.facts_of(database)
    except StoreError as error:
        raise InputError("backup_damaged", file=database.name, detail=error.code) from error
    if found != Facts(manifest.schema, manifest.campaigns, manifest.messages):
        raise InputError("backup_damaged", file=database.name, detail="counts")
