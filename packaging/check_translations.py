"""Are both languages complete? ``--update`` carries new words into the catalogues.

Sentences stand in ``resources/texts/{th,en}.json`` (code → text, hint, button), the window's words
in ``resources/translations/smsdesk_{th,en}.ts``: Thai has every word, English, the language of the
sources, only the plural forms. ``qt_th.ts`` holds Qt's own words, written by hand.
"""

import ast
import json
import re
import shutil
import string
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXTS = ROOT / "resources" / "texts"
CATALOGUES = ROOT / "resources" / "translations"
SOURCES = ROOT / "smsdesk"
LANGUAGES = ("th", "en")
FIELDS = {"text", "hint", "button"}
PLACE = re.compile(r"\{\w*\}|%[1-9L]")

Entries = dict[str, dict[str, str]]
Word = tuple[str, str]  # the context and the source text


def main(arguments: list[str]) -> int:
    """Print what is missing, one line each."""
    if arguments == ["--update"]:
        for language in LANGUAGES:
            lupdate(CATALOGUES / f"smsdesk_{language}.ts", language, "-no-obsolete")
        return 0
    problems = [*check_texts(TEXTS), *check_catalogues(CATALOGUES)]
    for problem in problems:
        print(problem)
    print(f"languages: {len(problems)} problems" if problems else "languages: complete")
    return 1 if problems else 0


# Sentences


def check_texts(folder: Path) -> Iterator[str]:
    """Yield what is wrong with the sentences."""
    both: dict[str, Entries] = {}
    for language in LANGUAGES:
        path = folder / f"{language}.json"
        try:
            both[language] = json.loads(path.read_text("utf-8"), object_pairs_hook=_once)
        except (OSError, ValueError) as exc:
            yield f"{path.name}: cannot be read: {exc}"
    if len(both) < len(LANGUAGES):
        return
    wrong = [
        f"{language}.json: {code}: {problem}"
        for language, entries in both.items()
        for code, entry in entries.items()
        for problem in check_entry(entry)
    ]
    yield from wrong or compare_texts(both["th"], both["en"])


def check_entry(entry: object) -> Iterator[str]:
    """Yield what is wrong with one code's sentence by itself."""
    if not isinstance(entry, dict) or "text" not in entry or entry.keys() - FIELDS:
        yield 'must be {"text": …} with a "hint" or a "button" or both'
        return
    for field, value in entry.items():
        if not isinstance(value, str) or not value.strip():
            yield f"{field} is empty"
            continue
        try:
            places = list(string.Formatter().parse(value))
        except ValueError as exc:
            yield f"{field}: {exc}"
            continue
        for _, name, form, conversion in places:
            if name is not None and (not name.isidentifier() or form or conversion):
                yield f"{field}: a place is a plain {{name}}, not {{{name}}} with more to it"


IN_EACH = {"{thai}", "{english}"}
"""Places for what has a name in each language, such as a holiday."""


def compare_texts(thai: Entries, english: Entries) -> Iterator[str]:
    """Yield what one language has and the other has not."""
    for code in sorted(thai.keys() ^ english.keys()):
        yield f"{'en' if code in thai else 'th'}.json: {code} is missing"
    for code in sorted(thai.keys() & english.keys()):
        ours, theirs = thai[code], english[code]
        for field in sorted(ours.keys() ^ theirs.keys()):
            yield f"{'en' if field in ours else 'th'}.json: {code}: {field} is missing"
        for field in sorted(ours.keys() & theirs.keys()):
            if different := (names_of(ours[field]) ^ names_of(theirs[field])) - IN_EACH:
                names = ", ".join(sorted(different))
                yield f"{code}: {field} has {names} in one language only"


def names_of(text: str) -> set[str]:
    """Return the names that a sentence fills in; doubled braces are braces."""
    return {f"{{{name}}}" for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def places_of(text: str) -> set[str]:
    """Return the places to fill in a text."""
    return set(PLACE.findall(text))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    seen = dict(pairs)
    if len(seen) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"twice: {', '.join(sorted({n for n in names if names.count(n) > 1}))}")
    return seen


