"""Build the program for this system into dist/smsdesk, and let it prove itself there.

The built program must pass its own self-test and the tour away from the source tree.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
BUILT = TOP / "dist" / "smsdesk"
MOST_MB = 150


def main() -> int:
    """Build, try, and say how large it came out."""
    began = time.monotonic()
    shutil.rmtree(BUILT, ignore_errors=True)
    run(
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
        "--distpath", TOP / "dist", "--workpath", TOP / "build" / "pyinstaller",
        TOP / "packaging" / "smsdesk.spec",
    )  # fmt: skip
    files = [path for path in BUILT.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"built in {time.monotonic() - began:.0f} s: {size:.0f} MB")
    if size > MOST_MB:
        print(f"larger than {MOST_MB} MB: something came along that does not belong")
        return 1
    with tempfile.TemporaryDirectory() as away:
        moved = Path(away) / "smsdesk"
        shutil.copytree(BUILT, moved, symlinks=True)
        alone = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        program = moved / "smsdesk"
        run(program, "selftest", cwd=away, env=alone)
        run(program, "demo", "--tour", Path(away) / "tour", cwd=away, env=alone)
    return 0


def run(*words: object, cwd: str | Path = TOP, env: dict[str, str] | None = None) -> None:
    """Run one command and stop the build where it fails."""
    done = subprocess.run([str(word) for word in words], cwd=cwd, env=env, check=False)
    if done.returncode:
        raise SystemExit(f"{Path(str(words[0])).name} {words[1]}: exit {done.returncode}")


if __name__ == "__main__":
    sys.exit(main())
