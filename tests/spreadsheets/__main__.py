"""LibreOffice as the judge of what we write: ``python -m tests.spreadsheets``.

Every file of ours, full of what a spreadsheet would calculate (``payloads``), is opened by
LibreOffice, CSV files by each separator and with formulas evaluated, and saved as flat XML: no cell
may have a formula. To see that the judge sees any, it is given a file that has some. Needs soffice;
so it is not one of the tests of ``make test``, but fails as they do.
"""

import csv
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.spreadsheets.payloads import PAYLOADS, write_all

SEPARATORS = {",": "44", ";": "59", "tab": "9"}
_FORMULA = re.compile(r'table:formula="([^"]*)"')


def main() -> int:
    """Open everything; the exit code is 1 where something is calculated."""
    if shutil.which("soffice") is None:
        say("needs soffice: Debian's package libreoffice-calc; nothing was tried")
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not judge_sees(folder):
            say("FAIL LibreOffice finds no formula where there are some: nothing was judged")
            return 1
        wrong = 0
        for path in write_all(folder):
            for how, found in formulas(path, folder):
                say(f"{'FAIL' if found else 'ok  '} {path.name} {how}".rstrip())
                for formula in found:
                    say(f"     {formula}")
                wrong += bool(found)
    say(f"{len(PAYLOADS)} payloads: {f'{wrong} wrong' if wrong else 'all right'}")
    return 1 if wrong else 0


def judge_sees(folder: Path) -> bool:
    """Tell whether LibreOffice takes a bare "=1+1" in a CSV file for a formula."""
    path = folder / "judge.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(["=1+1", "x"])
    return all(found for _how, found in formulas(path, folder))


def formulas(path: Path, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Give how a file was opened, and the formulas that LibreOffice found in it."""
    if path.suffix != ".csv":
        yield "", opened(path, folder, [])
        return
    for name, code in SEPARATORS.items():
        # separator, quote, UTF-8, from line 1; detect special numbers; evaluate formulas
        options = f"CSV:{code},34,76,1,,0,false,true,false,false,false,0,true"
        yield f"parted by {name}", opened(path, folder, [f"--infilter={options}"])


def opened(path: Path, folder: Path, options: list[str]) -> list[str]:
    """Return the formulas of a file as LibreOffice opens it."""
    target = folder / "seen"
    shutil.rmtree(target, ignore_errors=True)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", *options, "--convert-to", "fods"]
    subprocess.run(
        [*command, "--outdir", str(target), str(path)], check=True, capture_output=True, timeout=300
    )
    (seen,) = target.iterdir()
    return _FORMULA.findall(seen.read_text("utf-8"))


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