# The window's words


def check_catalogues(folder: Path) -> Iterator[str]:
    """Yield what is wrong with the catalogues, brought up to date in a copy."""
    with tempfile.TemporaryDirectory() as scratch:
        for language in LANGUAGES:
            kept = folder / f"smsdesk_{language}.ts"
            copy = Path(scratch, kept.name)
            if not kept.exists():
                yield f"{kept.name} does not exist: make update-translations"
                continue
            shutil.copy(kept, copy)
            lupdate(copy, language)
            yield from check_catalogue(copy)
            if language == "th":
                for context, source in sorted(words_of_sources() - words_of(copy)):
                    yield f"{context}: {source!r} is not seen by lupdate: it stands in an f-string?"
    for path in sorted(folder.glob("qt_*.ts")):
        yield from check_catalogue(path)


def check_catalogue(path: Path) -> Iterator[str]:
    """Yield each word that has no finished translation, or that the sources no longer have."""
    for context, message in messages(path):
        source = message.findtext("source", "")
        where = f"{path.name}: {context}: {source!r}"
        translation = message.find("translation")
        kind = "" if translation is None else translation.get("type", "")
        if kind in {"vanished", "obsolete"}:
            yield f"{where} is no longer in the sources: make update-translations"
            continue
        forms = [] if translation is None else [form.text or "" for form in translation]
        if message.get("numerus") != "yes":
            forms = [message.findtext("translation", "")]
        if kind == "unfinished" or not forms or not all(form.strip() for form in forms):
            yield f"{where} is not translated"
            continue
        if any(places_of(form) != places_of(source) for form in forms):
            yield f"{where}: its translation has other places to fill"
        if len(forms) == 1 and ("%n" in source) != ("%n" in forms[0]):
            yield f"{where}: %n stands in one of source and translation only"


def messages(path: Path) -> Iterator[tuple[str, ET.Element]]:
    """Yield the messages of a catalogue with their contexts."""
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            yield name, message


def words_of(path: Path) -> set[Word]:
    """Return what a catalogue has."""
    return {(context, message.findtext("source", "")) for context, message in messages(path)}


def words_of_sources() -> set[Word]:
    """Return what the sources ask to be translated, as Python reads them."""
    return {
        word
        for path in window_sources()
        for word in words_in(ast.parse(path.read_text("utf-8")), "")
    }


def words_in(node: ast.AST, context: str) -> Iterator[Word]:
    """Yield the words under ``node``; ``self.tr`` speaks for the class around it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield from _words_of_call(child, context)
        yield from words_in(child, child.name if isinstance(child, ast.ClassDef) else context)


def _words_of_call(call: ast.Call, context: str) -> Iterator[Word]:
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    match name, call.args:
        case "tr", [ast.Constant(value=str(source)), *_]:
            yield context, source
        case (
            ("translate" | "QT_TRANSLATE_NOOP"),
            [
                ast.Constant(value=str(named)),
                ast.Constant(value=str(source)),
                *_,
            ],
        ):
            yield named, source


def window_sources() -> list[Path]:
    """Return the modules that may speak through Qt."""
    return [*sorted((SOURCES / "ui").rglob("*.py")), *SOURCES.glob("app.py")]


def lupdate(catalogue: Path, language: str, *options: str) -> None:
    """Bring a catalogue up to date with the sources."""
    plural = ["-pluralonly"] if language == "en" else []
    with tempfile.TemporaryDirectory() as scratch:
        # A folder would do for lupdate, but it finds no Python in one.
        listed = Path(scratch, "sources.lst")
        listed.write_text("\n".join(str(p.relative_to(ROOT)) for p in window_sources()), "utf-8")
        done = subprocess.run(
            [
                str(Path(sys.executable).with_name("pyside6-lupdate")),
                *("-silent", "-locations", "none", "-source-language", "en"),
                *("-target-language", language, *plural, *options),
                *(f"@{listed}", "-ts", str(catalogue)),
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode or not catalogue.exists():
        sys.exit(f"pyside6-lupdate failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
