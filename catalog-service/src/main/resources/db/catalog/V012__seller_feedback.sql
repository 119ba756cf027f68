-- What buyers say of sellers: one opinion per order and seller, about the service and not about the goods.
CREATE TABLE seller_feedback (
    id         uuid        PRIMARY KEY,
    seller_id  uuid        NOT NULL,
    order_id   uuid        NOT NULL,
    account_id uuid        NOT NULL,
    revision   int         NOT NULL CHECK (revision BETWEEN 1 AND 100),
    stars      int         NOT NULL CHECK (stars BETWEEN 1 AND 5),
    text       text        CHECK (length(text) BETWEEN 1 AND 2000),
    withdrawn  boolean     NOT NULL DEFAULT false,
    day        date        NOT NULL,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    UNIQUE (seller_id, order_id)
);
CREATE INDEX seller_feedback_newest ON seller_feedback (seller_id, created_at DESC, id DESC) WHERE NOT withdrawn;

CREATE TABLE seller_feedback_revision (
    feedback_id uuid        NOT NULL REFERENCES seller_feedback,
    revision    int         NOT NULL,
    stars       int         NOT NULL,
    text        text,
    written_at  timestamptz NOT NULL,
    PRIMARY KEY (feedback_id, revision)
);

-- Stars by the day on which the feedback was first given, so that the mean of any span of days is one small sum.
CREATE TABLE seller_rating_day (
    seller_id uuid NOT NULL,
    day       date NOT NULL,
    stars_1   int  NOT NULL CHECK (stars_1 >= 0),
    stars_2   int  NOT NULL CHECK (stars_2 >= 0),
    stars_3   int  NOT NULL CHECK (stars_3 >= 0),
    stars_4   int  NOT NULL CHECK (stars_4 >= 0),
    stars_5   int  NOT NULL CHECK (stars_5 >= 0),
    PRIMARY KEY (seller_id, day)
);
