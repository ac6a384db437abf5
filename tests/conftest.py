"""What every test stands on: no network, no display, and nothing of the user's own."""

import contextlib
import fcntl
import gc
import ipaddress
import os
import shutil
import socket
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import keyring.backends.SecretService
import pytest
import secretstorage

from smsdesk.simulator.process import Simulator

THROW_AWAY = "SMSDESK_TEST_SECRET_SERVICE"  # set by the script that starts the store
HOW = "packaging/linux/with-secret-service.sh .venv/bin/python -m pytest …, or make test"
XDG = ("CONFIG", "DATA", "CACHE", "STATE")
LOOKS = ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI", "QT_STYLE_OVERRIDE")

home = pytest.StashKey[Path]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--onscreen", action="store_true", help="show the windows of the GUI tests")
    parser.addoption("--kills", type=int, default=42, help="how often the crash loop kills")
    parser.addoption("--cuts", type=int, default=30, help="how often the power is cut")
    parser.addoption("--campaigns", type=int, default=60, help="how many campaigns are made up")
    parser.addoption("--numbers", type=int, default=15_000, help="how many numbers are made up")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[home] = Path(tempfile.mkdtemp(prefix="smsdesk-test-home-"))
    isolate(config.stash[home], onscreen=config.getoption("--onscreen"))
    guard_network()
    if is_whole_suite(config) and (missing := missing_secret_service()):
        raise pytest.UsageError(missing)


def pytest_collection_finish() -> None:
    """What is imported and collected stays: looking through it after each test is slow."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    if folder := config.stash.get(home, None):
        shutil.rmtree(folder, ignore_errors=True)


def is_whole_suite(config: pytest.Config) -> bool:
    """Single files may be run by hand without a password store, unless they ask for it."""
    asked = {Path(config.invocation_params.dir, name).resolve() for name in config.args}
    everything = {config.rootpath, config.rootpath / "tests"}
    return asked <= everything and not config.option.collectonly


# The user's own


def isolate(folder: Path, *, onscreen: bool) -> None:
    """Make this process and its children see an empty home, an odd time zone and no settings."""
    if not onscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        folder.joinpath("run").mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(folder / "run")
    elif "HOME" in os.environ:
        os.environ.setdefault("XAUTHORITY", str(Path.home() / ".Xauthority"))
    for name in [*os.environ]:
        if name in LOOKS or (name.startswith("SMSDESK_") and name != THROW_AWAY):
            del os.environ[name]
    if THROW_AWAY not in os.environ:
        os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)  # the user's own password store
    os.environ["HOME"] = str(folder)
    for kind in XDG:
        os.environ[f"XDG_{kind}_HOME"] = str(folder / kind.lower())
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["TZ"] = "NPT-05:45"  # neither Bangkok nor UTC: what takes the PC's zone is found out
    time.tzset()


@pytest.fixture(autouse=True)
def _nothing_of_the_users_own(pytestconfig: pytest.Config) -> Iterator[None]:
    yield
    written = [*pytestconfig.stash[home].glob("*/smsdesk")]
    for path in written:
        shutil.rmtree(path)
    if written:
        pytest.fail(
            "this test wrote into the user's own folders; the fixture data_dir keeps it out"
        )


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where smsdesk keeps its data in this test; not made yet. Settings go into tmp_path too."""
    for kind in XDG:
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "home" / kind.lower()))
    folder = tmp_path / "data"
    monkeypatch.setenv("SMSDESK_DATA_DIR", str(folder))
    return folder


# The network


class NetworkReached(ConnectionError):
    """A test tried to reach another machine."""


reached: list[str] = []  # by the test that runs now


def guard_network() -> None:
    """Refuse every address but this machine's own, and remember who asked."""
    plain_lookup = socket.getaddrinfo

    def look_up(host, *args, **kwargs):
        name = host.decode() if isinstance(host, bytes) else host
        if name and name != "localhost" and not is_address(name):
            refuse(name)
        return plain_lookup(host, *args, **kwargs)

    socket.getaddrinfo = look_up
    for method in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, method, guarded(getattr(socket.socket, method)))


def guarded(plain):
    """Wrap a method of sockets whose last argument is an address."""

    def call(self, *args):
        address = args[-1]
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_own(address[0]):
            refuse(address[0])
        return plain(self, *args)

    return call


def is_address(name: str) -> bool:
    with contextlib.suppress(ValueError):
        return bool(ipaddress.ip_address(name.partition("%")[0]))
    return False


def is_own(host: str) -> bool:
    return host == "localhost" or (is_address(host) and ipaddress.ip_address(host).is_loopback)


def refuse(host: str) -> None:
    reached.append(host)
    raise NetworkReached(f"a test tried to reach {host}; tests talk to this machine alone")


@pytest.fixture(autouse=True)
def network_reached() -> Iterator[list[str]]:
    """Fail a test that tried to reach another machine, even where the program kept quiet of it."""
    reached.clear()
    yield reached
    if reached:
        pytest.fail(f"this test tried to reach {', '.join(reached)}")


# The services


@pytest.fixture(scope="session")
def simulator() -> Iterator[Simulator]:
    """The four services, for whoever lets them forget afterwards."""
    with Simulator() as running:
        yield running


# The password store


def missing_secret_service() -> str:
    """Say what is missing, or nothing: a real, unlocked password store made to be thrown away."""
    if THROW_AWAY not in os.environ:
        return f"these tests need a password store of their own: {HOW}"
    try:
        with contextlib.closing(secretstorage.dbus_init()) as bus:
            store = secretstorage.Collection(bus, "/org/freedesktop/secrets/aliases/default")
            return "the password store is locked" if store.is_locked() else ""
    except secretstorage.exceptions.SecretStorageException as exc:
        return f"the password store does not answer: {exc!r}"


@pytest.fixture
def secret_service() -> Iterator[keyring.backends.SecretService.Keyring]:
    """A real and empty Secret Service; a test that asks for it fails where there is none."""
    if missing := missing_secret_service():
        pytest.fail(missing)
    with Path(os.environ[THROW_AWAY]).open("a") as in_use:
        fcntl.flock(in_use, fcntl.LOCK_EX)  # another worker may use it, and would find it emptied
        yield keyring.backends.SecretService.Keyring()
        with contextlib.closing(secretstorage.dbus_init()) as bus:
            for item in secretstorage.get_default_collection(bus).get_all_items():
                item.delete()
