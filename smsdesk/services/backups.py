"""Backups: made by hand or once a day, kept for a while, proved to open, named and deleted.

A passphrase is chosen once. It locks an identity, and backups are encrypted to the recipient that
belongs to it, so no passphrase is stored anywhere. The services' keys are in no backup: they are in
the computer's password store.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from smsdesk.core import backups as rules
from smsdesk.core.backups import SUFFIX, Backup, Manifest
from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError, StoreError
from smsdesk.core.jobs import JobContext
from smsdesk.files import sealed
from smsdesk.files.sealed import Contents
from smsdesk.files.write import put_whole
from smsdesk.services.backup_key import KeySmith
from smsdesk.services.who import user_name
from smsdesk.store import audit, snapshot
from smsdesk.store.db import Database
from smsdesk.store.snapshot import FOLDER, Facts, Key, backup_lock
from smsdesk.store.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger(__name__)

EVERY_DAYS: Final = (1, 7)
_OFF: Final = "backup_off"
_EVERY: Final = "backup_days"
_SECOND: Final = "backup_folder"
_TRIES: Final = 3
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Plan:
    """When backups are made by themselves: each so many ``days``, also into a ``second`` folder."""

    on: bool = True
    days: int = 1
    second: Path | None = None


class BackupService:
    """Makes backups of an open data folder. One is made at a time."""

    def __init__(
        self,
        db: Database,
        writer: Writer,
        clock: Clock,
        smith: KeySmith,
        *,
        setting: Callable[[str], str],
        set_setting: Callable[[str, str], None],
    ) -> None:
        self._db = db
        self._data = db.path.parent
        self.folder = self._data / FOLDER
        self._writer = writer
        self._clock = clock
        self._smith = smith
        self._setting = setting
        self._set_setting = set_setting

    # --- passphrase -----------------------------------------------------------------------

    @property
    def has_passphrase(self) -> bool:
        """Tell whether a passphrase was chosen."""
        return snapshot.key_of(self._db) is not None

    def set_passphrase(self, written: str) -> None:
        """Choose the passphrase of the backups made from now on; older ones keep theirs.

        Raises InputError: passphrase_short, passphrase_weak; SmsdeskError: key_not_made.
        """
        passphrase = rules.as_typed(written)
        judged = rules.strength(passphrase)
        if judged in ("short", "weak"):
            raise InputError(f"passphrase_{judged}", fewest=rules.SHORTEST)
        identity, recipient = sealed.new_key()
        locked = self._smith.lock(identity, passphrase)
        if self._smith.open(locked, passphrase) != identity:
            raise InputError("backup_damaged", file="key")
        key = Key(recipient, locked)

        def work(con: sqlite3.Connection) -> None:
            snapshot.keep_key(con, key)
            audit.note(con, "backup_key", 0, self._clock(), who=user_name())

        self._writer.write(work)

    # --- making ---------------------------------------------------------------------------

    def make(self, path: Path, job: JobContext, *, overwrite: bool = False) -> Backup:
        """Make a backup into a file; it appears whole, read back and proved to open, or not at all.

        Raises InputError: no_passphrase, backup_running, file_exists, file_not_writable, no_room,
        backup_damaged (what was written is not what is read back); StoreError.
        """
        if path.exists() and not overwrite:
            raise InputError("file_exists", file=path.name)
        with self._alone():
            return self._make(path, job, overwrite=overwrite)

    def make_when_due(self, job: JobContext) -> Backup | None:
        """Make the automatic backup where one is due, and take away what is no longer kept.

        Raises InputError: backup_folder_gone (what is made stands in the first folder all the
        same), and as ``make``.
        """
        plan = self.plan
        if not (plan.on and self.has_passphrase):
            return None
        with self._alone():
            made, now = None, self._clock()
            last = max((one.made_at for one in self._here()), default=None)
            if rules.is_due(last, now, plan.days):
                made = self._make(self.folder / rules.file_name(now), job, by_itself=True)
            _prune(self.folder, now)
            if plan.second is not None:
                self._mirror(plan.second, job)
                _prune(plan.second, now)
        return made

    def _make(
        self, path: Path, job: JobContext, *, overwrite: bool = False, by_itself: bool = False
    ) -> Backup:
        key = snapshot.key_of(self._db)
        if key is None:
            raise InputError("no_passphrase")
        for _try in range(_TRIES):
            now = self._clock()
            with snapshot.snapshot(self._db, job) as (copy, found):
                manifest = _manifest(found, now, copy.stat().st_size)
                contents = Contents(manifest, copy, self._settings(), key.locked)
                if snapshot.erased_since(self._db, now):
                    continue  # it still knows somebody who was forgotten meanwhile
                sealed.write_backup(path, contents, key.recipient, job, overwrite=overwrite)
            if not snapshot.erased_since(self._db, now):
                self._note("backup", manifest.messages, by_itself=by_itself)
                return Backup(path, manifest.made_at, path.stat().st_size, manifest)
            path.unlink()
        raise InputError("backup_overtaken")

    def _settings(self) -> bytes:
        try:
            return (self._data / "settings.json").read_bytes()
        except FileNotFoundError:
            return b"{}"

    @contextmanager
    def _alone(self) -> "Iterator[None]":
        """Hold the lock of backups. Raises InputError backup_running, StoreError."""
        if self._db.trouble is not None:
            raise StoreError(self._db.trouble.code, detail=self._db.trouble.detail)
        lock = backup_lock(self._data)
        if not lock.acquire():
            raise InputError("backup_running")
        try:
            yield
        finally:
            lock.release()

    # --- the plan -------------------------------------------------------------------------

    @property
    def plan(self) -> Plan:
        """When backups are made by themselves."""
        days, second = self._setting(_EVERY), self._setting(_SECOND)
        return Plan(
            on=self._setting(_OFF) != "yes",
            days=int(days) if days in map(str, EVERY_DAYS) else EVERY_DAYS[0],
            second=Path(second) if second else None,
        )

    def set_plan(self, plan: Plan) -> None:
        """Keep a plan. Raises InputError: backup_folder_inside, backup_folder_refuses."""
        if plan.second is not None and plan.second != self.plan.second:
            self._check_second(plan.second)
        self._set_setting(_OFF, "" if plan.on else "yes")
        self._set_setting(_EVERY, str(plan.days))
        self._set_setting(_SECOND, str(plan.second or ""))

    def _check_second(self, folder: Path) -> None:
        """Raise InputError unless a folder lies elsewhere and takes files."""
        if folder.resolve().is_relative_to(self._data.resolve()):
            raise InputError("backup_folder_inside")
        try:
            put_whole(folder / f".smsdesk{SUFFIX}", _write_nothing, overwrite=True)
            (folder / f".smsdesk{SUFFIX}").unlink()
        except (OSError, InputError) as exc:
            raise InputError("backup_folder_refuses", folder=str(folder)) from exc

    def _mirror(self, second: Path, job: JobContext) -> None:
        """Copy what is missing in the second folder. Raises InputError: backup_folder_gone."""
        if not second.is_dir():
            raise InputError("backup_folder_gone", folder=str(second))
        for one in self._here():
            target = second / one.path.name
            if one.manifest is not None and not target.exists():
                _copy(one.path, target, job)

    # --- what there is --------------------------------------------------------------------

    def all(self) -> Sequence[Backup]:
        """Return the automatic backups, newest first, those in the second folder too."""
        second = self.plan.second
        there = {one.path.name: one for one in in_folder(second)} if second else {}
        here = [
            replace(one, also=there.pop(one.path.name).path) if one.path.name in there else one
            for one in self._here()
        ]
        return sorted([*here, *there.values()], key=_age, reverse=True)

    def made_before(self, moment: datetime) -> Sequence[Backup]:
        """Return the automatic backups that show what was before a moment (aware)."""
        return [one for one in self.all() if one.made_at < moment]

    def check(self, backup: Backup, job: JobContext) -> None:
        """Read a backup's file to its end. Raises InputError: backup_damaged, not_a_backup …"""
        sealed.look_through(backup.path, job)

    def forget(self, backups: Iterable[Backup]) -> int:
        """Delete backups wherever they stand; return how many. Raises InputError: file_locked."""
        count = 0
        for one in backups:
            for path in filter(None, (one.path, one.also)):
                _delete(path)
            count += 1
        if count:
            self._note("backup_delete", count)
        return count

    def _here(self) -> Sequence[Backup]:
        return in_folder(self.folder)

    def _note(self, action: str, count: int, **detail: bool) -> None:
        now, who = self._clock(), user_name()

        def work(con: sqlite3.Connection) -> None:
            audit.note(con, action, count, now, who=who, **detail)

        self._writer.write(work)


