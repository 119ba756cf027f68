CREATE TABLE applied (ord bigint GENERATED ALWAYS AS IDENTITY, writer int, n int, UNIQUE (writer, n));
