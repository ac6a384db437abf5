"""The file of a backup: a stored ZIP whose members are encrypted in the age format.

``manifest.json`` can be read by anybody and names nobody. ``smsdesk.sqlite3.age`` and
``settings.json.age`` open with the identity in ``key.age``, which opens with the passphrase; so a
backup is made without the passphrase, and by hand it opens with ``unzip`` and the ``age`` tool.
"""

import errno
import json
import os
import zipfile
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from smsdesk.core.backups import Manifest
from smsdesk.core.errors import InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.schedule import iso_bangkok
from smsdesk.files.write import put_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyrage.x25519 import Identity

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
KEY: Final = "key.age"
DATABASE: Final = "smsdesk.sqlite3.age"
SETTINGS: Final = "settings.json.age"
_MOST_BYTES: Final = {MANIFEST: 1 << 16, KEY: 1 << 16, SETTINGS: 1 << 22}
_MEMBERS: Final = {MANIFEST, KEY, DATABASE, SETTINGS}
_CHUNK: Final = 1 << 20
_REST_SECONDS: Final = 0.004
"""After each such piece, which is put onto the disk: a sender beside it waits for no more."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a backup: the database's file, the settings' text, the locked key."""

    manifest: Manifest
    database: Path
    settings: bytes
    key: bytes


# --- keys -------------------------------------------------------------------------------------


def new_key() -> tuple[str, str]:
    """Return a new identity, which opens, and its recipient, which only closes."""
    import pyrage  # noqa: PLC0415 - not for the first paint

    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def lock_key(identity: str, passphrase: str) -> bytes:
    """Encrypt an identity with a passphrase.

    It takes seconds and hundreds of megabytes on purpose, and Python stands still meanwhile.
    """
    import pyrage  # noqa: PLC0415

    locked: bytes = pyrage.passphrase.encrypt(identity.encode(), passphrase, armored=True)
    return locked


def open_key(locked: bytes, passphrase: str) -> str:
    """Return the identity; as slow as ``lock_key``. Raises InputError: wrong_passphrase."""
    import pyrage  # noqa: PLC0415

    try:
        opened: bytes = pyrage.passphrase.decrypt(locked, passphrase)
    except pyrage.DecryptError as exc:
        raise InputError("wrong_passphrase", detail=str(exc)) from None
    return opened.decode()


# --- writing ----------------------------------------------------------------------------------


def write_backup(
    path: Path, contents: Contents, recipient: str, job: JobContext, *, overwrite: bool = False
) -> None:
    """Write a backup, read it back and compare. The file appears whole or not at all.

    It opens with the identity of ``recipient``, and until this returns with a second one that is
    then forgotten: so what was written is proved to open, and to hold what was put in. Raises
    InputError: file_exists, file_not_writable, backup_damaged (what was read back is another).
    """
    put_whole(path, lambda partial: _write(partial, contents, recipient, job), overwrite=overwrite)


def _write(partial: Path, contents: Contents, recipient: str, job: JobContext) -> int:
    import pyrage  # noqa: PLC0415

    proof = pyrage.x25519.Identity.generate()
    to = [pyrage.x25519.Recipient.from_str(recipient), proof.to_public()]
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(MANIFEST, _manifest_text(contents.manifest))
        archive.writestr(KEY, contents.key)
        archive.writestr(SETTINGS, pyrage.encrypt(contents.settings, to))
        with (
            contents.database.open("rb") as plain,
            archive.open(DATABASE, "w", force_zip64=True) as out,
        ):
            source = _Source(plain, job)
            _pipe(pyrage.encrypt_io, source, _Target(out, job, archive.fp), to)
    if open_database(partial, proof, None, job) != source.hash.digest():
        raise InputError("backup_damaged", file=partial.name, detail="read back")
    job.check()
    return contents.manifest.size


def _manifest_text(manifest: Manifest) -> str:
    told = asdict(manifest) | {"format": FORMAT, "made_at": iso_bangkok(manifest.made_at)}
    return json.dumps(told, indent=1)


# --- reading ----------------------------------------------------------------------------------


def read_manifest(path: Path) -> Manifest:
    """Return what a backup says of itself, if it has the shape of one.

    Raises InputError: no_such_file, file_unreadable, not_a_backup, backup_newer.
    """
    with _reading(path) as archive:
        return _manifest(json.loads(archive.read(MANIFEST)))


def read_key(path: Path) -> bytes:
    """Return the locked key. Raises InputError as ``read_manifest``."""
    with _reading(path) as archive:
        return archive.read(KEY)


def read_settings(path: Path, identity: "str | Identity") -> bytes:
    """Return the settings. Raises InputError as ``open_database``."""
    out = BytesIO()
    _decrypt(path, SETTINGS, identity, out, JobContext())
    return out.getvalue()


def open_database(
    path: Path, identity: "str | Identity", out: IO[bytes] | None, job: JobContext
) -> bytes:
    """Decrypt the database into ``out`` (nowhere for None); return a hash of what came out.

    Raises InputError: backup_damaged, wrong_passphrase (another key), and as ``read_manifest``.
    """
    return _decrypt(path, DATABASE, identity, out, job)


