"""Asking where a table is to be written, as Excel or CSV."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

KINDS: Final = "Excel (*.xlsx);;CSV (*.csv)"


def ask_table_file(parent: QWidget, title: str, name: str) -> Path | None:
    """Return where to, None for nowhere; the system asks before replacing."""
    chosen, kind = QFileDialog.getSaveFileName(parent, title, name, KINDS)
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.casefold() in (".xlsx", ".csv"):
        return path
    return path.with_name(path.name + (".csv" if "csv" in kind else ".xlsx"))
