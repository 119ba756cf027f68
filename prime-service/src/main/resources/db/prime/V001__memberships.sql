-- Plans as they were offered: a change of price or text is a new version.
CREATE TABLE plan (
    version        int         PRIMARY KEY CHECK (version > 0),
    code           text        NOT NULL,
    price          bigint      NOT NULL CHECK (price > 0),
    currency       char(3)     NOT NULL,
    billed_every   text        NOT NULL CHECK (billed_every = 'MONTH'),
    refund_policy  text        NOT NULL CHECK (refund_policy = 'PRO_RATA'),
    text           text        NOT NULL,
    how_to_cancel  text        NOT NULL,
    decline_label  text        NOT NULL,
    effective_from timestamptz NOT NULL
);
INSERT INTO plan VALUES (1, 'monthly', 1499, 'USD', 'MONTH', 'PRO_RATA',
    'Prime costs $14.99 each month. We charge $14.99 today and again every month on the same day, automatically, until you cancel. You can cancel at any time in one step; your benefits then end and we refund the unused days.',
    'Choose "Cancel membership" on your Prime page, or send POST /prime/membership/cancellation. One step, no questions.',
    'No thanks',
    '2020-01-01T00:00:00Z');

CREATE TABLE membership (
    id             uuid        PRIMARY KEY,
    account        uuid        NOT NULL,
    status         text        NOT NULL CHECK (status IN ('PENDING', 'ACTIVE', 'PAST_DUE', 'CANCELLING', 'ENDED')),
    plan_version   int         NOT NULL REFERENCES plan,
    country        char(2)     NOT NULL,
    payment_token  text,
    -- Period number anchor_period begins on the anchor; the others follow by calendar months.
    anchor         date        NOT NULL,
    anchor_period  int         NOT NULL,
    -- The last period that was paid; 0 before the first.
    period         int         NOT NULL DEFAULT 0 CHECK (period >= 0),
    -- When the next period begins; null while one is being paid, and when none follows.
    renews_on      date,
    ends_on        date,
    benefits_until timestamptz,
    created_at     timestamptz NOT NULL,
    ended_at       timestamptz,
    end_reason     text,
    CHECK ((status = 'ENDED') = (ended_at IS NOT NULL)),
    CHECK ((status = 'ENDED') = (end_reason IS NOT NULL)),
    CHECK ((status = 'CANCELLING') = (ends_on IS NOT NULL)),
    CHECK (renews_on IS NULL OR status = 'ACTIVE')
);
-- One live membership per account.
CREATE UNIQUE INDEX membership_live ON membership (account) WHERE status <> 'ENDED';
CREATE INDEX membership_of_account ON membership (account, id);
CREATE INDEX membership_renewing ON membership (renews_on) WHERE renews_on IS NOT NULL;
CREATE INDEX membership_ending ON membership (ends_on) WHERE ends_on IS NOT NULL;

-- What the member was shown and agreed to.
CREATE TABLE consent (
    membership    uuid        PRIMARY KEY REFERENCES membership,
    offer_version int         NOT NULL REFERENCES plan,
    price         bigint      NOT NULL,
    currency      char(3)     NOT NULL,
    renews_on     date        NOT NULL,
    text          text        NOT NULL,
    text_hash     char(64)    NOT NULL,
    given_at      timestamptz NOT NULL
);

-- A month of a membership: what it costs, whether it is paid, and how much of that is earned or given back.
CREATE TABLE membership_period (
    membership      uuid        NOT NULL REFERENCES membership,
    number          int         NOT NULL CHECK (number > 0),
    starts_on       date        NOT NULL,
    ends_on         date        NOT NULL CHECK (ends_on > starts_on),
    price           bigint      NOT NULL CHECK (price > 0),
    currency        char(3)     NOT NULL,
    country         char(2)     NOT NULL,
    status          text        NOT NULL CHECK (status IN ('PENDING', 'CHARGED', 'DECLINED', 'ABANDONED')),
    -- Refusals so far; each try after one has a key of its own.
    attempt         int         NOT NULL DEFAULT 0,
    -- When finance is asked (again); null when the charge is decided.
    attempt_at      timestamptz,
    -- Finance may have been asked and its answer is not known.
    in_flight       boolean     NOT NULL DEFAULT false,
    first_failed_at timestamptz,
    payment         uuid,
    charged_at      timestamptz,
    recognised      bigint      NOT NULL DEFAULT 0 CHECK (recognised >= 0),
    refunded        bigint      NOT NULL DEFAULT 0 CHECK (refunded >= 0),
    -- The next day to recognise; null when nothing is left.
    next_revenue_on date,
    PRIMARY KEY (membership, number),
    CHECK (recognised + refunded <= price),
    CHECK ((status = 'PENDING') = (attempt_at IS NOT NULL)),
    CHECK ((status = 'CHARGED') = (payment IS NOT NULL)),
    CHECK ((status = 'CHARGED') = (charged_at IS NOT NULL)),
    CHECK (status = 'CHARGED' OR (recognised = 0 AND refunded = 0 AND next_revenue_on IS NULL)),
    CHECK (status <> 'CHARGED' OR next_revenue_on IS NOT NULL OR recognised + refunded = price)
);
CREATE UNIQUE INDEX membership_period_pending ON membership_period (membership) WHERE status = 'PENDING';
CREATE INDEX membership_period_due ON membership_period (attempt_at) WHERE attempt_at IS NOT NULL;
CREATE INDEX membership_period_revenue ON membership_period (next_revenue_on, country, currency, membership)
    WHERE next_revenue_on IS NOT NULL;

-- Money on its way back.
CREATE TABLE membership_refund (
    membership uuid        NOT NULL,
    number     int         NOT NULL,
    payment    uuid        NOT NULL,
    minor      bigint      NOT NULL CHECK (minor > 0),
    currency   char(3)     NOT NULL,
    status     text        NOT NULL CHECK (status IN ('PENDING', 'PAID', 'FAILED')),
    failure    text,
    created_at timestamptz NOT NULL,
    attempt_at timestamptz,
    done_at    timestamptz,
    PRIMARY KEY (membership, number),
    FOREIGN KEY (membership, number) REFERENCES membership_period,
    CHECK ((status = 'PENDING') = (attempt_at IS NOT NULL)),
    CHECK ((status = 'PENDING') = (done_at IS NULL))
);
CREATE INDEX membership_refund_due ON membership_refund (attempt_at) WHERE attempt_at IS NOT NULL;

-- How many journal entries a day's revenue has, so that a later one never takes a key again.
CREATE TABLE revenue_count (
    day      date    NOT NULL,
    country  char(2) NOT NULL,
    currency char(3) NOT NULL,
    entries  int     NOT NULL,
    PRIMARY KEY (day, country, currency)
);
