"""Every benchmark in turn: each prints its limit, a peer and ours, taken in one run.

A benchmark reports; it never fails on time. ``--rows N`` makes the big ones smaller.
"""

import subprocess
import sys

BENCHES = (
    "bench_paint",
    "bench_schedule",
    "bench_core",
    "bench_files",
    "bench_sending",
    "bench_reports",
    "bench_privacy",
    "bench_history",
    "bench_export",
)


def main() -> int:
    """Run them one after the other, each in a process of its own."""
    rows = sys.argv[1:]
    exits = []
    for name in BENCHES:
        sys.stdout.write(f"\n== {name}\n")
        sys.stdout.flush()
        words = [] if name in ("bench_paint", "bench_schedule") else rows
        command = [sys.executable, "-m", f"tests.benchmarks.{name}", *words]
        exits.append(subprocess.run(command, check=False).returncode)
    return max(exits)


if __name__ == "__main__":
    sys.exit(main())
