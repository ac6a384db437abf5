"""Lists of a million objects that hold nobody up when they go."""

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, Final, Generic, TypeVar, overload

T = TypeVar("T")

_MANY: Final = 20_000
_SLICE: Final = 2_000


class LargeList(Sequence[T], Generic[T]):
    """A list that belongs to this alone; its objects are freed a slice at a time, in a thread.

    Freed at once, a million objects keep every thread from running for a tenth of a second,
    whoever lets go of them.
    """

    __slots__ = ("_objects",)

    def __init__(self, objects: list[T]) -> None:
        self._objects = objects

    def __len__(self) -> int:
        return len(self._objects)

    def __iter__(self) -> Iterator[T]:
        return iter(self._objects)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> list[T]: ...
    def __getitem__(self, at: Any) -> Any:
        return self._objects[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._objects == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __del__(self) -> None:
        """Hand what is in it to a thread that lets others run meanwhile."""
        if len(self._objects) <= _MANY or sys.is_finalizing():
            return
        with suppress(RuntimeError):  # no thread can be had: then all at once
            threading.Thread(target=_free, args=(self._objects,), daemon=True).start()


def _free(objects: list[Any]) -> None:
    while objects:
        del objects[-_SLICE:]
