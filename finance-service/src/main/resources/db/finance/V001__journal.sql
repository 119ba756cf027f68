-- The journal: statements of business facts, added and never changed. Its rules hold here, whoever writes.
--
-- In production the service signs in as a role that does not own these tables and was granted no more than
--     GRANT SELECT, INSERT ON journal_entry, posting TO <role>
-- so that it can neither change a row nor switch a trigger off; where it owns them, the triggers below refuse.

CREATE TABLE journal_entry (
    id           uuid        PRIMARY KEY,
    source       text        NOT NULL CHECK (source <> ''),
    key          text        NOT NULL CHECK (key <> ''),
    content_hash bytea       NOT NULL CHECK (length(content_hash) = 32),
    description  text        NOT NULL,
    effective_at timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL DEFAULT now(),
    reverses_id  uuid        REFERENCES journal_entry,
    tx           xid8        NOT NULL DEFAULT pg_current_xact_id(),
    CONSTRAINT journal_entry_once UNIQUE (source, key),
    CONSTRAINT journal_entry_reversed_once UNIQUE (reverses_id),
    CONSTRAINT journal_entry_not_its_own_reversal CHECK (reverses_id <> id)
);

-- What a line can be reported by stands on the line itself, so that a report needs no join and the table can be
-- partitioned by month: effective_at is part of its key, and uniqueness across months lives in journal_entry.
CREATE TABLE posting (
    entry_id      uuid        NOT NULL,
    line_no       smallint    NOT NULL CHECK (line_no > 0),
    account       text        NOT NULL CHECK (account <> ''),
    side          text        NOT NULL CHECK (side IN ('DEBIT', 'CREDIT')),
    minor         bigint      NOT NULL CHECK (minor > 0),
    currency      char(3)     NOT NULL,
    segment       text        NOT NULL CHECK (segment <> ''),
    product_group text        NOT NULL CHECK (product_group <> ''),
    service       text        NOT NULL CHECK (service <> ''),
    country       char(2)     NOT NULL,
    seller        text        NOT NULL DEFAULT '',
    reference     text        NOT NULL,
    effective_at  timestamptz NOT NULL,
    tx            xid8        NOT NULL DEFAULT pg_current_xact_id(),
    PRIMARY KEY (entry_id, line_no, effective_at)
);
CREATE INDEX posting_reference ON posting (reference, effective_at, entry_id, line_no);
CREATE INDEX posting_account ON posting (account, effective_at, entry_id, line_no);
CREATE INDEX posting_group ON posting (product_group, currency, effective_at, entry_id, line_no)
    WHERE product_group <> 'NONE';
CREATE INDEX posting_tail ON posting (tx);

-- Lines arrive balanced per entry and currency in one statement, and only for an entry of the same transaction.
CREATE FUNCTION posting_check() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong record;
BEGIN
    SELECT entry_id, currency, sum(CASE side WHEN 'DEBIT' THEN minor ELSE -minor END) AS net INTO wrong
    FROM added
    GROUP BY entry_id, currency
    HAVING sum(CASE side WHEN 'DEBIT' THEN minor ELSE -minor END) <> 0
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'entry % is out of balance by % minor units of %', wrong.entry_id, wrong.net, wrong.currency
            USING ERRCODE = 'check_violation', CONSTRAINT = 'posting_balanced';
    END IF;

    SELECT line.entry_id INTO wrong
    FROM (SELECT DISTINCT entry_id, effective_at, tx FROM added) line
    LEFT JOIN journal_entry entry ON entry.id = line.entry_id
    WHERE entry.id IS NULL
       OR entry.tx <> pg_current_xact_id()
       OR line.tx <> pg_current_xact_id()
       OR entry.effective_at <> line.effective_at
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'lines belong to an entry of the same transaction and time; % is none', wrong.entry_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'posting_of_new_entry';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER posting_check AFTER INSERT ON posting
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION posting_check();

-- At commit every entry has lines; since they arrive balanced, that makes two at least.
CREATE FUNCTION journal_entry_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.tx <> pg_current_xact_id() OR NOT EXISTS (SELECT FROM posting WHERE entry_id = NEW.id) THEN
        RAISE EXCEPTION 'entry % has no lines', NEW.key
            USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_entry_has_lines';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER journal_entry_check AFTER INSERT ON journal_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_entry_check();

CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: the journal is only added to; correct it with an entry that reverses', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER journal_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();
CREATE TRIGGER posting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON posting
    FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();

-- Statements the journal could not take. They do not stop the feed they came with; people look at them.
CREATE TABLE journal_conflict (
    id              uuid        PRIMARY KEY,
    source          text        NOT NULL,
    key             text        NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('OTHER_CONTENT', 'REVERSED_BEFORE', 'REVERSES_UNKNOWN')),
    content_hash    bytea       NOT NULL,
    statement       json        NOT NULL,
    noticed_at      timestamptz NOT NULL,
    acknowledged_at timestamptz,
    note            text,
    UNIQUE (source, key, content_hash),
    CHECK ((acknowledged_at IS NULL) = (note IS NULL))
);
CREATE INDEX journal_conflict_open ON journal_conflict (id) WHERE acknowledged_at IS NULL;
