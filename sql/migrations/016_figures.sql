CREATE TABLE figures (
    figure_id     VARCHAR NOT NULL,
    article_id    VARCHAR NOT NULL,
    version       INTEGER NOT NULL,
    start_char    INTEGER NOT NULL,
    end_char      INTEGER NOT NULL,
    surface       VARCHAR NOT NULL,
    value         DECIMAL(38, 9),
    value_low     DECIMAL(38, 9),
    value_high    DECIMAL(38, 9),
    approximation VARCHAR,
    unit          VARCHAR,
    unit_kind     VARCHAR,
    per           VARCHAR,
    base          VARCHAR,
    subject       VARCHAR,
    direction     VARCHAR,
    status        VARCHAR,
    actor_id      VARCHAR,
    time_start    DATE,
    time_end      DATE,
    time_surface  VARCHAR,
    part_of       VARCHAR,
    quote_id      VARCHAR,
    rule          VARCHAR,
    score         DOUBLE
);

COMMENT ON TABLE figures IS 'One row per quantity in the text, in every version.';
COMMENT ON COLUMN figures.figure_id IS 'Identifier, made from article, version and offsets';
COMMENT ON COLUMN figures.article_id IS 'Article (articles)';
COMMENT ON COLUMN figures.version IS 'Version of the article (article_versions)';
COMMENT ON COLUMN figures.start_char IS 'First character in the version''s text, counted from 0';
COMMENT ON COLUMN figures.end_char IS 'Character after the last';
COMMENT ON COLUMN figures.surface IS 'The quantity as written';
COMMENT ON COLUMN figures.value IS 'The number, exact; null for a range';
COMMENT ON COLUMN figures.value_low IS 'Lower end of a range';
COMMENT ON COLUMN figures.value_high IS 'Upper end of a range';
COMMENT ON COLUMN figures.approximation IS 'exact, about, almost, at_least, at_most, more_than or less_than';
COMMENT ON COLUMN figures.unit IS 'Singular in American spelling; ISO 4217 for money; '''' for a plain number';
COMMENT ON COLUMN figures.unit_kind IS 'percent, currency, count, duration, age, length, mass …, ratio, plain';
COMMENT ON COLUMN figures.per IS 'What follows “a” or “per”: barrel, hour';
COMMENT ON COLUMN figures.base IS 'What a share is of: “gross domestic product”';
COMMENT ON COLUMN figures.subject IS 'What the quantity measures: “defense”';
COMMENT ON COLUMN figures.direction IS 'up or down, for changes';
COMMENT ON COLUMN figures.status IS 'actual, estimate, pledge, target, demand, threat or history';
COMMENT ON COLUMN figures.actor_id IS 'Whose figure it is (actors)';
COMMENT ON COLUMN figures.time_start IS 'First day of the time that it holds for';
COMMENT ON COLUMN figures.time_end IS 'Last day of that time; the deadline of a pledge';
COMMENT ON COLUMN figures.time_surface IS 'That time as written';
COMMENT ON COLUMN figures.part_of IS 'The figure that it is a part of (figures)';
COMMENT ON COLUMN figures.quote_id IS 'The quotation that it stands in (quotes)';
COMMENT ON COLUMN figures.rule IS 'Rule or model that found it';
COMMENT ON COLUMN figures.score IS 'How sure it is, 0 to 1';
