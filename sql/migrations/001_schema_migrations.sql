CREATE TABLE schema_migrations (
    number     INTEGER NOT NULL,
    name       VARCHAR NOT NULL,
    applied_at TIMESTAMP NOT NULL
);

COMMENT ON TABLE schema_migrations IS 'One row per migration applied: which schema the database has.';
COMMENT ON COLUMN schema_migrations.number IS 'Number of the migration: sql/migrations/NUMBER_….sql';
COMMENT ON COLUMN schema_migrations.name IS 'Its name';
COMMENT ON COLUMN schema_migrations.applied_at IS 'When it was applied (UTC)';
