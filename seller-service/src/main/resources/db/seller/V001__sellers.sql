-- Who sells. A seller's id is the id of his account.
CREATE TABLE seller (
    id                uuid        PRIMARY KEY,
    display_name      text        NOT NULL CHECK (length(display_name) BETWEEN 1 AND 80),
    country           text        NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    status            text        NOT NULL CHECK (status IN ('ACTIVE', 'SUSPENDED')),
    suspension_reason text,
    -- Days between delivery and the day before the money becomes available.
    reserve_days      int         NOT NULL CHECK (reserve_days BETWEEN 0 AND 90),
    -- Settlement periods of 14 days count from here.
    registered_at     timestamptz NOT NULL,
    -- When accounts-service confirmed the role; null until then.
    role_granted_at   timestamptz,
    version           bigint      NOT NULL,
    CHECK ((status = 'SUSPENDED') = (suspension_reason IS NOT NULL))
);
CREATE INDEX seller_without_role ON seller (registered_at) WHERE role_granted_at IS NULL;
