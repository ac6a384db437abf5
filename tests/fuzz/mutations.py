"""Spoils contacts files: the samples of tests/files/samples, cut, doubled, flipped and lied in."""

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "files" / "samples"
TEXTS = (".csv", ".txt")
BOOKS = (".xlsx", ".xlsm", ".ods", ".xls")
SPECIAL = (
    b"\0", b'"', b'""', b"\r", b"\n", b",", b";", b"\t", b"|", b"\xff\xfe", b"\xef\xbb\xbf",
    b"\xff", b"=1+1", b"sep=,\n", "ๆ".encode(), "\u200b".encode(), b"BEGIN:VCARD\n", b"<html>",
)  # fmt: skip
NUMBERS = (b"-1", b"0", b"4294967295", b"99999999999999999999", b"1048577", b"1e308", b"NaN", b"")
DOCTYPE = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;"> ]>'
Mutation = Callable[[random.Random, bytearray], None]


def flip(chance: random.Random, data: bytearray) -> None:
    for _one in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def cut(chance: random.Random, data: bytearray) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.randint(1, max(len(data) // 4, 1))]


def break_off(chance: random.Random, data: bytearray) -> None:
    del data[chance.randrange(len(data)) :]


def double(chance: random.Random, data: bytearray) -> None:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randint(1, 200)]
    data[start:start] = piece * chance.choice((1, 2, 50, 2_000))


def put_in(chance: random.Random, data: bytearray) -> None:
    at = chance.randrange(len(data) + 1)
    data[at:at] = chance.choice(SPECIAL) * chance.choice((1, 1, 3, 500))


def swap(chance: random.Random, data: bytearray) -> None:
    size = chance.randint(1, max(len(data) // 4, 1))
    one, other = (chance.randrange(max(len(data) - size, 1)) for _side in range(2))
    data[one : one + size], data[other : other + size] = (
        data[other : other + size],
        data[one : one + size],
    )


def lie(chance: random.Random, data: bytearray) -> None:
    """Put another number where one stands: a row, a count, a shared string, a size."""
    found = list(re.finditer(rb"\d+", data))
    for number in chance.sample(found, min(len(found), chance.randint(1, 3)))[::-1]:
        if number.end() <= len(data):
            data[number.start() : number.end()] = chance.choice(NUMBERS)


def declare(chance: random.Random, data: bytearray) -> None:
    at = data.find(b"?>") + 2
    data[at:at] = DOCTYPE
    if chance.random() < 0.5:
        place = data.find(b"<t>")
        data[place:place] = b"&c;"


ANY: tuple[Mutation, ...] = (flip, cut, break_off, double, put_in, swap, lie)
IN_XML: tuple[Mutation, ...] = (*ANY, lie, lie, double, declare)


def spoiled(chance: random.Random, data: bytes, mutations: tuple[Mutation, ...]) -> bytes:
    """Return data after one to four mutations."""
    left = bytearray(data)
    for _time in range(chance.randint(1, 4)):
        if left:
            chance.choice(mutations)(chance, left)
    return bytes(left)


def spoiled_parts(chance: random.Random, data: bytes) -> bytes:
    """Spoil one or two parts of a workbook, and pack it anew so that the archive is sound."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in chance.sample(list(parts), min(2, len(parts))):
        parts[name] = spoiled(chance, parts[name], IN_XML)
    if chance.random() < 0.1:
        parts.pop(chance.choice(list(parts)))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


def texts(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Give so many spoiled text files: a suffix, and what is in it."""
    chance = random.Random(seed)
    samples = _samples(TEXTS)
    for _at in range(count):
        suffix, data = chance.choice(samples)
        yield suffix, spoiled(chance, data, ANY)


def books(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Give so many spoiled workbooks, three in four with a sound archive."""
    chance = random.Random(seed)
    samples = _samples(BOOKS)
    for _at in range(count):
        suffix, data = chance.choice(samples)
        if data.startswith(b"PK") and chance.random() < 0.75:
            yield suffix, spoiled_parts(chance, data)
        else:
            yield suffix, spoiled(chance, data, ANY)


def _samples(suffixes: tuple[str, ...]) -> list[tuple[str, bytes]]:
    paths = sorted(path for path in SAMPLES.iterdir() if path.suffix in suffixes)
    return [(path.suffix, path.read_bytes()) for path in paths]
