CREATE TABLE mentions (
    mention_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    version    INTEGER NOT NULL,
    start_char INTEGER NOT NULL,
    end_char   INTEGER NOT NULL,
    surface    VARCHAR NOT NULL,
    kind       VARCHAR NOT NULL,
    actor_id   VARCHAR,
    rule       VARCHAR,
    score      DOUBLE
);

COMMENT ON TABLE mentions IS 'One row per mention of an actor, in every version.';
COMMENT ON COLUMN mentions.mention_id IS 'Identifier, made from article, version, offsets and kind';
COMMENT ON COLUMN mentions.article_id IS 'Article (articles)';
COMMENT ON COLUMN mentions.version IS 'Version of the article (article_versions)';
COMMENT ON COLUMN mentions.start_char IS 'First character in the version''s text, counted from 0';
COMMENT ON COLUMN mentions.end_char IS 'Character after the last';
COMMENT ON COLUMN mentions.surface IS 'The mention as written';
COMMENT ON COLUMN mentions.kind IS 'name, title, nominal (“the president”) or pronoun';
COMMENT ON COLUMN mentions.actor_id IS 'Actor meant (actors); null where it cannot be told';
COMMENT ON COLUMN mentions.rule IS 'Rule or model that found it';
COMMENT ON COLUMN mentions.score IS 'How sure it is, 0 to 1';
