"""The log file, and the filter that masks keys and numbers before anything is written."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from smsdesk.core.masking import mask_numbers, mask_secrets

_KEPT = 5
_BYTES = 2_000_000


class MaskingFormatter(logging.Formatter):
    """Masks the finished line, tracebacks too."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line without keys and full numbers."""
        return mask_numbers(mask_secrets(super().format(record)))


def start_logging(data_dir: Path, *, aloud: bool = False) -> None:
    """Write to ``DIR/logs/smsdesk.log`` from now on; a folder that refuses is left alone.

    ``aloud`` says errors on the error stream too: a demo's folder is gone when it ends.
    """
    folder = data_dir / "logs"
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    for noisy in ("httpx", "httpcore", "uvicorn", "keyring", "wakepy"):
        logging.getLogger(noisy).setLevel(logging.WARNING)  # httpx logs whole URLs at INFO
    for old in list(root.handlers):
        if isinstance(old.formatter, MaskingFormatter):
            root.removeHandler(old)
            old.close()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _add(
            RotatingFileHandler(
                folder / "smsdesk.log",
                maxBytes=_BYTES,
                backupCount=_KEPT,
                encoding="utf-8",
            )
        )
    except OSError:
        aloud = True
    if aloud and sys.stderr is not None:  # a window's program on Windows has none
        spoken = logging.StreamHandler(sys.stderr)
        spoken.setLevel(logging.ERROR)
        _add(spoken)


def _add(handler: logging.Handler) -> None:
    handler.setFormatter(MaskingFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
