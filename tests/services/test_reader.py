"""The child that reads contacts files: what ruins it does no harm, and ends it in time."""

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from smsdesk.core.errors import Cancelled, InputError, StoreError
from smsdesk.core.jobs import JobContext
from smsdesk.paths import own_command
from smsdesk.services.reader import Reader, ReaderCrashed

FIRST = "import os, signal, sys, time; sys.stdin.buffer.readline(); "


def reader(code: str, **kwargs) -> Reader:
    """A reader whose child runs this code in place of our program."""
    return Reader([sys.executable, "-c", FIRST + textwrap.dedent(code)], **kwargs)


def heard(one: Reader, request=None, job=None):
    return list(one.news(request or {}, job or JobContext()))


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat").read_text("ascii", "replace")
    return status.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("os.abort()", "file_too_demanding"),  # as calamine does when memory is refused
        ("os.kill(os.getpid(), signal.SIGSEGV)", "reader_died"),
        ("sys.exit(0)", "reader_died"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "file_too_demanding"),  # as the system's own guard
        ("os.kill(os.getpid(), signal.SIGXCPU)", "file_too_demanding"),
        ("print('progress\\t[1,', end='', flush=True)", "reader_died"),  # cut off in a line
    ],
)
def test_a_child_that_dies_is_a_sentence(code, expected):
    with pytest.raises(InputError) as caught:
        heard(reader(code))
    assert caught.value.code == expected


def test_a_child_that_says_nothing_is_ended():
    code = "print(f'progress\\t{os.getpid()}', flush=True); time.sleep(100)"
    news = reader(code, silent_seconds=0.5).news({}, JobContext())
    pid = int(next(news)[1])

    with pytest.raises(InputError, match="file_too_demanding"):
        next(news)

    assert not alive(pid)


def test_who_stops_listening_or_the_job_ends_the_child():
    code = "print(f'progress\\t{os.getpid()}', flush=True); time.sleep(100)"
    news = reader(code).news({}, JobContext())
    pid = int(next(news)[1])
    assert alive(pid)
    news.close()
    assert not alive(pid)

    job = JobContext()
    news = reader(code).news({}, job)
    pid = int(next(news)[1])
    job.cancel()
    with pytest.raises(Cancelled):
        next(news)
    assert not alive(pid)


def test_a_child_that_takes_too_much_memory_is_refused_it():
    code = """
    from smsdesk.services import reader, file_work, limits
    limits.MOST_MEMORY = 200 * 1024 * 1024
    def greedy(_request):
        yield "progress", [0, 0]
        yield "result", len(bytearray(500 * 1024 * 1024))
    file_work.WORKS = {"greedy": greedy}
    sys.stdin = open(os.memfd_create("r"), "r+")
    sys.stdin.write('{"work": "greedy"}\\n'); sys.stdin.seek(0)
    reader.serve()
    """
    lines = textwrap.dedent(code).replace("\\\\n", "\\n")
    child = Reader([sys.executable, "-c", FIRST.replace("; ", "\n") + lines])
    with pytest.raises(InputError, match="file_too_demanding"):
        heard(child)


def test_its_errors_keep_their_kind_and_words():
    for kind, wanted in (("InputError", InputError), ("StoreError", StoreError)):
        line = "error\t" + json.dumps([kind, "wrong_column", {"good": 3}, "x"])
        with pytest.raises(wanted) as caught:
            heard(reader(f"print({line!r})"))
        assert (caught.value.params, caught.value.detail) == ({"good": 3}, "x")


def test_a_bug_in_it_is_a_bug_here_and_tells_no_cell(tmp_path):
    request = {"work": "facts", "path": str(tmp_path), "options": {"no_such": "0812345678"}}
    with pytest.raises(ReaderCrashed) as caught:
        heard(Reader(own_command()), request)
    assert "TypeError" in str(caught.value)
    assert "0812345678" not in str(caught.value)


def test_it_cannot_be_started():
    with pytest.raises(InputError, match="reader_failed"):
        heard(Reader(["no-such-program-at-all"]))


def test_a_parent_that_is_killed_takes_the_child_with_it(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("โทร\n" + "".join(f"08{at:08}\n" for at in range(400_000)), "utf-8")
    code = f"""
    import subprocess, sys
    from smsdesk.core.jobs import JobContext
    from smsdesk.paths import own_command
    from smsdesk.services import reader
    plain = subprocess.Popen
    def started(*args, **kwargs):
        child = plain(*args, **kwargs)
        print(child.pid, flush=True)
        return child
    reader.subprocess.Popen = started
    request = {{"work": "people", "path": {str(path)!r}, "options": {{}}, "text": None}}
    for _news in reader.Reader(own_command()).news(request, JobContext()):
        import time; time.sleep(1)
    """
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True
    )
    pid = int(parent.stdout.readline())
    time.sleep(0.5)
    assert alive(pid)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    ends = time.monotonic() + 10
    while alive(pid) and time.monotonic() < ends:
        time.sleep(0.02)
    assert not alive(pid)
