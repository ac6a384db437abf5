"""The pure rules beside their limit and their peer, all in one run.

``python -m tests.benchmarks.bench_core [--rows N]`` prints, in µs an item and as medians of
interleaved rounds: what | limit | peer | ours | peer ÷ ours | ours ÷ limit. It reports; it never
fails on time. Peers that cost 20 µs an item see a part of the rows only.
"""

import argparse
import gc
import random
import re
import statistics
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import phonenumbers

from smsdesk.core import phone, sms_text, template, thai_text

ROUNDS = 5
PEER_ROWS = 5_000
GSM7 = set(sms_text.GSM7_BASIC)
GSM7_PAIRS = set(sms_text.GSM7_EXTENSION)


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the report: three ways to treat the same items."""

    what: str
    items: Sequence[object]
    limit: Callable[[Sequence[object]], object]
    peer: Callable[[Sequence[object]], object]
    ours: Callable[[Sequence[object]], object]


def main() -> None:
    """Measure each case and print its row."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=200_000)
    rows = arguments.parse_args().rows
    show("what", "limit µs", "peer µs", "ours µs", "faster", "of limit")
    for case in cases(rows):
        limit, peer, ours = measured(case)
        show(
            case.what,
            *(f"{micros:.2f}" for micros in (limit, peer, ours)),
            f"{peer / ours:.1f} ×",
            f"{ours / limit:.1f} ×",
        )


def cases(rows: int) -> Iterable[Case]:
    """Every part of the core that has a speed to reach (figures of the design)."""
    chance = random.Random(66)
    numbers = [messy_number(chance, row) for row in range(rows)]
    yield Case("numbers, ten messy shapes", numbers, slices, library, ours_of_numbers)
    yield Case(
        "numbers, all 0812345678",
        [mobile(chance) for _ in numbers],
        slices,
        library,
        ours_of_numbers,
    )
    yield Case(
        "numbers, Excel ate the 0",
        [mobile(chance)[1:] for _ in numbers],
        slices,
        library,
        ours_of_numbers,
    )
    names = [f"{chance.choice(NAMES)} {chance.choice(NAMES)}วงศ์" for _ in numbers]
    titled = [chance.choice(TITLES) + name for name in names]
    yield Case("titles, names without", names, copies, one_pattern, ours_of_titles)
    yield Case("titles, names with one", titled, copies, one_pattern, ours_of_titles)
    yield Case("repairs, names well typed", names, copies, normalized, ours_of_repairs)
    people = [person(chance, row) for row in range(rows)]
    yield Case("merge, 120 characters", people, f_strings, format_maps, ours_of_merge)
    thai = [THAI_TEXT.format(*row) for row in people]
    latin = [LATIN_TEXT.format(*row) for row in people]
    emoji = [text + "🙂" for text in thai]
    yield Case("parts, Thai, 120 units", thai, lengths, loops, ours_of_parts)
    yield Case("parts, ASCII, 153 septets", latin, lengths, loops, ours_of_parts)
    yield Case("parts, Thai with an emoji", emoji, lengths, loops, ours_of_parts)


def measured(case: Case) -> tuple[float, float, float]:
    """µs an item of limit, peer and ours: medians of interleaved rounds, the collector at rest."""
    few = case.items[:PEER_ROWS]
    ways = ((case.limit, case.items), (case.peer, few), (case.ours, case.items))
    seconds: list[list[float]] = [[], [], []]
    for _ in range(ROUNDS):
        for spent, (way, items) in zip(seconds, ways, strict=True):
            gc.collect()
            gc.disable()
            started = time.perf_counter()
            way(items)
            spent.append((time.perf_counter() - started) / len(items) * 1e6)
            gc.enable()
    limit, peer, ours = map(statistics.median, seconds)
    return limit, peer, ours


def show(what: str, *columns: str) -> None:
    """Print one row of the report."""
    sys.stdout.write(f"{what:<28}" + "".join(f"| {column:>9} " for column in columns) + "\n")


# --- numbers ---------------------------------------------------------------------------------


def mobile(chance: random.Random) -> str:
    return f"0{chance.choice('689')}{chance.randrange(1, 6)}{chance.randrange(10**7):07}"


