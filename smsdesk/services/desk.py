"""The desk: everything put together over one data folder. Window and command line both open one."""

import json
import logging
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from smsdesk.core.clock import Clock, clock_from, utc_now
from smsdesk.core.errors import Busy, InputError, StoreError
from smsdesk.providers.exchange import Deadlines
from smsdesk.services.accounts import AccountService
from smsdesk.services.auditing import Auditing
from smsdesk.services.awake import keep_awake
from smsdesk.services.backup_key import KeySmith
from smsdesk.services.backups import BackupService
from smsdesk.services.balances import BalanceService
from smsdesk.services.callbacks import CallbackAddresses
from smsdesk.services.certificates import CertificateService
from smsdesk.services.composing import ComposingService
from smsdesk.services.contacts import ContactService
from smsdesk.services.do_not_contact import DoNotContactService
from smsdesk.services.exporting import ExportService
from smsdesk.services.gathering import Gathering
from smsdesk.services.history import HistoryService
from smsdesk.services.imports import ImportService
from smsdesk.services.opening import Opened, Recovered, open_database, open_to_read, recover
from smsdesk.services.otp import OtpService
from smsdesk.services.practice import PracticeServer
from smsdesk.services.precedents import Precedents
from smsdesk.services.privacy import PrivacyService
from smsdesk.services.reader import Reader
from smsdesk.services.recurring import RecurringService
from smsdesk.services.reports import ReportService
from smsdesk.services.saved_texts import SavedTextService
from smsdesk.services.scheduling import SchedulingService
from smsdesk.services.sending import SendingService
from smsdesk.services.totals import TotalsService
from smsdesk.services.write_back import WriteBackService
from smsdesk.store import damage, restored
from smsdesk.store.accounts import AccountRepository
from smsdesk.store.balance_history import BalanceHistory
from smsdesk.store.campaigns import CampaignRepository
from smsdesk.store.damage import NAME
from smsdesk.store.drafts import DraftRepository
from smsdesk.store.folder import check_folder, make_private
from smsdesk.store.history import HistoryRepository
from smsdesk.store.lock import DeskLock
from smsdesk.store.otp import OtpRepository
from smsdesk.store.outcomes import OutcomeRepository
from smsdesk.store.precedents import PrecedentRepository
from smsdesk.store.recurrences import RecurrenceRepository
from smsdesk.store.register import Register
from smsdesk.store.reports import ReportRepository
from smsdesk.store.saved_texts import SavedTextRepository
from smsdesk.store.senders import SenderRepository
from smsdesk.store.totals import TotalsRepository
from smsdesk.store.writer import Writer
from smsdesk.vault import SystemVault

log = logging.getLogger(__name__)

__all__ = ["Desk", "check_folder"]


