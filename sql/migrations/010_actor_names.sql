CREATE TABLE actor_names (
    actor_id   VARCHAR NOT NULL,
    name       VARCHAR NOT NULL,
    mentions   BIGINT NOT NULL,
    first_seen DATE,
    last_seen  DATE
);

COMMENT ON TABLE actor_names IS 'One row per actor and surface form, over the latest version of every article.';
COMMENT ON COLUMN actor_names.actor_id IS 'Actor (actors)';
COMMENT ON COLUMN actor_names.name IS 'Name as written';
COMMENT ON COLUMN actor_names.mentions IS 'How often it is written so';
COMMENT ON COLUMN actor_names.first_seen IS 'First publication day of an article that writes it so';
COMMENT ON COLUMN actor_names.last_seen IS 'Last publication day of an article that writes it so';