def messy_number(chance: random.Random, row: int) -> str:
    """As offices' files have them: 95 % in nine shapes, 2 % lost digits, 2 % blank, 1 % junk."""
    number = mobile(chance)
    a, b, c = number[:3], number[3:6], number[6:]
    shapes = (
        number,
        f"{a}-{b}-{c}",
        f"{a} {b} {c}",
        number[1:],
        f"+66{number[1:]}",
        f"66{number[1:]}",
        f"+66 {number[1:3]} {b} {c}",
        f"({a}) {b}.{c}",
        f"66{number[1:]}.0",
    )
    junk = (
        number.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")),
        f"02-{b}-{c}",
        "ไม่มี",
        f"{a}\u200b{b}{c}",
    )
    rare = (f"6.6{number[1:4]}E+10", "", f"6.6{number[1:4]}E+10", "", chance.choice(junk))
    return rare[row // 20 % 5] if row % 20 == 0 else shapes[row % len(shapes)]


def slices(numbers: Sequence[object]) -> object:
    return ["+66" + number[1:] for number in numbers]  # type: ignore[index]


def library(numbers: Sequence[object]) -> object:
    return [library_number(str(number)) for number in numbers]


def library_number(written: str) -> str | None:
    try:
        number = phonenumbers.parse(written, "TH")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def ours_of_numbers(numbers: Sequence[object]) -> object:
    return phone.parse_many(numbers)  # type: ignore[arg-type]


# --- names -----------------------------------------------------------------------------------

NAMES = ("สมชาย", "กมลวรรณ", "นพดล", "พรทิพย์", "ณัฐพล", "ศิริพร", "คุณากร", "น้ำฝน", "อรทัย", "วิชัย")
TITLES = ("นาย", "นาง", "นางสาว", "น.ส.", "คุณ", "ดร. ", "พ.ต.อ.", "ว่าที่ร้อยตรี")
ONE_PATTERN = re.compile(f"({'|'.join(map(re.escape, TITLES))})(.*)")


def copies(names: Sequence[object]) -> object:
    return [("", name) for name in names]


def one_pattern(names: Sequence[object]) -> object:
    """The titles as most scripts cut them off: it makes นางนวล of นาง and นวล."""
    matches = [ONE_PATTERN.match(str(name)) for name in names]
    return [
        match.groups() if match else ("", name) for match, name in zip(matches, names, strict=True)
    ]


def ours_of_titles(names: Sequence[object]) -> object:
    return thai_text.split_titles(names)  # type: ignore[arg-type]


def normalized(names: Sequence[object]) -> object:
    return [unicodedata.normalize("NFKC", str(name)) for name in names]


def ours_of_repairs(names: Sequence[object]) -> object:
    return thai_text.repair_all(names)  # type: ignore[arg-type]


# --- merge -----------------------------------------------------------------------------------

HEADER = ("ชื่อ", "ยอด", "วันที่", "เลขที่")
THAI_TEXT = "เรียนคุณ{} ยอดชำระ {} บาท ครบกำหนดวันที่ {} เลขที่สัญญา {} หากชำระแล้วขออภัยมา ณ ที่นี้ ขอบคุณค่ะ"
LATIN_TEXT = (
    "Dear customer, your payment of {1} baht is due today, contract {3}. If you have paid "
    "already, please take no notice of this message. Thank you, the office"
)
TEMPLATE = THAI_TEXT.format(*(f"{{{name}}}" for name in HEADER))


def person(chance: random.Random, row: int) -> tuple[str, ...]:
    name = chance.choice(("สมชาย", "จันทร์เพ็ญ", "กมลวรรณ", "ณัฐพล"))
    return name, f"{chance.randrange(100, 99_999):,}", f"{row % 28 + 1} ต.ค. 69", f"TH-{row:07}"


def f_strings(people: Sequence[object]) -> object:
    rows: Sequence[tuple[str, ...]] = people  # type: ignore[assignment]
    return [
        f"เรียนคุณ{a} ยอดชำระ {b} บาท ครบกำหนดวันที่ {c} เลขที่สัญญา {d} หากชำระแล้วขออภัยมา ณ ที่นี้ ขอบคุณค่ะ"
        for a, b, c, d in rows
    ]


def format_maps(people: Sequence[object]) -> object:
    return [
        TEMPLATE.format_map(dict(zip(HEADER, row, strict=True)))  # type: ignore[call-overload]
        for row in people
    ]


def ours_of_merge(people: Sequence[object]) -> object:
    render = template.compile_template(TEMPLATE).renderer(HEADER)
    return list(render.each(people))  # type: ignore[arg-type]


# --- parts -----------------------------------------------------------------------------------


def lengths(texts: Sequence[object]) -> object:
    return [len(text) for text in texts]  # type: ignore[arg-type]


def loops(texts: Sequence[object]) -> object:
    return [loop(str(text)) for text in texts]


def loop(text: str) -> int:
    """Parts by looking at each character, as most calculators do."""
    gsm7 = True
    septets = units = 0
    for char in text:
        if char in GSM7:
            septets += 1
        elif char in GSM7_PAIRS:
            septets += 2
        else:
            gsm7 = False
        units += 2 if ord(char) > 0xFFFF else 1
    if gsm7:
        return 1 if septets <= 160 else -(-septets // 153)
    return 1 if units <= 70 else -(-units // 67)


def ours_of_parts(texts: Sequence[object]) -> object:
    return [sms_text.measure(text) for text in texts]  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
