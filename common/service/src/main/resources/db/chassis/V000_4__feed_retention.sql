-- The log in ranges of transactions instead of months: it is read by (tx, seq), so a reader touches the partitions from his
-- place on and no other, however many there are. The job keep-feed cuts new ones ahead and drops what may go.
ALTER TABLE event_log RENAME TO event_log_before;
ALTER INDEX event_log_pkey RENAME TO event_log_before_pkey;

CREATE TABLE event_log (
    tx          xid8        NOT NULL DEFAULT pg_current_xact_id(),
    seq         bigint      GENERATED ALWAYS AS IDENTITY,
    id          uuid        NOT NULL,
    type        text        NOT NULL,
    subject     text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    trace_id    text,
    data        json        NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tx, seq)
) PARTITION BY RANGE (tx);

-- A partition's name says where it begins; the last one has no end.
CREATE TABLE event_log_0 PARTITION OF event_log FOR VALUES FROM ('0') TO (MAXVALUE);

INSERT INTO event_log (tx, seq, id, type, subject, occurred_at, trace_id, data, recorded_at) OVERRIDING SYSTEM VALUE
SELECT tx, seq, id, type, subject, occurred_at, trace_id, data, recorded_at FROM event_log_before;

SELECT setval(pg_get_serial_sequence('event_log', 'seq'), max(seq)) FROM event_log HAVING max(seq) IS NOT NULL;

DROP TABLE event_log_before;

-- The last event that was dropped; no row as long as all are kept. Who has not applied it cannot read on.
CREATE TABLE event_log_trimmed (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    tx       xid8   NOT NULL,
    seq      bigint NOT NULL
);

-- Who reads this service's log, and what he has applied; a few seconds behind. Nothing he still needs is dropped.
CREATE TABLE feed_reader (
    reader  text        PRIMARY KEY CHECK (length(reader) BETWEEN 1 AND 200),
    tx      xid8        NOT NULL,
    seq     bigint      NOT NULL,
    seen_at timestamptz NOT NULL DEFAULT now()
);
