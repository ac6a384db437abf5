"""The rules that no linter knows, each with what it must find and what it must let pass."""

import ast
import os
import re
import socket
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
UI = "smsdesk/ui/"
LOCKS = ("packaging/requirements.lock",)
NOT_OURS = {".git", ".venv", "build", "dist", "__pycache__", ".mypy_cache", ".ruff_cache"}
WRITTEN = {".py", ".md", ".toml", ".json", ".ts", ".txt", ".lock", ".sh", ".spec", ".nsi", ".html"}

# Who may catch everything and go on; who raises again may anywhere.
BROAD = {
    "smsdesk/selftest.py": "whatever a build lost is told, not raised",
    "smsdesk/cli/__init__.py": "a bug ends in one sentence and exit 1",
    "smsdesk/providers/transport.py": "what is unforeseen is judged by its phase, like all else",
    "smsdesk/services/engine.py": "what is unforeseen is unknown, and told to whoever decides",
    "smsdesk/store/writer.py": "handed to whoever waits for the commit",
    "smsdesk/ui/jobs.py": "a job that crashes is told of",
}

Found = Iterator[tuple[ast.AST, str]]


def words_cannot_be_translated(tree: ast.AST, path: str) -> Found:
    """lupdate reads plain literals alone, and knows the class of ``self.tr`` alone."""
    if not path.startswith(UI):
        return
    for call in calls(tree):
        match name_of(call), call.args:
            case "tr", [word, *_]:
                if not isinstance(call.func, ast.Attribute) or not is_name(call.func.value, "self"):
                    yield call, "tr() of something else than self gets a context no one looks up"
            case "QT_TRANSLATE_NOOP", [_, word, *_]:
                pass
            case "translate", [context, ast.JoinedStr() | ast.BinOp() | ast.Call() as word, *_]:
                if not is_literal(context):
                    continue  # of a string or a painter
            case _:
                continue
        if not is_literal(word):
            yield call, f"{name_of(call)}() takes a plain literal; .format() fills it afterwards"


def data_becomes_html(tree: ast.AST, path: str) -> Found:
    """Qt takes text that looks like HTML for HTML, and loads what it names."""
    if path.startswith(f"{UI}widgets/"):
        return
    for call in calls(tree):
        function = ast.unparse(call.func)
        texts = [*call.args, *(k.value for k in call.keywords if k.arg != "parent")]
        if function.split(".")[0] == "QMessageBox" or function.endswith(".QMessageBox"):
            yield call, "QMessageBox renders HTML; use the dialogs of smsdesk.ui"
        elif name_of(call) == "QLabel" and any(not is_our_word(t) for t in texts):
            yield call, "QLabel renders HTML; use PlainLabel"
        elif name_of(call) in {"setToolTip", "setWhatsThis"} and not all(map(is_our_word, texts)):
            yield call, f"{name_of(call)} renders HTML; use set_tip"


def sql_is_put_together(tree: ast.AST, path: str) -> Found:
    """Values go in as parameters; only literals and constants are added up."""
    if path == "smsdesk/store/db.py":
        return  # PRAGMAs and the schema's own steps take no parameters
    for call in calls(tree):
        if name_of(call) in {"execute", "executemany", "executescript"} and call.args:
            sql = call.args[0]
            while isinstance(sql, ast.BinOp) and isinstance(sql.op, ast.Add) and is_sql(sql.right):
                sql = sql.left
            if isinstance(sql, ast.JoinedStr | ast.BinOp) or (
                isinstance(sql, ast.Call) and name_of(sql) in {"format", "join", "replace"}
            ):
                yield call, "SQL is made of literals and constants; values are named parameters"


def slot_is_a_lambda(tree: ast.AST, path: str) -> Found:
    """Qt drops a bound method with its widget; a lambda is called with a dead one."""
    for call in calls(tree):
        if name_of(call) == "connect" and any(isinstance(a, ast.Lambda) for a in call.args):
            yield call, "connect() takes a bound method, not a lambda"


def qt_outside_the_window(tree: ast.AST, path: str) -> Found:
    if path.startswith(UI) or path == "smsdesk/app.py":
        return
    for node in ast.walk(tree):
        modules = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            modules = [node.module or ""]
        if any(module.split(".")[0] in {"PySide6", "shiboken6"} for module in modules):
            yield node, "Qt is imported in smsdesk/ui and smsdesk/app.py alone"


