CREATE TABLE example (id bigint PRIMARY KEY, name text NOT NULL);
