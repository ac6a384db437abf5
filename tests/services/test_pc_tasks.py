"""What this computer starts by itself: read back by the parsers of each system, or like them."""

import configparser
import importlib.util
import plistlib
import re
import shlex
import shutil
import subprocess
import sys
import types
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from smsdesk.core.errors import SmsdeskError
from smsdesk.services.pc_tasks import PcState, PcTasks, linux, macos, windows
from smsdesk.services.pc_tasks.base import short_hash
from smsdesk.services.pc_tasks.linux import LinuxTasks
from smsdesk.services.pc_tasks.macos import MacTasks
from smsdesk.services.pc_tasks.windows import WindowsTasks

PYTHON = "/opt/my tools/python"
HARD = [
    "plain",
    "two words",
    "ข้อความ ถึง ลูกค้า",
    'say "hi"',
    "it's",
    "100% %h %%",
    "$HOME ${HOME} $$",
    "back\\slash\\",
    "`date`",
    "a;b & c > d < e | f # g * ? ~ ()",
    "a=b",
    "",
]
AUTOSTART_GENERATOR = "/usr/lib/systemd/user-generators/systemd-xdg-autostart-generator"
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


class Tools:
    """A folder that is the whole PATH, with tools that write down how they were called."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._log = folder.parent / "calls"

    def add(self, name: str, *, fails_at: str = "no such word") -> None:
        """Put a tool there; one whose arguments hold ``fails_at`` says no."""
        tool = self._folder / name
        tool.write_text(
            "#!/bin/sh\n"
            f'echo "{name} $*" >> {shlex.quote(str(self._log))}\n'
            f'case "$*" in *"{fails_at}"*)\n'
            '  echo "Access is denied." >&2; echo "More." >&2; exit 1 ;;\n'
            "esac\n"
        )
        tool.chmod(0o755)

    def add_that_keeps_its_xml(self, kept: Path) -> None:
        self.add("schtasks")
        with (self._folder / "schtasks").open("a") as tool:
            cp = shlex.quote(str(shutil.which("cp", path="/usr/bin:/bin")))
            tool.write(f'[ "$4" = /XML ] && {cp} "$5" {shlex.quote(str(kept))}; exit 0\n')

    def calls(self) -> list[str]:
        return self._log.read_text().splitlines() if self._log.exists() else []


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with spaces and Thai letters, which need not exist yet."""
    folder = tmp_path / "บ้าน ของ me"
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    return folder


