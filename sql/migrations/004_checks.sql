CREATE TABLE checks (
    run_id       VARCHAR NOT NULL,
    "check"      VARCHAR NOT NULL,
    failing_rows BIGINT,
    severity     VARCHAR NOT NULL,
    description  VARCHAR
);

COMMENT ON TABLE checks IS 'One row per data check and run.';
COMMENT ON COLUMN checks.run_id IS 'Run after which the check was made (runs)';
COMMENT ON COLUMN checks."check" IS 'Name of the check: sql/checks/NAME.sql';
COMMENT ON COLUMN checks.failing_rows IS 'Rows that fail it; 0 is good; null where the check itself failed to run';
COMMENT ON COLUMN checks.severity IS 'error or warning';
COMMENT ON COLUMN checks.description IS 'What a failing row means';
