-- db-scheduler's table, as its documentation gives it: the row of a task is its cluster-wide lock.
CREATE TABLE scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);

-- How far the test clock was moved; no row where time was never touched.
CREATE TABLE test_clock (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    ahead_micros bigint NOT NULL CHECK (ahead_micros >= 0)
);