@pytest.fixture
def tools(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Tools:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("SYSTEMROOT", raising=False)
    return Tools(folder)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / 'ข้อมูล 100% $HOME "x"'


def files_under(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file() or path.is_symlink())


# What systemd reads


def words_of_unit(text: str) -> list[str]:
    """Undo systemd's quotes, its specifiers and its variables, in that order."""
    unit = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    unit.read_string(text)
    words = shlex.split(re.sub(r"\$", "\0", unit["Service"]["ExecStart"]))
    return [word.replace("%%", "%").replace("\0\0", "$") for word in words]


def test_unit_hands_every_word_over() -> None:
    words = [PYTHON, *HARD]

    shell, *rest = words_of_unit(linux.service_unit(words))

    assert [shell, *rest] == ["/bin/sh", "-c", 'exec "$@"', "smsdesk", *words]


def test_shell_of_the_unit_runs_the_program_with_its_words() -> None:
    show = "import sys; print(ascii(sys.argv[1:]))"
    words = words_of_unit(linux.service_unit([sys.executable, "-c", show, *HARD]))

    done = subprocess.run(words, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == ascii(HARD)


def test_service_runs_once_and_timer_names_it() -> None:
    assert "\nType=oneshot\n" in linux.service_unit(["x"])
    timer = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    timer.read_string(linux.timer_unit("a.service"))
    assert dict(timer["Timer"]) == {
        "oncalendar": "*:0/5",
        "accuracysec": "15s",
        "persistent": "true",
        "unit": "a.service",
    }
    assert timer["Install"]["wantedby"] == "timers.target"


def test_systemd_finds_nothing_wrong(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        return  # this machine has no systemd to ask
    tmp_path.joinpath("a.service").write_text(linux.service_unit([PYTHON, *HARD]))
    tmp_path.joinpath("a.timer").write_text(linux.timer_unit("a.service"))

    units = [str(tmp_path / "a.service"), str(tmp_path / "a.timer")]
    done = subprocess.run(
        [analyze, "verify", "--user", *units],
        capture_output=True,
        text=True,
        check=False,
        env={"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )

    said = done.stdout + done.stderr
    assert "a.service" not in said
    assert "a.timer" not in said
    assert done.returncode == 0, said


# What desktops read


def words_of_entry(text: str) -> list[str]:
    """Undo the escapes of a string, the quotes of Exec and its field codes, in that order."""
    entry = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    entry.read_string(text)
    line = entry["Desktop Entry"]["Exec"].replace("\\\\", "\\")
    quoted = re.findall(r'"((?:\\["`$\\]|[^"`$\\])*)"(?: |$)', line)
    assert " ".join(f'"{word}"' for word in quoted) == line
    words = [re.sub(r"\\(.)", r"\1", word) for word in quoted]
    assert not [word for word in words if word.replace("%%", "").count("%")]
    return [word.replace("%%", "%") for word in words]


def test_desktop_entry_hands_every_word_over() -> None:
    words = [PYTHON, *HARD]

    assert words_of_entry(linux.desktop_entry(words)) == words


def test_desktop_finds_a_program_with_a_percent_sign_in_its_path() -> None:
    words = words_of_entry(linux.desktop_entry(["/opt/100% ours/smsdesk", "x"]))

    assert words == ["env", "/opt/100% ours/smsdesk", "x"]


def test_systemd_makes_a_unit_of_the_desktop_entry(tmp_path: Path) -> None:
    if not Path(AUTOSTART_GENERATOR).exists():
        return  # this machine's desktops are not started by systemd
    autostart = tmp_path / "autostart"
    autostart.mkdir()
    words = [sys.executable, "-m", "smsdesk", "ข้อมูล ของ me", 'say "hi"', "100% sure", "it's"]
    autostart.joinpath("a.desktop").write_text(linux.desktop_entry(words))
    out = tmp_path / "out"
    out.mkdir()

    subprocess.run(
        [AUTOSTART_GENERATOR, out, out, out],
        check=True,
        env={"XDG_CONFIG_HOME": str(tmp_path), "XDG_CONFIG_DIRS": str(out), "HOME": str(tmp_path)},
    )

    (unit,) = out.glob("*.service")
    line = re.search(r"^ExecStart=:?(.*)$", unit.read_text(), re.MULTILINE)
    assert line
    assert [word.replace("%%", "%") for word in shlex.split(line[1])] == words


# What Windows reads


def words_of_line(line: str) -> list[str]:
    """Split a command line as Microsoft's C runtime does."""
    words, word, inside, open_word, place = [], "", False, False, 0
    while place < len(line):
        slashes = len(line) - place - len(line[place:].lstrip("\\"))
        place += slashes
        following = line[place : place + 1]
        if slashes:
            word += "\\" * (slashes // 2 if following == '"' else slashes)
            open_word = True
        if following == '"' and slashes % 2:
            word += '"'
        elif following == '"':
            inside, open_word = not inside, True
        elif following in {" ", "\t"} and not inside:
            words += [word] if open_word else []
            word, open_word = "", False
        else:
            word, open_word = word + following, open_word or bool(following)
        place += 1
    return [*words, word] if open_word else words


def text_of(task: ET.Element, path: str) -> str:
    text = task.findtext("/".join(TASK + name for name in path.split("/")))
    assert text is not None, path
    return text


def test_task_hands_every_word_over() -> None:
    program = "C:\\Users\\สมชาย & <Co>\\smsdesk.exe"

    task = ET.fromstring(windows.task_file([program, *HARD]))

    assert text_of(task, "Actions/Exec/Command") == program
    assert words_of_line(text_of(task, "Actions/Exec/Arguments")) == HARD


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("Principals/Principal/LogonType", "InteractiveToken"),
        ("Principals/Principal/RunLevel", "LeastPrivilege"),
        ("Settings/Hidden", "true"),
        ("Settings/WakeToRun", "true"),
        ("Settings/StartWhenAvailable", "true"),
        ("Settings/DisallowStartIfOnBatteries", "false"),
        ("Settings/StopIfGoingOnBatteries", "false"),
        ("Settings/MultipleInstancesPolicy", "IgnoreNew"),
        ("Settings/ExecutionTimeLimit", "PT12H"),
        ("Triggers/TimeTrigger/StartBoundary", "2026-01-01T00:00:00"),
        ("Triggers/TimeTrigger/Repetition/Interval", "PT5M"),
    ],
)
def test_task_is_set_as_wanted(path: str, text: str) -> None:
    assert text_of(ET.fromstring(windows.task_file(["x", "y"])), path) == text


def test_task_repeats_without_end_in_the_encoding_schtasks_reads() -> None:
    content = windows.task_file(["x", "ไทย"])

    assert content.startswith(b"\xff\xfe<\0")
    assert "Duration" not in content.decode("utf-16")


def test_run_line_hands_every_word_over() -> None:
    assert words_of_line(windows.run_line([PYTHON, *HARD])) == [PYTHON, *HARD]


def test_run_line_too_long_for_windows_is_refused() -> None:
    assert len(windows.run_line(["x" * 260])) == 260
    with pytest.raises(SmsdeskError, match="task_refused"):
        windows.run_line(["x" * 261])


# What launchd reads


def test_agent_hands_every_word_over() -> None:
    agent = plistlib.loads(macos.launch_agent("a", [PYTHON, *HARD], {"RunAtLoad": True}))

    assert agent == {"Label": "a", "ProgramArguments": [PYTHON, *HARD], "RunAtLoad": True}


# The systems, with tools that only write down what they are told

TOOL_OF = {LinuxTasks: "systemctl", MacTasks: "launchctl", WindowsTasks: "schtasks"}


def test_this_system_is_chosen(data: Path, home: Path) -> None:
    tasks = PcTasks([PYTHON], data)

    assert tasks.state() == PcState(run_due=False, at_login=False)
    tasks.set_at_login(True)
    assert tasks.state() == PcState(run_due=False, at_login=True)
    tasks.set_at_login(False)
    assert files_under(home) == []


def test_linux_timer_on_and_off(tools: Tools, data: Path, home: Path) -> None:
    tools.add("systemctl")
    tasks = PcTasks([PYTHON, "-m", "smsdesk"], data)
    name = f"smsdesk-run-due-{short_hash(data)}"
    units = home / "config" / "systemd" / "user"

    tasks.set_run_due(True)

    assert tasks.state() == PcState(run_due=True, at_login=False)
    words = words_of_unit((units / f"{name}.service").read_text())[4:]
    expected = [PYTHON, "-m", "smsdesk", "--data-dir", str(data), "schedule", "run-due"]
    assert words == expected
    assert f"Unit={name}.service" in (units / f"{name}.timer").read_text()
    assert tools.calls() == [
        "systemctl --user daemon-reload",
        f"systemctl --user enable --now {name}.timer",
    ]

    tasks.set_run_due(False)
    tasks.set_run_due(False)

    assert not tasks.state().run_due
    assert files_under(home) == []
    assert tools.calls()[2:] == [
        f"systemctl --user disable --now {name}.timer",
        "systemctl --user daemon-reload",
    ]


@pytest.mark.parametrize("step", ["daemon-reload", "enable"])
def test_linux_timer_that_is_refused_leaves_nothing(
    tools: Tools, data: Path, home: Path, step: str
) -> None:
    tools.add("systemctl", fails_at=step)
    tasks = PcTasks([PYTHON], data)
    wants = home / "config" / "systemd" / "user" / "timers.target.wants"
    wants.mkdir(parents=True)
    wants.joinpath(f"smsdesk-run-due-{short_hash(data)}.timer").symlink_to("../gone")

    with pytest.raises(SmsdeskError) as caught:
        tasks.set_run_due(True)

    assert caught.value.code == "task_refused"
    assert caught.value.detail == "systemctl: Access is denied."
    assert files_under(home) == []


def test_linux_timer_that_does_not_stop_is_told_of_and_stays(tools: Tools, data: Path) -> None:
    tools.add("systemctl", fails_at="disable")
    tasks = PcTasks([PYTHON], data)
    tasks.set_run_due(True)

    with pytest.raises(SmsdeskError, match="task_refused"):
        tasks.set_run_due(False)

    assert tasks.state().run_due


def test_linux_autostart_on_and_off(data: Path, home: Path) -> None:
    tasks = LinuxTasks([PYTHON, "-m", "smsdesk"], data)

    tasks.set_at_login(True)

    assert tasks.state() == PcState(run_due=False, at_login=True)
    entry = home / "config" / "autostart" / f"smsdesk-{short_hash(data)}.desktop"
    expected = [PYTHON, "-m", "smsdesk", "--data-dir", str(data), "--minimized"]
    assert words_of_entry(entry.read_text()) == expected

    tasks.set_at_login(False)
    tasks.set_at_login(False)

    assert files_under(home) == []


def test_relative_config_home_is_ignored(
    data: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "config")

    LinuxTasks([PYTHON], data).set_at_login(True)

    assert len(list((home / ".config" / "autostart").iterdir())) == 1


def test_mac_agent_on_anew_and_off(tools: Tools, data: Path, home: Path) -> None:
    tools.add("launchctl", fails_at="print")
    tasks = MacTasks([PYTHON], data)
    path = home / "Library" / "LaunchAgents" / f"smsdesk-run-due-{short_hash(data)}.plist"

    tasks.set_run_due(True)

    assert tasks.state() == PcState(run_due=True, at_login=False)
    agent = plistlib.loads(path.read_bytes())
    assert agent["Label"] == path.stem
    assert agent["StartInterval"] == 300
    assert agent["ProgramArguments"][1:] == ["--data-dir", str(data), "schedule", "run-due"]
    session = macos._session()
    looked = f"launchctl print {session}/{path.stem}"
    taken_out = f"launchctl bootout {session}/{path.stem}"
    put_in = f"launchctl bootstrap {session} {path}"
    assert tools.calls() == [looked, put_in]

    tools.add("launchctl")  # which knows it now
    tasks.set_run_due(True)
    tasks.set_run_due(False)

    assert tools.calls()[2:] == [looked, taken_out, put_in, looked, taken_out]
    assert files_under(home) == []


def test_mac_agent_that_is_refused_leaves_nothing(tools: Tools, data: Path, home: Path) -> None:
    tools.add("launchctl", fails_at="bootstrap")

    with pytest.raises(SmsdeskError, match="task_refused"):
        MacTasks([PYTHON], data).set_run_due(True)

    assert files_under(home) == []


def test_mac_login_agent_calls_no_tool(tools: Tools, data: Path, home: Path) -> None:
    tasks = MacTasks([PYTHON], data)

    tasks.set_at_login(True)

    assert tasks.state() == PcState(run_due=False, at_login=True)
    (path,) = (home / "Library" / "LaunchAgents").iterdir()
    agent = plistlib.loads(path.read_bytes())
    assert agent["ProgramArguments"] == [PYTHON, "--data-dir", str(data), "--minimized"]
    assert agent["RunAtLoad"] is True
    assert "StartInterval" not in agent

    tasks.set_at_login(False)

    assert files_under(home) == []


def test_windows_task_on_and_off(tools: Tools, data: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.xml"
    tools.add_that_keeps_its_xml(kept)
    tasks = WindowsTasks([PYTHON], data)
    name = f"smsdesk-run-due-{short_hash(data)}"

    tasks.set_run_due(True)
    assert tasks.state().run_due
    tasks.set_run_due(False)

    create, *others = tools.calls()
    written = re.fullmatch(rf"schtasks /Create /TN {name} /XML (.*) /F", create)
    assert written
    assert not Path(written[1]).parent.exists()
    expected = windows.task_file([PYTHON, "--data-dir", str(data), "schedule", "run-due"])
    assert kept.read_bytes() == expected
    assert others == [
        f"schtasks /Query /TN {name}",
        f"schtasks /Query /TN {name}",
        f"schtasks /Delete /TN {name} /F",
    ]


def test_windows_task_that_is_not_there_is_not_deleted(tools: Tools, data: Path) -> None:
    tools.add("schtasks", fails_at="/Query")
    tasks = WindowsTasks([PYTHON], data)

    tasks.set_run_due(False)

    assert not tasks.state().run_due
    assert not any("/Delete" in call for call in tools.calls())


def test_windows_takes_its_own_schtasks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYSTEMROOT", "/windows")

    assert windows._schtasks() == "/windows/System32/schtasks.exe"


@pytest.mark.parametrize("system", TOOL_OF)
def test_tool_that_refuses_is_told_of(
    tools: Tools, data: Path, home: Path, system: type[LinuxTasks]
) -> None:
    tools.add(TOOL_OF[system], fails_at="")
    tasks = system([PYTHON], data)

    with pytest.raises(SmsdeskError) as caught:
        tasks.set_run_due(True)

    assert caught.value.code == "task_refused"
    assert caught.value.detail == f"{TOOL_OF[system]}: Access is denied."
    assert tasks.state() == PcState(run_due=False, at_login=False)
    assert files_under(home) == []


@pytest.mark.parametrize("system", TOOL_OF)
def test_tool_that_is_missing_is_told_of(
    tools: Tools, data: Path, home: Path, system: type[LinuxTasks]
) -> None:
    tasks = system([PYTHON], data)

    with pytest.raises(SmsdeskError) as caught:
        tasks.set_run_due(True)

    assert caught.value.code == "task_refused"
    assert caught.value.detail == f"{TOOL_OF[system]}: No such file or directory"
    assert tasks.state() == PcState(run_due=False, at_login=False)
    assert files_under(home) == []


def test_tool_that_hangs_is_told_of(
    tools: Tools, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smsdesk.services.pc_tasks.base._TOOL_SECONDS", 0.2)
    tool = tmp_path / "bin" / "schtasks"
    tool.write_text("#!/bin/sh\nexec /bin/sleep 60\n")
    tool.chmod(0o755)

    with pytest.raises(SmsdeskError) as caught:
        WindowsTasks([PYTHON], data).set_run_due(True)

    assert caught.value.detail == "schtasks: no answer in 0.2 s"


@pytest.mark.parametrize("system", [LinuxTasks, MacTasks])
def test_folder_that_takes_no_files_is_told_of(
    tools: Tools, data: Path, home: Path, system: type[LinuxTasks]
) -> None:
    tools.add(TOOL_OF[system], fails_at="print")
    home.write_text("a file where the home should be")
    tasks = system([PYTHON], data)

    for switch in (tasks.set_run_due, tasks.set_at_login):
        with pytest.raises(SmsdeskError, match="task_refused"):
            switch(True)
    assert tasks.state() == PcState(run_due=False, at_login=False)


@pytest.mark.parametrize("system", TOOL_OF)
@pytest.mark.parametrize("name", ["two\nlines", "no-utf-8-\udcff"])
def test_folder_no_file_can_name_is_told_of(
    tools: Tools, home: Path, system: type[LinuxTasks], name: str
) -> None:
    tasks = system([PYTHON], Path("/data", name))

    for switch in (tasks.set_run_due, tasks.set_at_login):
        with pytest.raises(SmsdeskError, match="task_refused"):
            switch(True)
    assert files_under(home) == []
    assert tools.calls() == []


@pytest.mark.parametrize("system", [LinuxTasks, MacTasks])
def test_file_that_cannot_be_removed_is_told_of(
    data: Path, home: Path, system: type[LinuxTasks]
) -> None:
    tasks = system([PYTHON], data)
    tasks.set_at_login(True)
    (path,) = (path for path in home.rglob("smsdesk-*") if path.is_file())
    path.unlink()
    path.mkdir()

    with pytest.raises(SmsdeskError, match="task_refused"):
        tasks.set_at_login(False)


@pytest.mark.parametrize(("before", "seen"), [("/theirs", "/theirs"), (None, "none")])
def test_tool_of_the_system_does_not_load_the_libraries_of_a_frozen_program(
    tools: Tools,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: str | None,
    seen: str,
) -> None:
    tool = tmp_path / "bin" / "schtasks"
    tool.write_text('#!/bin/sh\necho "${LD_LIBRARY_PATH-none}"; exit 1\n')
    tool.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/ours")
    if before:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)

    with pytest.raises(SmsdeskError) as caught:
        WindowsTasks([PYTHON], tmp_path).set_run_due(True)

    assert caught.value.detail == f"schtasks: {seen}"


@pytest.mark.parametrize("system", [LinuxTasks, MacTasks])
def test_two_data_folders_stand_side_by_side(
    tools: Tools, tmp_path: Path, home: Path, system: type[LinuxTasks]
) -> None:
    tools.add(TOOL_OF[system], fails_at="print")
    one, other = (system([PYTHON], tmp_path / name) for name in ("one", "other"))
    for tasks in (one, other):
        tasks.set_run_due(True)
        tasks.set_at_login(True)

    one.set_run_due(False)
    one.set_at_login(False)

    assert one.state() == PcState(run_due=False, at_login=False)
    assert other.state() == PcState(run_due=True, at_login=True)


# The registry, of which there is none here but this one


class Registry(types.ModuleType):
    """The few functions of winreg that are used, over a dict."""

    HKEY_CURRENT_USER, KEY_SET_VALUE, KEY_READ, REG_SZ = "HKCU", 2, 1, 1

    def __init__(self) -> None:
        super().__init__("winreg")
        self.values: dict[str, tuple[str, int]] = {}
        self.locked = False
        self.OpenKey, self.CreateKey = self._open, self._create
        self.QueryValueEx, self.SetValueEx = self._query, self._set
        self.DeleteValue = self._delete

    def _open(self, root: str, path: str, _reserved: int = 0, access: int = 1) -> "Key":
        if self.locked:
            raise PermissionError(13, "Access is denied")
        return Key((root, path, access))

    def _create(self, root: str, path: str) -> "Key":
        return self._open(root, path, 0, self.KEY_SET_VALUE)

    def _query(self, key: Sequence[object], name: str) -> tuple[str, int]:
        if name not in self.values:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        return self.values[name]

    def _set(self, key: Sequence[object], name: str, _reserved: int, kind: int, value: str) -> None:
        assert key[:2] == ("HKCU", r"Software\Microsoft\Windows\CurrentVersion\Run")
        self.values[name] = (value, kind)

    def _delete(self, key: Sequence[object], name: str) -> None:
        assert key[2] == self.KEY_SET_VALUE
        self._query(key, name)
        del self.values[name]


class Key(tuple[object, ...]):
    """An open key."""

    def __enter__(self) -> "Key":
        return self

    def __exit__(self, *exc: object) -> None:
        pass


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Registry:
    registry = Registry()
    monkeypatch.setitem(sys.modules, "winreg", registry)
    return registry


@pytest.fixture
def on_windows(registry: Registry) -> Iterator[types.ModuleType]:
    """The module as Windows would read it."""
    spec = importlib.util.spec_from_file_location("windows_as_there", windows.__file__)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "platform", "win32")
        spec.loader.exec_module(module)
    yield module


def test_windows_run_value_on_and_off(
    on_windows: types.ModuleType, registry: Registry, tools: Tools
) -> None:
    data = Path("C:\\Users\\สมชาย\\sms data")
    tasks = on_windows.WindowsTasks(["C:\\Program Files\\smsdesk\\smsdesk.exe"], data)

    tasks.set_at_login(True)

    assert tasks.state() == PcState(run_due=False, at_login=True)
    (line, kind) = registry.values[f"smsdesk-{short_hash(data)}"]
    assert words_of_line(line) == [
        "C:\\Program Files\\smsdesk\\smsdesk.exe",
        "--data-dir",
        str(data),
        "--minimized",
    ]
    assert kind == registry.REG_SZ

    tasks.set_at_login(False)
    tasks.set_at_login(False)

    assert registry.values == {}
    assert not tasks.state().at_login


@pytest.mark.parametrize("on", [True, False])
def test_windows_registry_that_is_locked_is_told_of(
    on_windows: types.ModuleType, registry: Registry, tools: Tools, on: bool
) -> None:
    registry.locked = True
    tasks = on_windows.WindowsTasks([PYTHON], Path("/data"))

    with pytest.raises(SmsdeskError) as caught:
        tasks.set_at_login(on)

    assert caught.value.code == "task_refused"
    assert caught.value.detail == "registry: Access is denied"
    assert not tasks.state().at_login
