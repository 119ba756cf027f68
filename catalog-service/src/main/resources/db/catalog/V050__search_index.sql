-- Which index of a cluster is searched and how far it has come, for all replicas; without a cluster each replica keeps
-- this beside its own index, and the table is empty. A make is what documents hold: two versions of the service that
-- differ in it have indexes of their own while one replaces the other.
CREATE TABLE search_index (
    make        integer PRIMARY KEY,
    slot        text    NOT NULL CHECK (slot IN ('FIRST', 'SECOND')),
    catalogue   uuid    NOT NULL,
    transaction bigint  NOT NULL CHECK (transaction >= 0),
    product     uuid    NOT NULL
);
