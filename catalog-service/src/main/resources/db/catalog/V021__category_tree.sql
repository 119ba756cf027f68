-- A node carries its parent's path beside its own. A path is longer than its parent's, so no chain of parents can end
-- where it began, whoever writes the table: a cycle breaks a constraint.
ALTER TABLE category
    ADD COLUMN parent_path text,
    ADD COLUMN position    int NOT NULL DEFAULT 0 CHECK (position BETWEEN 0 AND 1000000),
    ADD COLUMN products    int NOT NULL DEFAULT 0 CHECK (products >= 0),
    ADD COLUMN version     int NOT NULL DEFAULT 0;

UPDATE category SET parent_path = parent.path FROM category parent WHERE parent.id = category.parent_id;

ALTER TABLE category
    ADD CHECK ((parent_id IS NULL) = (parent_path IS NULL)),
    ADD CHECK (path = coalesce(parent_path || ' > ', '') || name),
    ADD UNIQUE (id, path),
    ADD FOREIGN KEY (parent_id, parent_path) REFERENCES category (id, path);

DROP INDEX category_children;
CREATE INDEX category_children ON category (parent_id, position, name);
CREATE INDEX category_subtree ON category (path text_pattern_ops);

-- products counts what can be shown in the node and below it.
UPDATE category SET products = counted.products
FROM (
    SELECT node.id, count(*) AS products
    FROM category node
    JOIN category below ON below.path = node.path OR starts_with(below.path, node.path || ' > ')
    JOIN product ON product.category_id = below.id
    GROUP BY node.id) counted
WHERE counted.id = category.id;

-- What a node was called before: rows of files that were written before a rename or a move still find it.
CREATE TABLE category_alias (
    path        text PRIMARY KEY,
    category_id uuid NOT NULL REFERENCES category ON DELETE CASCADE
);
CREATE INDEX category_alias_node ON category_alias (category_id);

-- What products of a node and of those below it have as attributes.
CREATE TABLE attribute_definition (
    category_id uuid    NOT NULL REFERENCES category ON DELETE CASCADE,
    name        text    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    position    int     NOT NULL,
    type        text    NOT NULL
        CHECK (type IN ('TEXT', 'INTEGER', 'DECIMAL', 'BOOLEAN', 'ENUMERATION', 'LIST')),
    unit        text    CHECK (unit IS NULL OR type = 'DECIMAL'),
    allowed     jsonb   NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(allowed) = 'array'),
    required    boolean NOT NULL,
    facetable   boolean NOT NULL,
    variation   boolean NOT NULL,
    PRIMARY KEY (category_id, name)
);

-- Nodes whose products have yet to follow a change of the tree, and the product reached. tell: their category has
-- another path now, which others copy.
CREATE TABLE category_follow_up (
    id          bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    category_id uuid    NOT NULL REFERENCES category ON DELETE CASCADE,
    tell        boolean NOT NULL,
    reached     uuid    NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000'
);
