"""Who is at this computer: a name for the audit log and for certificates, not a proof."""

import getpass


def user_name() -> str:
    """Return the name by which this computer knows its user, "" where it knows none."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""
