-- Facts this service tells the others. Appended in the transaction of the change; read in commit order by (tx, seq)
-- below the oldest transaction still running, so that a slow writer is never skipped.
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
    PRIMARY KEY (tx, seq, recorded_at)
) PARTITION BY RANGE (recorded_at);

CREATE TABLE event_log_default PARTITION OF event_log DEFAULT;

-- How far this service has applied the feeds of others.
CREATE TABLE feed_cursor (
    subscription  text        PRIMARY KEY,
    position      text        NOT NULL,
    applied       bigint      NOT NULL DEFAULT 0,
    failing_since timestamptz,
    last_error    text
);