def prints(tree: ast.AST, path: str) -> Found:
    if not path.startswith("smsdesk/cli/"):
        for call in calls(tree):
            if is_name(call.func, "print"):
                yield call, "only the command line prints"


def catches_everything(tree: ast.AST, path: str) -> Found:
    if path in BROAD:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            if isinstance(node.body[-1], ast.Raise):
                continue
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        elif isinstance(node, ast.Call) and name_of(node) == "suppress":
            caught = node.args
        else:
            continue
        if any(c is None or name_in(c) in {"Exception", "BaseException"} for c in caught):
            yield node, f"catches everything; only {', '.join(sorted(BROAD))} may"


def does_not_run(tree: ast.AST, path: str) -> Found:
    """A part that is missing fails its test."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            word = name_in(node)
            if word in {"skipif", "skipIf", "skipUnless", "xfail", "importorskip", "SkipTest"} or (
                word == "skip" and re.search(r"\b(mark|pytest|unittest)\.skip$", ast.unparse(node))
            ):
                yield node, "a test is not skipped, and not expected to fail"


IN_PROGRAM = {
    words_cannot_be_translated: (
        [
            "self.tr(f'{n} sent')",
            "self.tr(word)",
            "self.tr('a' + b)",
            "widget.tr('a')",
            "tr('a')",
            "QCoreApplication.translate('Chart', f'{n} sent')",
            "QT_TRANSLATE_NOOP('Chart', word)",
        ],
        [
            "self.tr('{n} sent').format(n=1)",
            "self.tr('%n sent', '', n)",
            "QCoreApplication.translate('Chart', TITLE)",
            "painter.translate(x, y + 1)",
            "text.translate(table)",
        ],
    ),
    data_becomes_html: (
        [
            "QLabel(name)",
            "QLabel(f'<b>{name}</b>')",
            "QtWidgets.QLabel(text=name)",
            "QMessageBox.warning(self, title, text)",
            "QMessageBox(self)",
            "button.setToolTip(contact.name)",
            "item.setToolTip(self.tr('{a}').format(a=name))",
        ],
        [
            "QLabel()",
            "QLabel(self)",
            "QLabel(self.tr('Name'), parent=self)",
            "b.setToolTip(self.tr('Show') if hidden else self.tr('Hide'))",
        ],
    ),
    sql_is_put_together: (
        [
            "db.execute(f'DELETE FROM {t}')",
            "db.execute('SELECT %s' % name)",
            "db.execute('SELECT ' + name)",
            "db.execute('SELECT ' + name + _FROM)",
            "db.executemany('{}'.format(t), rows)",
        ],
        [
            "db.execute('SELECT :a', {'a': 1})",
            "db.execute('SELECT ' + _COLUMNS + _FROM + 'LIMIT 1')",
            "db.execute(INSERT, row)",
            "pool.execute()",
        ],
    ),
    slot_is_a_lambda: (
        ["self.button.clicked.connect(lambda: self.go(1))"],
        ["self.button.clicked.connect(self.go)", "sorted(rows, key=lambda row: row.id)"],
    ),
    qt_outside_the_window: (
        ["import PySide6.QtCore", "from PySide6.QtCore import QObject", "import shiboken6"],
        ["import sqlite3", "from smsdesk.core import models"],
    ),
    prints: (["print('x')"], ["log.info('x')", "painter.print('x')"]),
    catches_everything: (
        [
            "try: go()\nexcept Exception: pass",
            "try: go()\nexcept (OSError, BaseException): pass",
            "try: go()\nexcept: pass",
            "with contextlib.suppress(Exception): go()",
        ],
        [
            "try: go()\nexcept OSError: pass",
            "try: go()\nexcept (ValueError, KeyError): pass",
            "try: go()\nexcept BaseException:\n    undo()\n    raise",
        ],
    ),
}
IN_TESTS = {
    does_not_run: (
        [
            "@pytest.mark.skip\ndef test_a(): pass",
            "@pytest.mark.skipif(sys.platform == 'x', reason='')\ndef test_a(): pass",
            "pytestmark = pytest.mark.xfail",
            "pytest.skip('no display')",
            "pytest.importorskip('gi')",
            "raise unittest.SkipTest",
        ],
        ["send(skip={'empty_field'})", "sheet.skip()", "rows.skip = 3"],
    ),
}
# Where a planted line stands: in the part of the program where the rule holds.
PLACE = {words_cannot_be_translated: f"{UI}planted.py", data_becomes_html: f"{UI}planted.py"}
RULES = {**IN_PROGRAM, **IN_TESTS}
Rule = Callable[[ast.AST, str], Found]


def rule_name(value: object) -> str | None:
    return getattr(value, "__name__", None)


@pytest.mark.parametrize("rule", RULES, ids=rule_name)
def test_rule_is_kept(rule: Rule) -> None:
    folder = "tests" if rule in IN_TESTS else "smsdesk"

    broken = [
        f"{path}:{node.lineno}: {why}"
        for path, tree in trees(folder)
        for node, why in rule(tree, path)
    ]

    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("rule", RULES, ids=rule_name)
def test_rule_finds_what_breaks_it_and_nothing_else(rule: Rule) -> None:
    breaks, keeps = RULES[rule]
    path = PLACE.get(rule, "smsdesk/core/planted.py")

    missed = [code for code in breaks if not list(rule(ast.parse(code), path))]
    wronged = [code for code in keeps if list(rule(ast.parse(code), path))]

    assert (missed, wronged) == ([], [])


def test_no_text_names_a_machine_or_a_package_registry() -> None:
    folders = r"(?<![\w.~}])/(?:root|work|home/\w+|Users/\w+)/"
    hosts = r"\b(?:py[p]i|files\.python[h]osted|registry\.n[p]mjs|d[e]b\.debian)\.(?:org|com)\b"
    named = re.compile(f"{folders}|{hosts}")

    broken = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in texts()
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if named.search(line)
    ]

    assert not broken, "\n".join(broken)


def test_locks_hold_names_versions_and_hashes_alone() -> None:
    for name in LOCKS:
        lines = (ROOT / name).read_text("utf-8").splitlines()
        assert not [line for line in lines if re.search(r"://|@ |^-", line)]
    others = {"uv.lock", "poetry.lock", "Pipfile.lock"}
    assert not [name for name in others if (ROOT / name).exists()]


def test_every_dependency_is_locked_as_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = [entry for group in project["dependency-groups"].values() for entry in group]
    declared = [*project["project"]["dependencies"], *(e for e in groups if isinstance(e, str))]
    lock = (ROOT / "packaging/requirements.lock").read_text("utf-8")
    pins = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock, re.MULTILINE))

    wrong = [
        text
        for requirement, text in ((Requirement(text), text) for text in declared)
        if (pin := pins.get(canonicalize_name(requirement.name))) is None
        or pin not in requirement.specifier
    ]

    assert not wrong, f"packaging/lock.sh makes the lock anew: {', '.join(wrong)}"


@pytest.mark.parametrize("call", ["connect", "look_up", "sendto"])
def test_no_test_reaches_another_machine(call: str, network_reached: list[str]) -> None:
    far = ("192.0.2.1", 9)  # set aside for documentation: nobody is there

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock, pytest.raises(ConnectionError):
        if call == "connect":
            sock.connect(far)
        elif call == "sendto":
            sock.sendto(b"x", far)
        else:
            socket.getaddrinfo("sms.example", 443)

    assert len(network_reached) == 1
    network_reached.clear()


def test_tests_reach_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


# Reading sources


@cache
def trees(folder: str) -> list[tuple[str, ast.AST]]:
    paths = sorted((ROOT / folder).rglob("*.py"))
    return [(p.relative_to(ROOT).as_posix(), ast.parse(p.read_text("utf-8"))) for p in paths]


def texts() -> Iterator[Path]:
    """What people write in this repository."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS]
        for path in (Path(folder, name) for name in names):
            if path.suffix in WRITTEN or path.name in {"Makefile", "LICENSE", "run"}:
                yield path


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def name_in(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def name_of(call: ast.Call) -> str:
    return name_in(call.func)


def is_name(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def is_literal(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_sql(node: ast.AST) -> bool:
    return is_literal(node) or name_in(node).isupper()


def is_our_word(node: ast.AST) -> bool:
    """A literal, or the translation of one, or the parent."""
    if isinstance(node, ast.IfExp):
        return is_our_word(node.body) and is_our_word(node.orelse)
    if isinstance(node, ast.Call):
        return name_of(node) in {"tr", "translate"}
    return is_literal(node) or is_name(node, "self") or is_name(node, "parent")
