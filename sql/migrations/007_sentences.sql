CREATE TABLE sentences (
    article_id VARCHAR NOT NULL,
    version    INTEGER NOT NULL,
    sentence   INTEGER NOT NULL,
    paragraph  INTEGER NOT NULL,
    start_char INTEGER NOT NULL,
    end_char   INTEGER NOT NULL
);

COMMENT ON TABLE sentences IS 'One row per sentence of an article version.';
COMMENT ON COLUMN sentences.article_id IS 'Article (articles)';
COMMENT ON COLUMN sentences.version IS 'Version of the article (article_versions)';
COMMENT ON COLUMN sentences.sentence IS 'Number within the article version, from 0';
COMMENT ON COLUMN sentences.paragraph IS 'Paragraph that it stands in (paragraphs)';
COMMENT ON COLUMN sentences.start_char IS 'First character in the version''s text, counted from 0';
COMMENT ON COLUMN sentences.end_char IS 'Character after the last';
