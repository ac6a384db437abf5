"""``smsdesk`` alone opens the window; with a command it is the command line."""

import sys

READ_FILE = "read-file"
"""The child process that reads contacts files for the other two."""
BACKUP_KEY = "backup-key"
"""The child process that locks and opens the key to backups."""


def main() -> int:
    """Choose between window and command line."""
    words = sys.argv[1:]
    command = next(iter(_without_global_options(words)), None)
    if command == READ_FILE:
        from smsdesk.services.reader import serve  # noqa: PLC0415 - nothing but what it reads with

        return serve()
    if command == BACKUP_KEY:
        from smsdesk.services.backup_key import serve as serve_key  # noqa: PLC0415

        return serve_key()
    asks_help = command is None and bool({"-h", "--help"} & set(words))
    if command in (None, "demo", "selftest") and not asks_help:
        from smsdesk.app import main as window  # noqa: PLC0415 - Qt only for the window

        return window(words)
    from smsdesk.cli import main as command_line  # noqa: PLC0415 - not for the first paint

    return command_line(words)


def _without_global_options(words: list[str]) -> list[str]:
    """Return the words from the command on."""
    taking = {"--data-dir", "--lang", "--theme"}
    position = 0
    while position < len(words) and words[position].startswith("-"):
        position += 2 if words[position] in taking else 1
    return words[position:]


if __name__ == "__main__":
    sys.exit(main())
