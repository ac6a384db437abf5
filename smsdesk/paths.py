"""Where data, logs and resources lie: in source, in a wheel, and frozen."""

import os
import sys
from pathlib import Path

PACKAGE = Path(__file__).parent


def data_dir(chosen: str | None = None) -> Path:
    """Return the folder of the database, logs and practice files; it need not exist yet.

    ``chosen`` (``--data-dir``) wins over ``SMSDESK_DATA_DIR``, that over the user's own folder.
    """
    given = chosen or os.environ.get("SMSDESK_DATA_DIR")
    if given:
        return Path(given).expanduser().absolute()
    return _user_data() / "smsdesk"


def _user_data() -> Path:
    """Return where programs keep a user's data; platformdirs costs the first paint 20 ms.

    A test holds this to platformdirs' own answer.
    """
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    given = os.environ.get("XDG_DATA_HOME", "").strip()
    return Path(given) if given else home / ".local" / "share"


def config_dir() -> Path:
    """Return the folder that knows this user's data folders; it need not exist yet.

    It lies apart from the data on every system: a copy of the data must not carry it along.
    """
    if given := os.environ.get("SMSDESK_CONFIG_DIR"):
        return Path(given).expanduser().absolute()
    return _user_config() / "smsdesk"


def _user_config() -> Path:
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or home / "AppData" / "Roaming")
    if sys.platform == "darwin":
        return home / "Library" / "Preferences"
    given = os.environ.get("XDG_CONFIG_HOME", "").strip()
    return Path(given) if given else home / ".config"


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder."""
    return _resource_root().joinpath(*parts)


def _resource_root() -> Path:
    if frozen := getattr(sys, "_MEIPASS", None):
        return Path(frozen) / "resources"
    beside = PACKAGE.parent / "resources"
    return beside if beside.is_dir() else PACKAGE / "_resources"


def own_command() -> list[str]:
    """Return the words that start this program's command line in a new process."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "smsdesk"]
