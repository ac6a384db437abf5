"""The schema as numbered steps. Never edit a released step; append the next.

Plain strings rather than files, so that a frozen build cannot lose them. Times are ISO 8601
text in UTC, money is decimal text, states are the words of core.models.
"""

STEPS: tuple[str, ...] = (
    # 1: first release
    """
    CREATE TABLE meta (
        key   TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT;

    CREATE TABLE account (
        id         INTEGER PRIMARY KEY,
        name       TEXT NOT NULL,
        service    TEXT NOT NULL,
        base_url   TEXT NOT NULL,
        practice   INTEGER NOT NULL CHECK (practice IN (0, 1)),
        settings   TEXT NOT NULL DEFAULT '{}',
        created_at TEXT NOT NULL,
        removed_at TEXT
    ) STRICT;
    CREATE UNIQUE INDEX account_name ON account (name) WHERE removed_at IS NULL;

    CREATE TABLE balance (
        account_id INTEGER NOT NULL REFERENCES account (id),
        kind       TEXT NOT NULL,
        credits    TEXT NOT NULL,
        at         TEXT NOT NULL,
        PRIMARY KEY (account_id, kind)
    ) STRICT;

    CREATE TABLE sender (
        account_id INTEGER NOT NULL REFERENCES account (id),
        sender     TEXT NOT NULL,
        used_at    TEXT NOT NULL,
        PRIMARY KEY (account_id, sender)
    ) STRICT;

    CREATE TABLE contact_list (
        id         INTEGER PRIMARY KEY,
        name       TEXT NOT NULL UNIQUE,
        created_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE contact_import (
        id          INTEGER PRIMARY KEY,
        list_id     INTEGER NOT NULL REFERENCES contact_list (id),
        file        TEXT NOT NULL,
        started_at  TEXT NOT NULL,
        finished_at TEXT,
        undone_at   TEXT,
        counts      TEXT NOT NULL DEFAULT '{}'
    ) STRICT;

    CREATE TABLE contact (
        id        INTEGER PRIMARY KEY,
        list_id   INTEGER NOT NULL REFERENCES contact_list (id) ON DELETE CASCADE,
        e164      TEXT NOT NULL,
        name      TEXT NOT NULL DEFAULT '',
        fields    TEXT NOT NULL DEFAULT '{}',
        import_id INTEGER REFERENCES contact_import (id),
        UNIQUE (list_id, e164)
    ) STRICT;
    CREATE INDEX contact_of_import ON contact (import_id);
    CREATE INDEX contact_of_list ON contact (list_id); -- pages in the file's order

    -- what an import overwrote, so that it can be undone
    CREATE TABLE contact_before (
        import_id      INTEGER NOT NULL REFERENCES contact_import (id) ON DELETE CASCADE,
        contact_id     INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        name           TEXT NOT NULL,
        fields         TEXT NOT NULL,
        last_import_id INTEGER,
        PRIMARY KEY (import_id, contact_id)
    ) STRICT;
    CREATE INDEX before_of_contact ON contact_before (contact_id);

    CREATE TABLE do_not_contact (
        e164     TEXT PRIMARY KEY,
        added_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE campaign (
        id              INTEGER PRIMARY KEY,
        title           TEXT NOT NULL,
        account_id      INTEGER NOT NULL REFERENCES account (id),
        practice        INTEGER NOT NULL CHECK (practice IN (0, 1)),
        state           TEXT NOT NULL CHECK (state IN
            ('scheduled', 'running', 'paused', 'finished', 'cancelled', 'missed')),
        reason          TEXT NOT NULL DEFAULT '',
        sender          TEXT NOT NULL,
        template        TEXT NOT NULL,
        options         TEXT NOT NULL,
        purpose         TEXT NOT NULL,
        send_at         TEXT,
        delivered_by    TEXT NOT NULL DEFAULT '',
        overrides       TEXT NOT NULL DEFAULT '[]',
        override_reason TEXT NOT NULL DEFAULT '',
        skipped         TEXT NOT NULL DEFAULT '{}',
        parts           INTEGER NOT NULL,
        source_file     TEXT NOT NULL DEFAULT '',
        follow_up_of    INTEGER REFERENCES campaign (id),
        confirmed_at    TEXT NOT NULL,
        ended_at        TEXT
    ) STRICT;

    -- everybody of the source who gets nothing, and why
    CREATE TABLE skipped (
        campaign_id INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
        row         INTEGER NOT NULL,
        name        TEXT NOT NULL,
        written     TEXT NOT NULL,
        e164        TEXT NOT NULL,
        reason      TEXT NOT NULL
    ) STRICT;
    CREATE INDEX skipped_of_campaign ON skipped (campaign_id);

    CREATE TABLE attempt (
        id             INTEGER PRIMARY KEY,
        campaign_id    INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
        state          TEXT NOT NULL CHECK (state IN
            ('prepared', 'sending', 'done', 'partial', 'unknown', 'void')),
        messages       INTEGER NOT NULL,
        parts          INTEGER NOT NULL,
        prepared_at    TEXT NOT NULL,
        sent_at        TEXT,
        ended_at       TEXT,
        phase          TEXT NOT NULL DEFAULT '',
        status         INTEGER,
        content_type   TEXT NOT NULL DEFAULT '',
        body           TEXT NOT NULL DEFAULT '',
        error          TEXT NOT NULL DEFAULT '',
        reconcile      INTEGER NOT NULL DEFAULT 0,
        balance_before TEXT,
        balance_after  TEXT
    ) STRICT;
    CREATE INDEX attempt_in_flight ON attempt (state) WHERE state IN ('prepared', 'sending');
    CREATE INDEX attempt_of_campaign ON attempt (campaign_id);

    CREATE TRIGGER attempt_moves BEFORE UPDATE OF state ON attempt
    WHEN NOT (OLD.state = NEW.state
        OR (OLD.state = 'prepared' AND NEW.state IN ('sending', 'void'))
        OR (OLD.state = 'sending' AND NEW.state IN ('done', 'partial', 'unknown', 'void')))
    BEGIN SELECT RAISE(ABORT, 'forbidden attempt transition'); END;

    CREATE TABLE message (
        id          INTEGER PRIMARY KEY,
        campaign_id INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
        e164        TEXT NOT NULL,
        ordinal     INTEGER NOT NULL DEFAULT 1,
        row         INTEGER NOT NULL DEFAULT 0,
        name        TEXT NOT NULL,
        text        TEXT NOT NULL,
        encoding    TEXT NOT NULL,
        parts       INTEGER NOT NULL,
        state       TEXT NOT NULL CHECK (state IN
            ('queued', 'claimed', 'accepted', 'rejected', 'unknown', 'accepted_by_operator',
             'closed_not_sent', 'cancelled')),
        attempt_id  INTEGER REFERENCES attempt (id),
        reason      TEXT NOT NULL DEFAULT '',
        reference   TEXT NOT NULL DEFAULT '',
        credits     TEXT,
        delivery    TEXT NOT NULL DEFAULT 'none',
        resend_of   INTEGER REFERENCES message (id),
        at          TEXT NOT NULL,
        UNIQUE (campaign_id, e164, ordinal)
    ) STRICT;
    CREATE INDEX message_queued ON message (campaign_id, id) WHERE state = 'queued';
    CREATE INDEX message_unknown ON message (campaign_id, id) WHERE state = 'unknown';
    CREATE INDEX message_of_attempt ON message (attempt_id) WHERE attempt_id IS NOT NULL;
    CREATE INDEX message_of_number ON message (e164, id);
    -- a message is carried by one follow-up at most
    CREATE UNIQUE INDEX message_resend ON message (resend_of) WHERE resend_of IS NOT NULL;

    -- the same rules as store.messages, so that no other statement can break them
    CREATE TRIGGER message_moves BEFORE UPDATE OF state ON message
    WHEN NOT (OLD.state = NEW.state
        OR (OLD.state = 'queued' AND NEW.state IN ('claimed', 'cancelled'))
        OR (OLD.state = 'claimed' AND NEW.state IN ('accepted', 'rejected', 'unknown'))
        OR (OLD.state = 'claimed' AND NEW.state = 'queued' AND EXISTS (
            SELECT 1 FROM attempt
             WHERE attempt.id = OLD.attempt_id AND attempt.state IN ('void', 'partial')))
        OR (OLD.state = 'unknown' AND NEW.state IN
            ('accepted', 'accepted_by_operator', 'closed_not_sent')))
    BEGIN SELECT RAISE(ABORT, 'forbidden message transition'); END;

    -- messages by state, kept by the database itself: counting a million takes too long.
    -- charged: the credits of those messages for which the service said them (said)
    CREATE TABLE tally (
        campaign_id INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
        state       TEXT NOT NULL,
        messages    INTEGER NOT NULL DEFAULT 0,
        parts       INTEGER NOT NULL DEFAULT 0,
        said        INTEGER NOT NULL DEFAULT 0,
        charged     REAL NOT NULL DEFAULT 0,
        PRIMARY KEY (campaign_id, state)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER message_counted AFTER UPDATE OF state ON message
    WHEN OLD.state <> NEW.state
    BEGIN
        UPDATE tally SET messages = messages - 1, parts = parts - OLD.parts,
               said = said - (OLD.credits IS NOT NULL),
               charged = charged - coalesce(CAST(OLD.credits AS REAL), 0)
         WHERE campaign_id = OLD.campaign_id AND state = OLD.state;
        INSERT INTO tally VALUES (NEW.campaign_id, NEW.state, 1, NEW.parts,
               NEW.credits IS NOT NULL, coalesce(CAST(NEW.credits AS REAL), 0))
            ON CONFLICT (campaign_id, state)
            DO UPDATE SET messages = messages + 1, parts = parts + excluded.parts,
                          said = said + excluded.said, charged = charged + excluded.charged;
    END;

    -- what happened, in stable words, for the log beside the progress bar
    CREATE TABLE event (
        id          INTEGER PRIMARY KEY,
        campaign_id INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
        at          TEXT NOT NULL,
        event       TEXT NOT NULL,
        params      TEXT NOT NULL DEFAULT '{}'
    ) STRICT;
    CREATE INDEX event_of_campaign ON event (campaign_id, id);
    """,
    # 2: store.tally keeps the tally, a batch at a time; rates and caps ask what went out lately
    """
    DROP TRIGGER message_counted;
    CREATE INDEX attempt_sent ON attempt (sent_at) WHERE sent_at IS NOT NULL;
    """,
    # 3: lists keep their size, tags and consent; contacts are searched by three letters; a number
    # on do-not-contact may be forgotten, its keyed hash kept
    """
    ALTER TABLE contact_list ADD COLUMN contacts INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE contact_list ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE contact_list ADD COLUMN consent TEXT NOT NULL DEFAULT '';
    ALTER TABLE contact_list ADD COLUMN consent_at TEXT;
    UPDATE contact_list
       SET contacts = (SELECT count(*) FROM contact WHERE list_id = contact_list.id);

    -- which three letters stand in whom: it may find too many, never too few (contact_search.py)
    CREATE VIRTUAL TABLE contact_search USING fts5
        (text, content = '', columnsize = 0, detail = none, tokenize = 'trigram');
    -- contacts up to the id upto are in the search index, as they were before they came here
    CREATE TABLE search_state (
        id    INTEGER PRIMARY KEY CHECK (id = 1),
        upto  INTEGER NOT NULL,
        stale INTEGER NOT NULL
    ) STRICT;
    INSERT INTO search_state VALUES (1, 0, 0);
    CREATE TABLE unsearched (
        contact_id INTEGER PRIMARY KEY
    ) STRICT;

    ALTER TABLE do_not_contact RENAME TO do_not_contact_2;
    CREATE TABLE do_not_contact (
        id       INTEGER PRIMARY KEY,
        e164     TEXT UNIQUE,
        hash     TEXT CHECK ((e164 IS NULL) = (hash IS NOT NULL)),
        reason   TEXT NOT NULL DEFAULT '',
        who      TEXT NOT NULL DEFAULT '',
        added_at TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX do_not_contact_erased ON do_not_contact (hash) WHERE hash IS NOT NULL;
    INSERT INTO do_not_contact (e164, added_at)
        SELECT e164, added_at FROM do_not_contact_2 ORDER BY added_at, e164 DESC;
    DROP TABLE do_not_contact_2;
    """,
    # 4: what is being written outlives the program, and how a campaign was written is kept with it
    """
    CREATE TABLE draft (
        id       INTEGER PRIMARY KEY CHECK (id = 1),
        content  TEXT NOT NULL,
        saved_at TEXT NOT NULL
    ) STRICT;
    ALTER TABLE campaign ADD COLUMN draft TEXT NOT NULL DEFAULT '';
    """,
    # 5: texts that are kept under a name, each of their versions
    """
    CREATE TABLE saved_text (
        id         INTEGER PRIMARY KEY,
        name       TEXT NOT NULL,
        deleted_at TEXT
    ) STRICT;
    CREATE UNIQUE INDEX saved_text_name ON saved_text (name) WHERE deleted_at IS NULL;
    CREATE TABLE saved_text_version (
        text_id  INTEGER NOT NULL REFERENCES saved_text,
        version  INTEGER NOT NULL,
        text     TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        PRIMARY KEY (text_id, version)
    ) STRICT, WITHOUT ROWID;
    """,
    # 6: campaigns that this computer sends at their time, and campaigns that come again and again
    """
    CREATE TABLE recurrence (
        id         INTEGER PRIMARY KEY,
        title      TEXT NOT NULL,
        account_id INTEGER NOT NULL REFERENCES account (id),
        draft      TEXT NOT NULL,
        rule       TEXT NOT NULL,
        people     INTEGER NOT NULL,
        credits    INTEGER NOT NULL,
        next_at    TEXT, -- the run that is made next; none where no run follows
        moved_from TEXT,
        held       TEXT NOT NULL DEFAULT '', -- why that run does not go out by itself
        created_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX recurrence_next ON recurrence (next_at) WHERE next_at IS NOT NULL;
    UPDATE campaign SET delivered_by = 'service' WHERE send_at IS NOT NULL AND delivered_by = '';
    ALTER TABLE campaign ADD COLUMN latest_at TEXT;
    ALTER TABLE campaign ADD COLUMN recurrence_id INTEGER REFERENCES recurrence (id);
    CREATE INDEX campaign_of_recurrence ON campaign (recurrence_id, id)
        WHERE recurrence_id IS NOT NULL;
    CREATE INDEX campaign_planned ON campaign (state, send_at) WHERE send_at IS NOT NULL;
    """,
    # 7: what credits were; senders kept by hand; what reports said; one-time codes that were sent;
    # what the service said of a pause
    """
    ALTER TABLE campaign ADD COLUMN detail TEXT NOT NULL DEFAULT '';

    -- the last credits known in each hour (of UTC), to draw and to reckon with
    CREATE TABLE balance_history (
        account_id INTEGER NOT NULL REFERENCES account (id),
        kind       TEXT NOT NULL,
        hour       TEXT NOT NULL,
        credits    TEXT NOT NULL,
        at         TEXT NOT NULL,
        PRIMARY KEY (account_id, kind, hour)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO balance_history
        SELECT account_id, kind, substr(at, 1, 13), credits, at FROM balance;

    -- senders that were used (used_at), and those kept by hand or requested (kept); what the
    -- operator or the service said of one (status) and when
    ALTER TABLE sender RENAME TO sender_6;
    CREATE TABLE sender (
        account_id INTEGER NOT NULL REFERENCES account (id),
        sender     TEXT NOT NULL,
        used_at    TEXT,
        kept       INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)),
        status     TEXT NOT NULL DEFAULT '' CHECK (status IN
            ('', 'approved', 'waiting', 'refused')),
        status_at  TEXT,
        PRIMARY KEY (account_id, sender)
    ) STRICT;
    INSERT INTO sender (account_id, sender, used_at)
        SELECT account_id, sender, used_at FROM sender_6;
    DROP TABLE sender_6;

    -- job: the service's id of a request; report_due: when its messages' delivery is asked next
    ALTER TABLE attempt ADD COLUMN job TEXT NOT NULL DEFAULT '';
    ALTER TABLE attempt ADD COLUMN report_due TEXT;
    ALTER TABLE attempt ADD COLUMN report_tries INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX attempt_report_due ON attempt (report_due) WHERE report_due IS NOT NULL;
    ALTER TABLE message ADD COLUMN delivery_word TEXT NOT NULL DEFAULT '';
    ALTER TABLE message ADD COLUMN delivery_at TEXT;
    CREATE INDEX message_reported ON message (campaign_id, delivery) WHERE delivery <> 'none';
    CREATE INDEX message_of_reference ON message (reference) WHERE reference <> '';

    -- the code itself stands nowhere: own_check is a salted hash, where this program checks it
    CREATE TABLE otp (
        id           INTEGER PRIMARY KEY,
        account_id   INTEGER NOT NULL REFERENCES account (id),
        e164         TEXT NOT NULL,
        state        TEXT NOT NULL CHECK (state IN
            ('sending', 'sent', 'refused', 'unknown', 'verified')),
        token        TEXT NOT NULL DEFAULT '',
        reference    TEXT NOT NULL DEFAULT '',
        own_check    TEXT NOT NULL DEFAULT '',
        tries        INTEGER NOT NULL DEFAULT 0,
        credits      TEXT,
        requested_at TEXT NOT NULL,
        expires_at   TEXT,
        verified_at  TEXT
    ) STRICT;
    CREATE INDEX otp_of_number ON otp (account_id, e164, id);
    """,
    # 8: where a campaign went to, its tag, and between which ids its messages stand; messages are
    # searched by three letters; who looked at, gave out or erased what, without numbers
    """
    ALTER TABLE campaign ADD COLUMN base_url TEXT NOT NULL DEFAULT '';
    ALTER TABLE campaign ADD COLUMN tag TEXT NOT NULL DEFAULT '';
    ALTER TABLE campaign ADD COLUMN first_message INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE campaign ADD COLUMN last_message INTEGER NOT NULL DEFAULT -1;
    ALTER TABLE campaign ADD COLUMN forgotten_at TEXT; -- its people were, by a retention
    UPDATE campaign
       SET base_url = (SELECT base_url FROM account WHERE account.id = campaign.account_id);
    UPDATE campaign SET first_message = span.first, last_message = span.last
      FROM (SELECT campaign_id, min(id) AS first, max(id) AS last FROM message
             GROUP BY campaign_id) AS span
     WHERE span.campaign_id = campaign.id;
    -- what messages are narrowed by, without the long texts of a campaign
    CREATE INDEX campaign_found ON campaign (id, first_message, last_message, account_id, sender,
        tag, confirmed_at, ended_at, title);

    -- the number first: so one index finds a number, and keeps it once in a campaign
    CREATE TABLE message_8 (
        id            INTEGER PRIMARY KEY,
        campaign_id   INTEGER NOT NULL REFERENCES campaign (id),
        e164          TEXT NOT NULL,
        ordinal       INTEGER NOT NULL DEFAULT 1,
        row           INTEGER NOT NULL DEFAULT 0,
        name          TEXT NOT NULL,
        text          TEXT NOT NULL,
        encoding      TEXT NOT NULL,
        parts         INTEGER NOT NULL,
        state         TEXT NOT NULL CHECK (state IN
            ('queued', 'claimed', 'accepted', 'rejected', 'unknown', 'accepted_by_operator',
             'closed_not_sent', 'cancelled')),
        attempt_id    INTEGER REFERENCES attempt (id),
        reason        TEXT NOT NULL DEFAULT '',
        reference     TEXT NOT NULL DEFAULT '',
        credits       TEXT,
        delivery      TEXT NOT NULL DEFAULT 'none',
        resend_of     INTEGER REFERENCES message_8 (id),
        at            TEXT NOT NULL,
        delivery_word TEXT NOT NULL DEFAULT '',
        delivery_at   TEXT,
        UNIQUE (e164, campaign_id, ordinal)
    ) STRICT;
    INSERT INTO message_8 SELECT * FROM message ORDER BY id;
    DROP TABLE message;
    ALTER TABLE message_8 RENAME TO message;
    CREATE INDEX message_queued ON message (campaign_id, id) WHERE state = 'queued';
    CREATE INDEX message_unknown ON message (campaign_id, id) WHERE state = 'unknown';
    CREATE INDEX message_of_attempt ON message (attempt_id) WHERE attempt_id IS NOT NULL;
    CREATE UNIQUE INDEX message_resend ON message (resend_of) WHERE resend_of IS NOT NULL;
    -- what most messages are not is found at once, newest first
    CREATE INDEX message_rejected ON message (id) WHERE state = 'rejected';
    CREATE INDEX message_cancelled ON message (id) WHERE state = 'cancelled';
    CREATE INDEX message_not_sent ON message (id) WHERE state = 'closed_not_sent';
    CREATE INDEX message_expired ON message (id) WHERE delivery = 'expired';
    CREATE INDEX message_undelivered ON message (id) WHERE delivery = 'undelivered';
    -- six letters tell references apart well enough, at half the size
    CREATE INDEX message_of_reference ON message (substr(reference, -6)) WHERE reference <> '';
    CREATE TRIGGER message_moves BEFORE UPDATE OF state ON message
    WHEN NOT (OLD.state = NEW.state
        OR (OLD.state = 'queued' AND NEW.state IN ('claimed', 'cancelled'))
        OR (OLD.state = 'claimed' AND NEW.state IN ('accepted', 'rejected', 'unknown'))
        OR (OLD.state = 'claimed' AND NEW.state = 'queued' AND EXISTS (
            SELECT 1 FROM attempt
             WHERE attempt.id = OLD.attempt_id AND attempt.state IN ('void', 'partial')))
        OR (OLD.state = 'unknown' AND NEW.state IN
            ('accepted', 'accepted_by_operator', 'closed_not_sent')))
    BEGIN SELECT RAISE(ABORT, 'forbidden message transition'); END;

    -- messages by what a report said of them
    CREATE TABLE delivery_tally (
        campaign_id INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
        delivery    TEXT NOT NULL,
        messages    INTEGER NOT NULL,
        PRIMARY KEY (campaign_id, delivery)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO delivery_tally
        SELECT campaign_id, delivery, count(*) FROM message WHERE delivery <> 'none'
         GROUP BY campaign_id, delivery;
    CREATE TRIGGER delivery_counted AFTER UPDATE OF delivery ON message
    WHEN OLD.delivery <> NEW.delivery
    BEGIN
        UPDATE delivery_tally SET messages = messages - 1
         WHERE campaign_id = OLD.campaign_id AND delivery = OLD.delivery;
        INSERT INTO delivery_tally VALUES (NEW.campaign_id, NEW.delivery, 1)
            ON CONFLICT (campaign_id, delivery) DO UPDATE SET messages = messages + 1;
    END;

    -- which three letters stand in which message; those up to the id upto are in it
    CREATE VIRTUAL TABLE message_search USING fts5 (name, number, text,
        content = '', columnsize = 0, detail = none, tokenize = 'trigram');
    CREATE TABLE message_search_state (
        id   INTEGER PRIMARY KEY CHECK (id = 1),
        upto INTEGER NOT NULL
    ) STRICT;
    INSERT INTO message_search_state VALUES (1, 0);

    CREATE TABLE audit (
        id     INTEGER PRIMARY KEY,
        at     TEXT NOT NULL,
        who    TEXT NOT NULL,
        action TEXT NOT NULL,
        count  INTEGER NOT NULL,
        detail TEXT NOT NULL DEFAULT '{}'
    ) STRICT;
    CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
    CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
    """,
)
