"""The privacy desk: what is known of a number, given to the person, and forgotten on demand.

Each look, gift and erasure is written into the audit log, which holds no numbers.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from smsdesk.core import phone
from smsdesk.core.clock import Clock
from smsdesk.core.errors import InputError, StoreError
from smsdesk.core.jobs import JobContext, Progress
from smsdesk.core.phone import Finder
from smsdesk.core.privacy import AuditLine, Dossier, Erased, Expiring, Place
from smsdesk.core.schedule import iso_bangkok
from smsdesk.files.write import write_document, write_table
from smsdesk.services.auditing import Auditing
from smsdesk.services.dossiers import COLUMNS, Say, as_json, as_rows
from smsdesk.services.practice import PracticeServer
from smsdesk.store import audit, damage, traces
from smsdesk.store.db import Database
from smsdesk.store.erasing import Eraser
from smsdesk.store.forgetting import merge_search, sends
from smsdesk.store.privacy import PrivacyRepository
from smsdesk.store.retention import Retention
from smsdesk.store.writer import Writer

log = logging.getLogger(__name__)

RETENTION: Final = "retention_days"
_LAST_RUN: Final = "retention_run"
FEWEST_DAYS: Final = 1


class PrivacyService:
    """Finds, gives out, erases, and forgets by age. Numbers are taken as they are written."""

    def __init__(
        self,
        db: Database,
        writer: Writer,
        clock: Clock,
        practice: PracticeServer,
        *,
        setting: Callable[[str], str],
        set_setting: Callable[[str, str], None],
    ) -> None:
        self._db = db
        self._folder = db.path.parent
        self._writer = writer
        self._auditing = Auditing(writer, clock, lambda: db.trouble)
        self._clock = clock
        self._practice = practice
        self._setting = setting
        self._set_setting = set_setting

    # --- one person -----------------------------------------------------------------------

    def find(self, written: str, job: JobContext | None = None) -> Dossier:
        """Return all that the data folder knows of a number. Raises InputError bad_number."""
        found = self._known(_number(written), job or JobContext())
        self._auditing.note("find", found.count)
        return found

    def export(self, written: str, path: Path, say: Say, *, overwrite: bool = False) -> Dossier:
        """Write what is known of a number into a file that may be given to the person.

        The suffix says how: .json, .csv or .xlsx. Raises InputError: bad_number, unknown_format,
        file_exists, file_not_writable.
        """
        found = self._known(_number(written), JobContext())
        if path.suffix.lower() == ".json":
            write_document(path, as_json(found), overwrite=overwrite)
        else:
            header = [say(f"privacy_column_{one}") for one in COLUMNS]
            write_table(path, header, as_rows(found, say), overwrite=overwrite)
        self._auditing.note("give", found.count)
        return found

    def erase(self, written: str, job: JobContext | None = None, *, never: bool = False) -> Erased:
        """Forget a number everywhere in the data folder; ``never`` keeps its hash, so that it is
        recognised and not texted should it come again, though it was not on do-not-contact.

        What is queued to it is cancelled first. Raises InputError: bad_number, erase_in_flight,
        erase_held, erase_named, erase_planned, erase_practice, import_running; then nothing was
        changed. A cancelled job stops between two steps, and done again it goes on.
        """
        e164, job = _number(written), job or JobContext()
        now = self._clock()
        finder = Finder(e164)
        eraser = Eraser(self._db, self._writer.write, e164, now, job.check)
        in_files = traces.mentions(self._folder, finder)
        if in_files.get("practice") and self._sends():
            raise InputError("erase_practice")
        cancelled = eraser.cancel()
        done = replace(eraser.own(), cancelled=cancelled, never=eraser.never(add=never))
        found: dict[Place, int] = eraser.mentions()
        if in_files.get("practice"):
            self._practice.stop()  # it holds what it was told in its memory, and writes it again
        found |= traces.wipe(self._folder, finder)
        done = replace(done, mentions=found, copies=self._drop_copies())
        self._auditing.note("erase", done.count)
        return replace(done, clean=self._clean(e164))

    def _known(self, e164: str, job: JobContext) -> Dossier:
        self._refuse_in_trouble()
        found = PrivacyRepository(self._db).known(e164, job.check)
        in_files = traces.mentions(self._folder, Finder(e164))
        return replace(
            found,
            mentions={**found.mentions, **in_files},
            copies=[path.name for path in damage.remains(self._folder)],
        )

    def _clean(self, e164: str) -> bool:
        """See to it that what was deleted stands nowhere in the database's files; tell whether.

        SQLite may have left a copy in a gap of a page, which is found by its digits: the file is
        written anew then, unless somebody sends.
        """
        merge_search(self._db)
        clean = self._db.empty_log()
        if clean and traces.in_gaps(self._db.raw(), e164):
            if self._sends():
                return False
            self._db.rewrite()
            clean = self._db.empty_log()
        return clean

    def _drop_copies(self) -> int:
        count = 0
        for path in damage.remains(self._folder):
            try:
                path.unlink()
                count += 1
            except OSError as exc:
                log.error("%s could not be deleted: %s", path.name, type(exc).__name__)
        return count

    def _sends(self) -> bool:
        return sends(self._db.connection())

    # --- retention ------------------------------------------------------------------------

    @property
    def retention_days(self) -> int:
        """After how many days ended campaigns lose their people by themselves, 0 for never."""
        kept = self._setting(RETENTION)
        return int(kept) if kept.isascii() and kept.isdigit() else 0

    def set_retention(self, days: int) -> None:
        """Say after how many days, 0 for never. Raises InputError bad_days."""
        if days:
            _check_days(days)
        self._set_setting(RETENTION, str(days))
        self._auditing.note("retention", days)

    def expiring(self, days: int) -> Expiring:
        """Return what ``purge`` would take the people from. Raises InputError bad_days."""
        return Retention(self._db).preview(self._before(days))

    def purge(self, days: int, job: JobContext | None = None) -> int:
        """Take number, name and text from what ended more than so many days ago.

        Returns how many records lost them; a cancelled job returns those until then. Reports
        Progress without a total. Raises InputError bad_days.
        """
        done = self._purge(days, job or JobContext())
        if done and not self._sends():
            self._db.rewrite()
        if done:
            self._db.empty_log()
        return done

    def purge_when_due(self, job: JobContext) -> int:
        """Purge as the setting says, once in a day of Bangkok; return how many records."""
        days, today = self.retention_days, iso_bangkok(self._clock())[:10]
        if not days or self._setting(_LAST_RUN) == today:
            return 0
        done = self._purge(days, job)
        if done:
            self._db.empty_log()
        if not job.stopping:
            self._set_setting(_LAST_RUN, today)
        return done

    def _purge(self, days: int, job: JobContext) -> int:
        before, done = self._before(days), 0
        for step in Retention(self._db).forget(before, self._clock()):
            done += step
            job.report(Progress(done, 0))
            if job.stopping:
                break
        if done:
            self._auditing.note("purge", done, days=days)
            merge_search(self._db)
        return done

    def _before(self, days: int) -> datetime:
        self._refuse_in_trouble()
        _check_days(days)
        return self._clock() - timedelta(days=days)

    # --- the audit log --------------------------------------------------------------------

    def log(self, *, before: int | None = None, limit: int = 200) -> list[AuditLine]:
        """Return who did what with personal data, newest first, from below the id ``before``."""
        return [
            AuditLine(one.id, one.at, one.who, one.action, one.count, one.detail)
            for one in audit.page(self._db, before=before, limit=limit)
        ]

    def revealed(self, count: int = 1) -> None:
        """Somebody had whole numbers shown, so many."""
        self._auditing.note("reveal", count)

    def _refuse_in_trouble(self) -> None:
        if self._db.trouble is not None:
            raise StoreError(self._db.trouble.code, detail=self._db.trouble.detail)


def _number(written: str) -> str:
    number = phone.parse(written)
    if number.e164 is None:
        raise InputError("bad_number", number=written, reason=str(number.reason))
    return number.e164


def _check_days(days: int) -> None:
    if days < FEWEST_DAYS:
        raise InputError("bad_days", fewest=FEWEST_DAYS)
