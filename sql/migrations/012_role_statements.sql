CREATE TABLE role_statements (
    article_id      VARCHAR NOT NULL,
    version         INTEGER NOT NULL,
    start_char      INTEGER NOT NULL,
    end_char        INTEGER NOT NULL,
    actor_id        VARCHAR NOT NULL,
    role            VARCHAR NOT NULL,
    organization_id VARCHAR,
    valid_from      DATE,
    valid_to        DATE,
    rule            VARCHAR,
    score           DOUBLE
);

COMMENT ON TABLE role_statements IS 'One row per place in an article version that states a title of an actor: the evidence behind actor_roles.';
COMMENT ON COLUMN role_statements.article_id IS 'Article (articles)';
COMMENT ON COLUMN role_statements.version IS 'Version of the article (article_versions)';
COMMENT ON COLUMN role_statements.start_char IS 'First character of the title in the version''s text, counted from 0';
COMMENT ON COLUMN role_statements.end_char IS 'Character after the last';
COMMENT ON COLUMN role_statements.actor_id IS 'Actor (actors)';
COMMENT ON COLUMN role_statements.role IS 'Title as stated';
COMMENT ON COLUMN role_statements.organization_id IS 'Organization or country that the title belongs to (actors)';
COMMENT ON COLUMN role_statements.valid_from IS 'First day, where the text states it';
COMMENT ON COLUMN role_statements.valid_to IS 'Last day, where the text states it';
COMMENT ON COLUMN role_statements.rule IS 'Rule or model that found it';
COMMENT ON COLUMN role_statements.score IS 'How sure it is, 0 to 1';
