"""A VFS of ours under the very SQLite that the program uses: every write, sync, read and lock of a
database passes through a ``Storage``, which may fail it, delay it or take note of it.

The default VFS becomes a copy of the system's own. A file is opened by the system's code; then its
table of methods is exchanged for a copy in which the methods that the storage asks for are ours.
The shared memory of a WAL database (its ``-shm``) is mapped, not written, and passes by.
"""

import _sqlite3
import ctypes
import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass
from functools import partial
from typing import Any

OK, BUSY, READONLY, FULL, CANTOPEN = 0, 5, 8, 13, 14
IOERR_READ, IOERR_WRITE, IOERR_FSYNC, IOERR_TRUNCATE, IOERR_DELETE = (
    10 | kind << 8 for kind in (1, 3, 4, 6, 10)
)
_WRAPPED = 0x100 | 0x800 | 0x80000  # the flags of a database, its journal and its WAL
_SHM_LOCK = 2
_WRITER = 0  # the lock of a WAL that only one may hold
_RESERVED = 2  # the level from which a lock is to write

# names as pointers: SQLite keeps them, and more stands behind their end
_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))
_Delete = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_Close = CFUNCTYPE(c_int, c_void_p)
_Bytes = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Truncate = CFUNCTYPE(c_int, c_void_p, c_int64)
_Word = CFUNCTYPE(c_int, c_void_p, c_int)
_Size = CFUNCTYPE(c_int, c_void_p, POINTER(c_int64))
_ShmLock = CFUNCTYPE(c_int, c_void_p, c_int, c_int, c_int)


class _Vfs(ctypes.Structure):
    _fields_ = [
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", _Open),
        ("delete", _Delete),
        ("others", c_void_p * 14),
    ]


class _Methods(ctypes.Structure):
    _fields_ = [
        ("version", c_int),
        ("close", _Close),
        ("read", _Bytes),
        ("write", _Bytes),
        ("truncate", _Truncate),
        ("sync", _Word),
        ("size", _Size),
        ("lock", _Word),
        ("others", c_void_p * 6),
        ("shm_lock", _ShmLock),
        ("more", c_void_p * 4),
    ]


class _File(ctypes.Structure):
    _fields_ = [("methods", c_void_p)]


_sqlite = ctypes.CDLL(_sqlite3.__file__)  # finds what it is linked to: the same, not another copy
_sqlite.sqlite3_vfs_find.restype = POINTER(_Vfs)
_kept: list[object] = []  # SQLite may call these until the process ends


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that SQLite wants done to a file: ``run`` does it and returns SQLite's code."""

    kind: str  # open, delete, read, write, truncate, sync or lock (to write)
    path: str
    run: Callable[[], int]
    offset: int = 0  # of a write; the new size of a truncate
    data: bytes = b""
    file: "File | None" = None


class Storage:
    """What lies under the database. Subclasses say which ``kinds`` they handle, and how.

    ``operate`` is called in whichever thread uses the database, and must not raise.
    """

    kinds: frozenset[str] = frozenset()

    def operate(self, operation: Operation) -> int:
        """Do it, or return the code of an error."""
        return operation.run()


class Trouble(Storage):
    """A storage on which one kind of operation fails: ``lasting`` times, from the ``first`` on.

    Between ``begin`` and ``end`` all of them fail.
    """

    def __init__(self, kind: str, code: int, *, first: int = 0, lasting: int = 0) -> None:
        self.kinds = frozenset({kind})
        self.code = code
        self.struck = 0  # how often
        self._failing = range(first, first + lasting)
        self._counter = itertools.count(1)  # threads share it
        self._on = False

    def begin(self) -> None:
        self._on = True

    def end(self) -> None:
        self._on = False

    def operate(self, operation: Operation) -> int:
        if next(self._counter) in self._failing or self._on:
            self.struck += 1
            return self.code
        return operation.run()


@dataclass(frozen=True, slots=True)
class File:
    """An open file, by the system's own methods."""

    path: str
    address: int
    methods: _Methods

    def size(self) -> int:
        """Return how many bytes it has."""
        found = c_int64()
        code = self.methods.size(self.address, ctypes.byref(found))
        assert code == OK, code
        return found.value

    def content(self, offset: int, length: int) -> bytes:
        """Return what stands there, which is shorter at the end of the file."""
        length = max(0, min(length, self.size() - offset))
        if not length:
            return b""
        buffer = ctypes.create_string_buffer(length)
        code = self.methods.read(self.address, ctypes.addressof(buffer), length, offset)
        assert code == OK, code
        return buffer.raw