def in_folder(folder: Path) -> Sequence[Backup]:
    """Return the automatic backups in a folder, newest first."""
    found = []
    for path in folder.glob(f"smsdesk-*{SUFFIX}"):
        named = rules.time_in_name(path.name)
        with suppress(OSError):  # taken away just now
            if named is not None:
                found.append(read(path, named))
    return sorted(found, key=_age, reverse=True)


def read(path: Path, named: datetime) -> Backup:
    """Return what a file tells of itself; ``named`` is when it was made by its name."""
    try:
        manifest = sealed.read_manifest(path)
    except InputError as error:
        log.warning("%s: %s", path.name, error.code)
        return Backup(path, named, path.stat().st_size, None)
    return Backup(path, manifest.made_at, path.stat().st_size, manifest)


def _age(backup: Backup) -> datetime:
    return backup.made_at


def _manifest(found: Facts, now: datetime, size: int) -> Manifest:
    return Manifest(now, found.schema, found.campaigns, found.messages, size)


def _prune(folder: Path, now: datetime) -> None:
    """Take away what is no longer kept; a damaged one counts for nothing and goes with its time.

    What was never finished, since the program was killed, goes too.
    """
    found = in_folder(folder)
    for left in folder.glob(f".{'?' * 32}.part"):
        with suppress(InputError):
            _delete(left)
    stay = rules.kept([one.made_at for one in found if one.manifest is not None], now)
    for one in found:
        damaged_lately = one.manifest is None and (now - one.made_at).days < rules.DAYS
        if one.made_at not in stay and not damaged_lately:
            with suppress(InputError):
                _delete(one.path)


def _delete(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as exc:
        raise InputError("file_locked", file=path.name, detail=type(exc).__name__) from exc


def _copy(source: Path, target: Path, job: JobContext) -> None:
    def write(partial: Path) -> int:
        size = 0
        with source.open("rb") as plain, partial.open("wb") as out:
            while chunk := plain.read(_CHUNK):
                size += out.write(chunk)
                job.check()
        sealed.look_through(partial, job)
        return size

    put_whole(target, write, overwrite=False)


def _write_nothing(_path: Path) -> int:
    return 0
