"""What a child that reads a stranger's file may take of this computer, set by itself at its start.

More memory is refused it, more seconds end it. The window and the sender go first.
"""

import os
import sys
from pathlib import Path
from typing import Final

MOST_MEMORY: Final = 480 * 1024 * 1024
"""Bytes beyond what a child begins with; a sheet of a million rows needs 390 MB."""
TO_COPY: Final = 3
"""So many times the memory is given to who copies a workbook: 8 KB a row of twelve cells."""
MOST_CPU_SECONDS: Final = 300
_NICENESS: Final = 10


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMITS: Final = 9
    _PROCESS_TIME: Final = 0x2
    _PROCESS_MEMORY: Final = 0x100
    _TICKS_A_SECOND: Final = 10_000_000

    class _Limits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of the Windows API (winnt.h)."""

        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def limit_itself(times: int = 1) -> None:
        """Put this process into a job of its own with limits, so many times the memory.

        Raises OSError.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, wintypes.LPCWSTR)
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE,
            ctypes.c_int,
            ctypes.c_void_p,
            wintypes.DWORD,
        )
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        limits = _Limits(
            LimitFlags=_PROCESS_TIME | _PROCESS_MEMORY,
            PerProcessUserTimeLimit=MOST_CPU_SECONDS * _TICKS_A_SECOND,
            ProcessMemoryLimit=times * MOST_MEMORY,
        )
        job = kernel.CreateJobObjectW(None, None)
        done = (
            job
            and kernel.SetInformationJobObject(
                job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
            )
            and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
        )
        if not done:
            raise ctypes.WinError(ctypes.get_last_error())
else:
    import resource

    def limit_itself(times: int = 1) -> None:
        """Let the window and the sender go first, and the system refuse more time and memory.

        ``times`` is how often the memory of others is given.
        """
        os.nice(_NICENESS)
        wanted = {resource.RLIMIT_CPU: MOST_CPU_SECONDS, resource.RLIMIT_CORE: 0}
        if sys.platform == "linux":  # macOS knows no such limit
            wanted[resource.RLIMIT_AS] = _address_space() + times * MOST_MEMORY
        for kind, most in wanted.items():
            _soft, hard = resource.getrlimit(kind)
            soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (soft, hard))

    def _address_space() -> int:
        """Return the bytes of address space in use."""
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        return pages * resource.getpagesize()