@contextmanager
def under(storage: Storage) -> Iterator[None]:
    """Put ``storage`` under every database that is opened inside the block."""
    system = _sqlite.sqlite3_vfs_find(None)
    ours = _Interposed(storage, system.contents)
    _sqlite.sqlite3_vfs_register(ctypes.byref(ours.vfs), 1)
    _kept.append(ours)
    try:
        yield
    finally:
        _sqlite.sqlite3_vfs_unregister(ctypes.byref(ours.vfs))
        _sqlite.sqlite3_vfs_register(system, 1)


class _Interposed:
    """The copy of the system's VFS, and the files that are open through it."""

    def __init__(self, storage: Storage, system: _Vfs) -> None:
        self._storage = storage
        self._system = system
        self._files: dict[int, File] = {}
        self._tables: dict[int, _Methods] = {}
        self.vfs = _Vfs.from_buffer_copy(system)
        self.vfs.name = b"under-test"
        self.vfs.open = _Open(self._open)
        self.vfs.delete = _Delete(self._delete)

    def _open(self, _vfs: int, name: int | None, file: int, flags: int, out: Any) -> int:
        run = partial(self._system.open, ctypes.addressof(self._system), name, file, flags, out)
        if name is None or not flags & _WRAPPED:
            return run()
        path = ctypes.string_at(name).decode()
        code = self._do(Operation("open", path, run))
        handle = _File.from_address(file)
        if code == OK:
            methods = _Methods.from_address(handle.methods)
            self._files[file] = File(path, file, methods)
            handle.methods = ctypes.addressof(self._table(handle.methods))
        else:
            handle.methods = None  # nothing to close
        return code

    def _delete(self, _vfs: int, name: int, durably: int) -> int:
        run = partial(self._system.delete, ctypes.addressof(self._system), name, durably)
        return self._do(Operation("delete", ctypes.string_at(name).decode(), run))

    def _do(self, operation: Operation) -> int:
        if operation.kind in self._storage.kinds:
            return self._storage.operate(operation)
        return operation.run()

    def _table(self, system: int) -> _Methods:
        """Return our copy of a table of the system's."""
        if system not in self._tables:
            table = _Methods.from_buffer_copy(_Methods.from_address(system))
            table.close = _Close(self._close)
            for kind, ours in (
                ("read", _Bytes(self._read)),
                ("write", _Bytes(self._write)),
                ("truncate", _Truncate(self._truncate)),
                ("sync", _Word(self._sync)),
                ("lock", _Word(self._lock)),
            ):
                if kind in self._storage.kinds:
                    setattr(table, kind, ours)
            if "lock" in self._storage.kinds and table.shm_lock:
                table.shm_lock = _ShmLock(self._shm_lock)
            self._tables[system] = table
        return self._tables[system]

    def _close(self, file: int) -> int:
        return self._files.pop(file).methods.close(file)

    def _read(self, file: int, buffer: int, length: int, offset: int) -> int:
        one = self._files[file]
        run = partial(one.methods.read, file, buffer, length, offset)
        return self._storage.operate(Operation("read", one.path, run, offset, file=one))

    def _write(self, file: int, buffer: int, length: int, offset: int) -> int:
        one = self._files[file]
        run = partial(one.methods.write, file, buffer, length, offset)
        data = ctypes.string_at(buffer, length)
        return self._storage.operate(Operation("write", one.path, run, offset, data, one))

    def _truncate(self, file: int, size: int) -> int:
        one = self._files[file]
        run = partial(one.methods.truncate, file, size)
        return self._storage.operate(Operation("truncate", one.path, run, size, file=one))

    def _sync(self, file: int, flags: int) -> int:
        one = self._files[file]
        run = partial(one.methods.sync, file, flags)
        return self._storage.operate(Operation("sync", one.path, run, file=one))

    def _lock(self, file: int, level: int) -> int:
        one = self._files[file]
        run = partial(one.methods.lock, file, level)
        if level < _RESERVED:
            return run()
        return self._storage.operate(Operation("lock", one.path, run, file=one))

    def _shm_lock(self, file: int, slot: int, count: int, flags: int) -> int:
        one = self._files[file]
        run = partial(one.methods.shm_lock, file, slot, count, flags)
        if slot != _WRITER or not flags & _SHM_LOCK:
            return run()
        return self._storage.operate(Operation("lock", one.path, run, file=one))
