-- What was searched for in the whole catalogue, how often, and how often only products that lack a word, or none at all,
-- were found. Nothing says who did.
CREATE TABLE search_query (
    text     text        PRIMARY KEY CHECK (length(text) BETWEEN 1 AND 100),
    searches int         NOT NULL CHECK (searches > 0),
    partial  int         NOT NULL CHECK (partial >= 0),
    nothing  int         NOT NULL CHECK (nothing >= 0),
    first_at timestamptz NOT NULL,
    last_at  timestamptz NOT NULL,
    CHECK (partial + nothing <= searches)
);
CREATE INDEX search_query_usual ON search_query (searches DESC, text);
CREATE INDEX search_query_old ON search_query (last_at);
