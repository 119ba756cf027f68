#!/bin/bash
# Runs once, on an empty PostgreSQL: one database and one role per service, each locked to its own.
set -eu
for service in accounts catalog orders seller ads prime finance; do
    psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" -v name="$service" -v variable="FLYWHEEL_${service^^}_DATABASE_PASSWORD" <<'SQL'
\getenv secret :variable
CREATE ROLE :"name" LOGIN PASSWORD :'secret';
CREATE DATABASE :"name" OWNER :"name";
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
SQL
done
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" -c 'REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC'
