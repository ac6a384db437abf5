"""stub"""

from smsdesk.store.contacts import ContactRepository as _C, ImportRecord, OpenImport, Undone


class ImportRepository(_C):
    def bulk(self):
        return self._bulk()

    def people(self, list_id, numbers):
        import json

        rows = self._db.connection().execute(
            "SELECT e164,name,fields FROM contact WHERE list_id=:l AND e164 IN (SELECT value FROM json_each(:n))",
            {"l": list_id, "n": json.dumps(numbers)},
        )
        return {r["e164"]: (r["name"], json.loads(r["fields"])) for r in rows}

    def contacts_of(self, list_id):
        return (
            self._db.connection()
            .execute("SELECT count(*) FROM contact WHERE list_id=:l", {"l": list_id})
            .fetchone()[0]
        )
