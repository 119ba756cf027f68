-- Sums of the journal. Nothing here is written when an entry is: the accounts every sale touches have no row to queue
-- for. A job folds what is older than the oldest transaction still running; a read adds the tail behind the fold.
CREATE TABLE balance_fold (
    account       text    NOT NULL,
    product_group text    NOT NULL,
    segment       text    NOT NULL,
    currency      char(3) NOT NULL,
    day           date    NOT NULL,
    debits        numeric NOT NULL,
    credits       numeric NOT NULL,
    PRIMARY KEY (account, product_group, segment, currency, day)
);

-- Sequence numbers and times do not become visible in order; transaction ids below the oldest running one do not
-- change any more. So that is what a fold ends at.
CREATE TABLE fold_state (
    only_row     boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    folded_below xid8    NOT NULL
);
INSERT INTO fold_state (folded_below) VALUES ('0');

-- Fold and tail in one statement, hence of one snapshot. Days are UTC.
CREATE VIEW balance AS
SELECT account, product_group, segment, currency, day, debits, credits
FROM balance_fold
UNION ALL
SELECT account,
       product_group,
       segment,
       currency,
       (effective_at AT TIME ZONE 'UTC')::date,
       CASE side WHEN 'DEBIT' THEN minor ELSE 0 END::numeric,
       CASE side WHEN 'CREDIT' THEN minor ELSE 0 END::numeric
FROM posting
WHERE tx >= (SELECT folded_below FROM fold_state)
  -- Always true; with two ends the planner takes the tail for the small part it is.
  AND tx <= '18446744073709551615'::xid8;

-- What the last check of the books found; none found is an empty array.
CREATE TABLE books_check (
    only_row   boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    checked_at timestamptz NOT NULL,
    findings   text[]      NOT NULL
);
