#!/bin/bash
# Runs once, on an empty PostgreSQL: one database and one role per service, each locked to its own.
set -eu
for service in accounts catalog orders seller ads prime finance; do
    psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" -v name="$service" -v secret="$FLYWHEEL_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'secret';
CREATE DATABASE :"name" OWNER :"name";
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
SQL
done