class Desk:
    """One data folder in use: its services, its lock, its practice simulator.

    Opening recovers what a dead process left, when the folder's lock is free. With ``hold``
    this process alone may send and import until it closes the desk, else Busy is raised.
    ``command`` starts this program's command line (for the practice simulator). ``config`` is
    the user's configuration folder, in which a restored or copied desk is found out; a desk that
    is thrown away has none. ``pretended`` sets the clock where all accounts are practice.

    A database that cannot be trusted or written is opened for reading alone, without ``hold``
    or where ``reading`` asks for it; ``trouble`` is why, and nothing can be sent then.
    """

    def __init__(
        self,
        folder: Path,
        *,
        command: Sequence[str],
        hold: bool = False,
        reading: bool = False,
        config: Path | None = None,
        clock: Clock = utc_now,
        pretended: datetime | None = None,
        deadlines: Deadlines | None = None,
    ) -> None:
        self.folder = folder
        self._settings_file = folder / "settings.json"
        self._register = Register(config) if config is not None else None
        self._lock = DeskLock(folder)
        self._opened = self._open(hold=hold, reading=reading or not hold)
        self._db = self._opened.db
        self.recovered = Recovered()
        try:
            self._choose_clock(clock, pretended)
            if self._lock.held and self.trouble is None:
                self._recover(reading=reading or not hold)
        except BaseException:
            self._close_store()
            raise
        if not hold:
            self._lock.release()
        self._writer = Writer(self._db)
        clock = self.clock
        repository = AccountRepository(self._db)
        self._practice = PracticeServer(command, folder / "practice")
        campaigns = CampaignRepository(self._db)
        history = HistoryRepository(self._db)
        recurrences = RecurrenceRepository(self._db)
        self.accounts = AccountService(
            repository,
            lambda: SystemVault(repository.installation()),
            self._practice,
            folder / "practice.json",
            clock,
            senders=SenderRepository(self._db),
            deadlines=deadlines,
        )
        self.contacts = ContactService(self._db, clock)
        reader = Reader(command)
        self.imports = ImportService(self._db, clock, reader)
        self.do_not_contact = DoNotContactService(self._db, clock, self.imports)
        self.composing = ComposingService(
            self.accounts,
            self.do_not_contact,
            campaigns,
            history,
            clock,
            drafts=DraftRepository(self._db),
            precedents=Precedents(PrecedentRepository(self._db)),
            recurrences=recurrences,
        )
        self.sending = SendingService(
            campaigns,
            history,
            self.accounts,
            self._writer,
            clock,
            folder=folder,
            awake=keep_awake,
        )
        self.callbacks = CallbackAddresses(folder)
        self.reports = ReportService(
            ReportRepository(self._db), campaigns, self.accounts, self._writer, clock
        )
        self.scheduling = SchedulingService(
            campaigns, recurrences, self.accounts, self._writer, clock
        )
        self.otp = OtpService(
            OtpRepository(self._db),
            self.accounts,
            campaigns,
            self._writer,
            clock,
            never=self.do_not_contact.among,
        )
        self.balances = BalanceService(
            BalanceHistory(self._db), self.accounts, self.scheduling, clock
        )
        gathering = Gathering(self.contacts, self.imports, self.composing)
        self.recurring = RecurringService(recurrences, self.composing, gathering, clock)
        self.saved_texts = SavedTextService(SavedTextRepository(self._db), clock)
        self.history = HistoryService(history, clock)
        auditing = Auditing(self._writer, clock, lambda: self.trouble)
        totals = TotalsRepository(self._db)
        self.exporting = ExportService(self.history, totals, auditing)
        self.writing_back = WriteBackService(
            OutcomeRepository(self._db), reader, self._db.path, auditing
        )
        self.totals = TotalsService(totals, clock)
        self.certificates = CertificateService(history, campaigns, auditing, clock)
        self.backups = BackupService(
            self._db,
            self._writer,
            clock,
            KeySmith(command),
            setting=self.setting,
            set_setting=self.set_setting,
        )
        self.privacy = PrivacyService(
            self._db,
            self._writer,
            clock,
            self._practice,
            setting=self.setting,
            set_setting=self.set_setting,
        )

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
        try:
            partial.write_text(json.dumps(settings, ensure_ascii=False, indent=1), "utf-8")
            partial.replace(self._settings_file)
        except OSError as exc:  # a full disk or a folder that refuses: it is asked for again
            log.warning("a setting could not be kept: %s", type(exc).__name__)

    def close(self) -> None:
        """End the writer, the connections and the practice simulator, and free the folder."""
        self._writer.close()
        self.accounts.close()
        self._practice.stop()
        self._close_store()

    def _close_store(self) -> None:
        self._db.close_all()
        if self._register is not None:
            self._register.close()
        if self._lock.held and self.trouble and self.trouble.code == "database_damaged":
            damage.mark(self.folder / NAME, self.trouble)
        self._lock.release()

    @property
    def trouble(self) -> StoreError | None:
        """Return why the data can be read only, as far as it goes; None where all is well."""
        return self._opened.trouble or self._db.trouble

    @property
    def unknown(self) -> int:
        """How many messages are unknown by what a dead process left."""
        return self.recovered.unknown

    @property
    def frozen(self) -> int:
        """How many campaigns wait since this is a restored or copied desk, found at the start."""
        return self.recovered.frozen

    def confirm_restored(self, campaign_id: int) -> None:
        """Let a campaign of a restored or copied desk be sent on. Raises InputError."""
        with self._db.transaction() as con:
            restored.confirm(con, campaign_id, self.clock())

    def _open(self, *, hold: bool, reading: bool) -> Opened:
        """Take the folder's lock and open its database. Raises Busy, InputError or StoreError."""
        stood = self._lock.path.exists()
        check_folder(self.folder)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            make_private(self.folder)
            free = self._lock.acquire()
        except OSError as exc:
            return self._open_unwritable(exc, reading=reading)
        if hold and not free:
            raise Busy
        try:
            return open_database(
                self.folder, free=free, stood=stood, register=self._register, reading=reading
            )
        except BaseException:
            self._lock.release()
            raise

    def _open_unwritable(self, exc: OSError, *, reading: bool) -> Opened:
        detail = type(exc).__name__
        if not (self.folder / NAME).is_file():
            raise InputError("folder_unusable", folder=str(self.folder), detail=detail) from exc
        trouble = StoreError("database_read_only", detail=detail)
        if not reading:
            raise trouble from exc
        return open_to_read(self.folder, trouble)

    def _recover(self, *, reading: bool) -> None:
        """Judge what a dead process left; where that cannot be written, nothing else is either."""
        try:
            self.recovered = recover(self._db, self._register, self.clock)
        except StoreError as error:
            if not reading:
                raise
            self._db.close_all()
            self._opened = open_to_read(self.folder, error)
            self._db = self._opened.db

    def _choose_clock(self, clock: Clock, pretended: datetime | None) -> None:
        accounts = AccountRepository(self._db).all()
        pretends = pretended is not None and all(account.practice for account in accounts)
        self.clock = clock_from(pretended) if pretends and pretended else clock

    def _settings(self) -> dict[str, str]:
        try:
            found: dict[str, str] = json.loads(self._settings_file.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return found
