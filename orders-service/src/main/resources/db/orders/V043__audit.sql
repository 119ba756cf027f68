-- Who did what. Rows are written in the transaction of the command, and stay as they are.
CREATE TABLE audit (
    id              uuid        PRIMARY KEY,
    at              timestamptz NOT NULL,
    -- The account, or the service, that acted.
    actor           text        NOT NULL,
    roles           text[]      NOT NULL,
    action          text        NOT NULL,
    subject         text        NOT NULL,
    detail          json,
    trace_id        text        NOT NULL,
    -- A repeated call is one command.
    idempotency_key text
);
CREATE INDEX audit_of_subject ON audit (subject, id);
CREATE INDEX audit_of_actor ON audit (actor, id);
CREATE UNIQUE INDEX audit_once ON audit (actor, action, subject, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
