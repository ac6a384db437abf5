"""What credits were: one row an hour and kind, written with each balance that a service tells."""

from datetime import datetime
from decimal import Decimal

from smsdesk.core.forecast import Known
from smsdesk.store.db import Database
from smsdesk.store.times import stamp, when


class BalanceHistory:
    """Reads ``balance_history``."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def since(self, account_id: int, since: datetime) -> dict[str, list[Known]]:
        """Return the credits of each kind since then, oldest first, and the last before it."""
        rows = self._db.connection().execute(
            """
            SELECT kind, at, credits FROM balance_history
             WHERE account_id = :id AND (at >= :since OR at = (
                SELECT max(at) FROM balance_history AS other
                 WHERE other.account_id = :id AND other.kind = balance_history.kind
                   AND other.at < :since))
             ORDER BY kind, hour
            """,
            {"id": account_id, "since": stamp(since)},
        )
        found: dict[str, list[Known]] = {}
        for row in rows:
            known = Known(when(row["at"]), Decimal(row["credits"]))
            found.setdefault(row["kind"], []).append(known)
        return found
