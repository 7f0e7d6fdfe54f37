CREATE TABLE paragraphs (
    article_id VARCHAR NOT NULL,
    version    INTEGER NOT NULL,
    paragraph  INTEGER NOT NULL,
    start_char INTEGER NOT NULL,
    end_char   INTEGER NOT NULL,
    role       VARCHAR NOT NULL
);

COMMENT ON TABLE paragraphs IS 'One row per paragraph of an article version. What is not the story is labelled here and stays in the text.';
COMMENT ON COLUMN paragraphs.article_id IS 'Article (articles)';
COMMENT ON COLUMN paragraphs.version IS 'Version of the article (article_versions)';
COMMENT ON COLUMN paragraphs.paragraph IS 'Number within the article version, from 0';
COMMENT ON COLUMN paragraphs.start_char IS 'First character in the version''s text, counted from 0';
COMMENT ON COLUMN paragraphs.end_char IS 'Character after the last: text[start_char + 1 : end_char] is the paragraph';
COMMENT ON COLUMN paragraphs.role IS 'headline, body, caption, credit or furniture';