def look_through(path: Path, job: JobContext) -> None:
    """Read all of a file and compare its checksums. Raises InputError: backup_damaged and so on."""
    with _reading(path) as archive:
        for name in archive.namelist():
            with _told_as_damage(path), archive.open(name) as member:
                while member.read(_CHUNK):
                    job.check()


def _decrypt(
    path: Path, name: str, identity: "str | Identity", out: IO[bytes] | None, job: JobContext
) -> bytes:
    import pyrage  # noqa: PLC0415

    if isinstance(identity, str):
        identity = pyrage.x25519.Identity.from_str(identity)
    with _reading(path) as archive, _told_as_damage(path), archive.open(name) as sealed:
        target = _Target(out, job, None if isinstance(out, BytesIO) else out)
        _pipe(pyrage.decrypt_io, _Source(sealed, job), target, [identity])
        return target.hash.digest()


@contextmanager
def _reading(path: Path) -> "Iterator[zipfile.ZipFile]":
    """Open a file that claims to be a backup, and refuse what has another shape.

    Its members are never unpacked by their names.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_shape(path, archive)
            yield archive
    except FileNotFoundError as exc:
        raise InputError("no_such_file", file=path.name) from exc
    except OSError as exc:
        raise InputError("file_unreadable", file=path.name, detail=type(exc).__name__) from exc
    except (zipfile.BadZipFile, ValueError, KeyError, TypeError, NotImplementedError) as exc:
        raise InputError("not_a_backup", file=path.name, detail=type(exc).__name__) from exc


def _check_shape(path: Path, archive: zipfile.ZipFile) -> None:
    infos = archive.infolist()
    whole = {info.filename for info in infos} == _MEMBERS and len(infos) == len(_MEMBERS)
    small = all(info.file_size <= _MOST_BYTES.get(info.filename, info.file_size) for info in infos)
    stored = all(info.compress_type == zipfile.ZIP_STORED for info in infos)
    if not (whole and small and stored):
        raise InputError("not_a_backup", file=path.name, detail="shape")
    found = json.loads(archive.read(MANIFEST))["format"]
    if found > FORMAT:
        raise InputError("backup_newer", file=path.name, detail=f"format {found}")


def _manifest(told: dict[str, Any]) -> Manifest:
    return Manifest(
        made_at=datetime.fromisoformat(told["made_at"]).astimezone(),
        schema=int(told["schema"]),
        campaigns=int(told["campaigns"]),
        messages=int(told["messages"]),
        size=int(told["size"]),
    )


@contextmanager
def _told_as_damage(path: Path) -> "Iterator[None]":
    import pyrage  # noqa: PLC0415

    try:
        yield
    except (pyrage.DecryptError, OSError, zipfile.BadZipFile, EOFError) as exc:
        raise InputError("backup_damaged", file=path.name, detail=str(exc)) from exc


# --- what Rust reads and writes ---------------------------------------------------------------


class _Side:
    """One end of a pipe through Rust, which would lose what went wrong in it.

    Hashes what passes, and rests now and then: a job that is to stop does so there. ``disk`` is
    the file below, where one is written.
    """

    def __init__(self, job: JobContext, disk: IO[bytes] | None = None) -> None:
        self.hash = sha256()
        self.error: BaseException | None = None
        self._job = job
        self._disk = disk
        self._since_rest = 0

    def _passed(self, data: bytes) -> None:
        self.hash.update(data)
        self._since_rest += len(data)
        if self._since_rest >= _CHUNK:
            self._since_rest = 0
            if self._disk is not None:
                self._disk.flush()
                os.fsync(self._disk.fileno())
            self._job.sleep(_REST_SECONDS)


class _Source(_Side):
    """Where bytes come from."""

    def __init__(self, file: IO[bytes], job: JobContext) -> None:
        super().__init__(job)
        self._file = file

    def read(self, size: int = -1) -> bytes:
        """Read, as a file does."""
        try:
            data = self._file.read(size)
            self._passed(data)
        except BaseException as exc:
            self.error = exc
            raise
        return data


class _Target(_Side):
    """Where bytes go; nowhere without a file."""

    def __init__(
        self, file: IO[bytes] | None, job: JobContext, disk: IO[bytes] | None = None
    ) -> None:
        super().__init__(job, disk)
        self._file = file

    def write(self, data: bytes) -> int:
        """Write, as a file does."""
        try:
            if self._file is not None:
                self._file.write(data)
            self._passed(data)
        except OSError as exc:
            code = "no_room" if exc.errno == errno.ENOSPC else "file_not_writable"
            self.error = InputError(code, file=getattr(self._file, "name", ""))
            raise
        except BaseException as exc:
            self.error = exc
            raise
        return len(data)

    def flush(self) -> None:
        """Nothing is held back here."""


def _pipe(work: Callable[..., None], source: _Source, target: _Target, keys: list[Any]) -> None:
    """Let Rust work from one side to the other; raise what went wrong at either, or what it did."""
    try:
        work(source, target, keys)
    except Exception:
        for side in (target, source):
            if side.error is not None:
                raise side.error from None
        raise
