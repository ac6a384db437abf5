"""Who is at this computer."""

import getpass


def user_name() -> str:
    """Return the computer's name for its user, "" where it knows none."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""
