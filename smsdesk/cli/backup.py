"""backup, restore, and the list of automatic backups.

A passphrase never stands among a command's words, where every program could read it.
"""

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import Any, Final

from smsdesk.cli.output import Output
from smsdesk.core.backups import Backup, Manifest
from smsdesk.core.errors import Busy, InputError
from smsdesk.core.jobs import JobContext
from smsdesk.core.schedule import iso_bangkok
from smsdesk.services.desk import Desk
from smsdesk.services.rescue import Rescue

VARIABLE: Final = "SMSDESK_BACKUP_PASSPHRASE"


def add_commands(commands: Any) -> None:
    """Add this group's commands."""
    backup = commands.add_parser("backup", help="all data into one encrypted file")
    backup.add_argument("file", type=Path)
    backup.add_argument("--overwrite", action="store_true")
    backup.add_argument(
        "--new-passphrase", action="store_true", help="choose another one, for this and later ones"
    )
    backup.set_defaults(run=_backup)
    restore = commands.add_parser("restore", help="put a backup in the place of the data")
    restore.add_argument("file", type=Path)
    restore.set_defaults(before=_restore, run=_tell_restored, hold=True)
    group = commands.add_parser("backups", help="the automatic backups of this data folder")
    actions = group.add_subparsers(dest="action", required=True)
    actions.add_parser("list").set_defaults(run=_list)
    actions.add_parser("run-due", help="make one if it is time").set_defaults(run=_run_due)


def _backup(args: argparse.Namespace, desk: Desk, out: Output, job: JobContext) -> int:
    if args.new_passphrase or not desk.backups.has_passphrase:
        desk.backups.set_passphrase(_passphrase(out, twice=True))
    made = desk.backups.make(args.file, job, overwrite=args.overwrite)
    out.answer({"file": str(args.file), **_document(made)}, [_line(made, out)])
    return 0


def _restore(args: argparse.Namespace, folder: Path, out: Output) -> None:
    """Put the backup in its place, before the desk that is told of it is opened."""
    rescue = Rescue(folder)
    if rescue.is_held():
        raise Busy
    rescue.look(args.file)
    passphrase = _passphrase(out)
    unpacked = rescue.unpack(args.file, passphrase, JobContext())
    args.manifest, args.kept = unpacked.manifest, rescue.put_back(unpacked)


def _tell_restored(args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    manifest: Manifest = args.manifest
    document = {
        **_manifest_document(manifest),
        "kept": args.kept or None,
        "unknown": desk.unknown,
        "frozen": desk.frozen,
    }
    lines = [
        out.word(
            "backup_restored",
            date=iso_bangkok(manifest.made_at)[:16].replace("T", " "),
            count=manifest.messages,
        )
    ]
    if args.kept:
        lines.append(out.word("backup_kept", kept=args.kept))
    if desk.frozen:
        lines.append(out.word("backup_frozen", count=desk.frozen))
    out.answer(document, lines)
    return 0


def _list(_args: argparse.Namespace, desk: Desk, out: Output, _job: JobContext) -> int:
    found = desk.backups.all()
    out.answer(
        {"backups": [{"file": str(one.path), **_document(one)} for one in found]},
        [_line(one, out) for one in found] or [out.word("backups_none")],
    )
    return 0


def _run_due(_args: argparse.Namespace, desk: Desk, out: Output, job: JobContext) -> int:
    if not desk.backups.has_passphrase:
        raise InputError("no_passphrase")
    made = desk.backups.make_when_due(job)
    if made is None:
        out.answer({"made": None}, [out.word("backup_not_due")])
    else:
        out.answer({"made": {"file": str(made.path), **_document(made)}}, [_line(made, out)])
    return 0


def _passphrase(out: Output, *, twice: bool = False) -> str:
    """Return the passphrase: of the environment, typed unseen on a terminal, or a line of stdin.

    Raises InputError: no_passphrase_given, passphrases_differ.
    """
    given = os.environ.get(VARIABLE, "")
    if not given and sys.stdin is not None and sys.stdin.isatty():
        given = getpass.getpass(out.word("type_passphrase") + " ")
        if twice and given != getpass.getpass(out.word("type_passphrase_again") + " "):
            raise InputError("passphrases_differ")
    elif not given and sys.stdin is not None:
        given = sys.stdin.buffer.readline().decode("utf-8", "replace").rstrip("\r\n")
    if not given:
        raise InputError("no_passphrase_given", variable=VARIABLE)
    return given


# --- words ----------------------------------------------------------------------------------


def _document(backup: Backup) -> dict[str, Any]:
    manifest = _manifest_document(backup.manifest) if backup.manifest else {}
    return {"at": iso_bangkok(backup.made_at), "bytes": backup.size, **manifest}


def _manifest_document(manifest: Manifest) -> dict[str, Any]:
    return {
        "at": iso_bangkok(manifest.made_at),
        "schema": manifest.schema,
        "campaigns": manifest.campaigns,
        "messages": manifest.messages,
    }


def _line(backup: Backup, out: Output) -> str:
    at = iso_bangkok(backup.made_at)[:16].replace("T", " ")
    if backup.manifest is None:
        return f"{at}  {backup.path.name}  {out.word('backup_is_damaged')}"
    size = f"{backup.size / 1_000_000:,.1f} MB"
    told = out.word("backup_holds", count=backup.manifest.messages, size=size)
    return f"{at}  {backup.path.name}  {told}"
