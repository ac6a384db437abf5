"""The desk: everything put together over one data folder. Window and command line both open one."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from smsdesk.core.clock import Clock, clock_from, utc_now
from smsdesk.core.errors import Busy, InputError
from smsdesk.providers.exchange import Deadlines
from smsdesk.services.accounts import AccountService
from smsdesk.services.composing import ComposingService
from smsdesk.services.contacts import ContactService
from smsdesk.services.history import HistoryService
from smsdesk.services.practice import PracticeServer
from smsdesk.services.sending import SendingService
from smsdesk.store import messages as message_store
from smsdesk.store.accounts import AccountRepository
from smsdesk.store.campaigns import CampaignRepository
from smsdesk.store.contacts import remove_unfinished
from smsdesk.store.db import Database, migrate
from smsdesk.store.history import HistoryRepository
from smsdesk.store.lock import DeskLock
from smsdesk.store.writer import Writer
from smsdesk.vault import SystemVault


class Desk:
    """One data folder in use: its services, its lock, its practice simulator.

    Opening recovers what a dead process left, when the folder's lock is free. With ``hold``
    this process alone may send and import until it closes the desk, else Busy is raised.
    ``command`` starts this program's command line (for the practice simulator). ``pretended``
    sets the clock where all accounts are practice.
    """

    def __init__(
        self,
        folder: Path,
        *,
        command: Sequence[str],
        hold: bool = False,
        clock: Clock = utc_now,
        pretended: datetime | None = None,
        deadlines: Deadlines | None = None,
    ) -> None:
        self.folder = folder
        self._settings_file = folder / "settings.json"
        self._lock = DeskLock(folder)
        free = self._take(folder)
        if hold and not free:
            raise Busy
        try:
            self._open(free=free, clock=clock, pretended=pretended)
        except BaseException:
            self._lock.release()
            raise
        if not hold:
            self._lock.release()
        self._writer = Writer(self._db)
        clock = self.clock
        repository = AccountRepository(self._db)
        self._practice = PracticeServer(command, folder / "practice")
        campaigns = CampaignRepository(self._db)
        history = HistoryRepository(self._db)
        self.accounts = AccountService(
            repository,
            lambda: SystemVault(repository.installation()),
            self._practice,
            folder / "practice.json",
            clock,
            deadlines=deadlines,
        )
        self.contacts = ContactService(self._db, clock)
        self.composing = ComposingService(self.accounts, self.contacts, campaigns, history, clock)
        self.sending = SendingService(campaigns, history, self.accounts, self._writer, clock)
        self.history = HistoryService(history, clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _exc: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def setting(self, key: str, default: str = "") -> str:
        """Return one of the program's own settings (language, theme, last account)."""
        return self._settings().get(key, default)

    def set_setting(self, key: str, value: str) -> None:
        """Keep one of the program's own settings."""
        settings = self._settings() | {key: value}
        partial = self._settings_file.with_suffix(".part")
        partial.write_text(json.dumps(settings, ensure_ascii=False, indent=1), "utf-8")
        partial.replace(self._settings_file)

    def close(self) -> None:
        """End the writer, the connections and the practice simulator, and free the folder."""
        self._writer.close()
        self.accounts.close()
        self._practice.stop()
        self._db.close_all()
        self._lock.release()

    def _take(self, folder: Path) -> bool:
        """Make the folder and try its lock; tell whether it is ours. Raises InputError."""
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return self._lock.acquire()
        except OSError as exc:
            raise InputError(
                "folder_unusable", folder=str(folder), detail=type(exc).__name__
            ) from exc

    def _open(self, *, free: bool, clock: Clock, pretended: datetime | None) -> None:
        """Open the database, choose the clock, and recover where nobody else holds the folder."""
        path = self.folder / "smsdesk.sqlite3"
        if free or not path.exists():
            migrate(path)
        self._db = Database(path)
        accounts = AccountRepository(self._db).all()
        pretends = pretended is not None and all(account.practice for account in accounts)
        self.clock = clock_from(pretended) if pretends and pretended else clock
        self.recovered = self._recover() if free else 0

    def _recover(self) -> int:
        with self._db.transaction() as con:
            remove_unfinished(con)
            return message_store.recover(con, self.clock())

    def _settings(self) -> dict[str, str]:
        try:
            found: dict[str, str] = json.loads(self._settings_file.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return found
