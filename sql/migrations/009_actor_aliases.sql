CREATE TABLE actor_aliases (
    old_actor_id VARCHAR NOT NULL,
    actor_id     VARCHAR NOT NULL,
    reason       VARCHAR
);

COMMENT ON TABLE actor_aliases IS 'One row per actor id that was given up because two actors turned out to be one. All rows point at the new id.';
COMMENT ON COLUMN actor_aliases.old_actor_id IS 'Identifier no longer in actors';
COMMENT ON COLUMN actor_aliases.actor_id IS 'Identifier that took its place (actors)';
COMMENT ON COLUMN actor_aliases.reason IS 'Why the two are one';
