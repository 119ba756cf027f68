-- Words that may stand for others, as operators say. key is the phrase as search reads it, without case and endings.
CREATE TABLE synonym (
    key          text        PRIMARY KEY CHECK (key <> ''),
    phrase       text        NOT NULL CHECK (length(phrase) BETWEEN 1 AND 100),
    alternatives text[]      NOT NULL CHECK (cardinality(alternatives) BETWEEN 1 AND 20),
    both_ways    boolean     NOT NULL,
    changed_at   timestamptz NOT NULL
);
