"""A key to backups whose passphrase opens it at once: its work factor is a thousandth."""

from pathlib import Path

from smsdesk.core.jobs import JobContext
from smsdesk.services.desk import Desk
from smsdesk.services.rescue import Rescue, Unpacked
from smsdesk.store import snapshot
from smsdesk.store.snapshot import Key

PASSPHRASE = "correct horse battery staple"
IDENTITY = "AGE-SECRET-KEY-18S5W8LVWJ7G7Z2CQLQZ624Q8WK4A0SLKTVCW8EWE6F2F57YHU6FQ7LXEMX"
KEY = Key(
    "age1lgn7h75u5yfa2404wjsyplg5c3x82w8h3p6u8jlztufdl24atgwqd90vvm",
    b"""-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCB4SGFCM1k5eEdmb05LSXBu
K2U0VWZ3IDEwCm54aEhkMG5oaHlCMEhxNkllWEU1MzFXZSttbFpqcDNMUkZrVU4x
M2JEbVkKLS0tIFYrWE1kdlpBeFFhMUM1eW5BV0lLV1N5SUNnenlPL0o5d2N1T2Qz
R0pTNmcKjDEXQecobVhowEQNqVrSpoogepyDgMdzJhBxkexgqGZPJwKRXSAtF0lM
0Vs220bAgUKvFWwfOw4XFrrR/meHpOvL3hIfz7f1mjaDtLNjOH+73Oy6ubfOsn1K
W+vFfB76iH25y/ISEcFtaw==
-----END AGE ENCRYPTED FILE-----
""",
)


def use_key(desk: Desk) -> None:
    """Choose the passphrase, without the seconds that it takes."""
    with desk._db.transaction() as con:
        snapshot.keep_key(con, KEY)


def unpack(folder: Path, path: Path, passphrase: str = PASSPHRASE) -> Unpacked:
    return Rescue(folder).unpack(path, passphrase, JobContext())


def restore(folder: Path, path: Path) -> str:
    """Put a backup in the place of the data; return what that is kept as."""
    return Rescue(folder).put_back(unpack(folder, path))
