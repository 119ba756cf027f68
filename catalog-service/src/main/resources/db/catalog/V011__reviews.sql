-- How many published reviews give a product one star, two, and so on: moved in the transaction that changes a review, so
-- it always equals a recount.
CREATE TABLE product_rating (
    product_id uuid PRIMARY KEY REFERENCES product,
    stars_1    int  NOT NULL CHECK (stars_1 >= 0),
    stars_2    int  NOT NULL CHECK (stars_2 >= 0),
    stars_3    int  NOT NULL CHECK (stars_3 >= 0),
    stars_4    int  NOT NULL CHECK (stars_4 >= 0),
    stars_5    int  NOT NULL CHECK (stars_5 >= 0)
);

-- One opinion per customer and product. The row is the latest revision; all of them are in review_revision. held_for
-- names the rules that sent it to the operator; fingerprint is of a long text, to find it again elsewhere. helpful_rank orders by the lower bound of the helpful share (Wilson, 95 %,
-- in millionths), so that 9 of 10 comes after 90 of 100; what nobody finds helpful comes last.
CREATE TABLE review (
    id           uuid        PRIMARY KEY,
    product_id   uuid        NOT NULL REFERENCES product,
    account_id   uuid        NOT NULL,
    status       text        NOT NULL CHECK (status IN ('PENDING', 'PUBLISHED', 'REJECTED', 'WITHDRAWN')),
    revision     int         NOT NULL CHECK (revision BETWEEN 1 AND 100),
    stars        int         NOT NULL CHECK (stars BETWEEN 1 AND 5),
    title        text        NOT NULL CHECK (length(title) BETWEEN 1 AND 150),
    text         text        NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
    author       text        CHECK (length(author) BETWEEN 1 AND 50),
    fingerprint  text,
    held_for     jsonb       NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(held_for) = 'array'),
    reason       text        CHECK ((reason IS NOT NULL) = (status = 'REJECTED')),
    note         text        CHECK (length(note) <= 1000),
    helpful      int         NOT NULL DEFAULT 0 CHECK (helpful >= 0),
    unhelpful    int         NOT NULL DEFAULT 0 CHECK (unhelpful >= 0),
    helpful_rank int         GENERATED ALWAYS AS (
        CASE WHEN helpful = 0 THEN -unhelpful
             ELSE round(1000000 * (helpful + 1.9208
                      - 1.96 * sqrt(helpful::float8 * unhelpful / (helpful + unhelpful) + 0.9604))
                      / (helpful + unhelpful + 3.8416))::int
        END) STORED,
    created_at   timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    UNIQUE (product_id, account_id)
);
CREATE INDEX review_helpful ON review (product_id, helpful_rank DESC, id DESC) WHERE status = 'PUBLISHED';
CREATE INDEX review_newest ON review (product_id, created_at DESC, id DESC) WHERE status = 'PUBLISHED';
CREATE INDEX review_author ON review (account_id, changed_at DESC, id DESC);
CREATE INDEX review_queue ON review (status, changed_at, id);
CREATE INDEX review_of_day ON review (product_id, created_at);
CREATE INDEX review_fingerprint ON review (fingerprint) WHERE fingerprint IS NOT NULL;

-- Every version a review ever had, the current one included.
CREATE TABLE review_revision (
    review_id  uuid        NOT NULL REFERENCES review,
    revision   int         NOT NULL,
    stars      int         NOT NULL,
    title      text        NOT NULL,
    text       text        NOT NULL,
    author     text,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (review_id, revision)
);

-- What operators decided about which revision, and why.
CREATE TABLE review_decision (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    review_id  uuid        NOT NULL REFERENCES review,
    revision   int         NOT NULL,
    outcome    text        NOT NULL CHECK (outcome IN ('PUBLISHED', 'REJECTED')),
    reason     text,
    note       text,
    decided_by uuid        NOT NULL,
    decided_at timestamptz NOT NULL
);
CREATE INDEX review_decision_review ON review_decision (review_id);

-- One voice per customer.
CREATE TABLE review_vote (
    review_id  uuid    NOT NULL REFERENCES review,
    account_id uuid    NOT NULL,
    helpful    boolean NOT NULL,
    PRIMARY KEY (review_id, account_id)
);

-- What sellers answer; one answer each, and every version kept.
CREATE TABLE review_answer (
    review_id  uuid        NOT NULL REFERENCES review,
    seller_id  uuid        NOT NULL,
    revision   int         NOT NULL CHECK (revision BETWEEN 1 AND 100),
    text       text        NOT NULL CHECK (length(text) BETWEEN 1 AND 5000),
    withdrawn  boolean     NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (review_id, seller_id)
);

CREATE TABLE review_answer_revision (
    review_id  uuid        NOT NULL,
    seller_id  uuid        NOT NULL,
    revision   int         NOT NULL,
    text       text        NOT NULL,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (review_id, seller_id, revision),
    FOREIGN KEY (review_id, seller_id) REFERENCES review_answer
);
