CREATE TABLE time_expressions (
    article_id  VARCHAR NOT NULL,
    version     INTEGER NOT NULL,
    start_char  INTEGER NOT NULL,
    end_char    INTEGER NOT NULL,
    surface     VARCHAR NOT NULL,
    timex       VARCHAR,
    type        VARCHAR,
    granularity VARCHAR,
    date_start  DATE,
    date_end    DATE,
    rule        VARCHAR,
    score       DOUBLE
);

COMMENT ON TABLE time_expressions IS 'One row per date or time expression, in every version.';
COMMENT ON COLUMN time_expressions.article_id IS 'Article (articles)';
COMMENT ON COLUMN time_expressions.version IS 'Version of the article (article_versions)';
COMMENT ON COLUMN time_expressions.start_char IS 'First character in the version''s text, counted from 0';
COMMENT ON COLUMN time_expressions.end_char IS 'Character after the last';
COMMENT ON COLUMN time_expressions.surface IS 'The expression as written';
COMMENT ON COLUMN time_expressions.timex IS 'TIMEX3 value, resolved against the day of publication: 2025-08-15, 2025-W33, P4D, PRESENT_REF';
COMMENT ON COLUMN time_expressions.type IS 'DATE, TIME, DURATION or SET';
COMMENT ON COLUMN time_expressions.granularity IS 'time, day, week, month, quarter, year, decade or century; null where none fits';
COMMENT ON COLUMN time_expressions.date_start IS 'First day that it covers; null for durations and sets';
COMMENT ON COLUMN time_expressions.date_end IS 'Last day that it covers, inclusive';
COMMENT ON COLUMN time_expressions.rule IS 'Rule or model that found it';
COMMENT ON COLUMN time_expressions.score IS 'How sure it is, 0 to 1';
