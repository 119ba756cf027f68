-- Units sold and kept, by the day of the order; a line of an order counts at most ten.
CREATE TABLE sales_day (
    day        date NOT NULL,
    product_id uuid NOT NULL,
    units      int  NOT NULL CHECK (units > 0),
    PRIMARY KEY (day, product_id)
);

-- Moved by whoever writes sales, and read by the job that ranks: nothing to do where it has not moved.
CREATE TABLE sales_news (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    changes  bigint  NOT NULL DEFAULT 0
);
INSERT INTO sales_news DEFAULT VALUES;

CREATE TABLE sales_ranking (
    only_row  boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    changes   bigint      NOT NULL DEFAULT 0,
    ranked_at timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO sales_ranking DEFAULT VALUES;

-- The products of a category, those of the nodes below included, by what they sold lately: all of them in a category of
-- the top level, the first hundred elsewhere.
CREATE TABLE sales_rank (
    category_id uuid   NOT NULL REFERENCES category ON DELETE CASCADE,
    product_id  uuid   NOT NULL REFERENCES product ON DELETE CASCADE,
    rank        int    NOT NULL CHECK (rank > 0),
    score       bigint NOT NULL CHECK (score > 0),
    PRIMARY KEY (category_id, product_id)
);
CREATE INDEX sales_rank_list ON sales_rank (category_id, rank);
CREATE INDEX sales_rank_product ON sales_rank (product_id);

-- How popular a product is, in steps that double, as a mild signal for search: a step is rare enough to index again.
CREATE TABLE popularity (
    product_id uuid PRIMARY KEY REFERENCES product ON DELETE CASCADE,
    level      int  NOT NULL CHECK (level > 0)
);

-- Newest first.
CREATE INDEX product_created ON product (created_at DESC, id DESC);
