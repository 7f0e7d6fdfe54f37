CREATE TABLE quotes (
    quote_id          VARCHAR NOT NULL,
    article_id        VARCHAR NOT NULL,
    version           INTEGER NOT NULL,
    kind              VARCHAR NOT NULL,
    spans             STRUCT(start_char INTEGER, end_char INTEGER)[] NOT NULL,
    text              VARCHAR NOT NULL,
    cue               VARCHAR,
    cue_start         INTEGER,
    cue_end           INTEGER,
    speaker_start     INTEGER,
    speaker_end       INTEGER,
    speaker_surface   VARCHAR,
    speaker_id        VARCHAR,
    speaker           VARCHAR,
    addressee_start   INTEGER,
    addressee_end     INTEGER,
    addressee_id      VARCHAR,
    venue             VARCHAR,
    said_on           DATE,
    said_on_precision VARCHAR,
    statement_id      VARCHAR,
    rule              VARCHAR,
    score             DOUBLE
);

COMMENT ON TABLE quotes IS 'One row per attributed statement, in every version. A quotation broken by “he said” is one row.';
COMMENT ON COLUMN quotes.quote_id IS 'Identifier, made from article, version and spans';
COMMENT ON COLUMN quotes.article_id IS 'Article (articles)';
COMMENT ON COLUMN quotes.version IS 'Version of the article (article_versions)';
COMMENT ON COLUMN quotes.kind IS 'direct, mixed (partly in quote marks) or indirect';
COMMENT ON COLUMN quotes.spans IS 'Where the content stands, without quote marks, in reading order; offsets as elsewhere';
COMMENT ON COLUMN quotes.text IS 'The spans joined by “ … ”';
COMMENT ON COLUMN quotes.cue IS 'Words that attribute it: said, according to';
COMMENT ON COLUMN quotes.cue_start IS 'First character of the cue';
COMMENT ON COLUMN quotes.cue_end IS 'Character after the last of the cue';
COMMENT ON COLUMN quotes.speaker_start IS 'First character of the source as mentioned; null where none is';
COMMENT ON COLUMN quotes.speaker_end IS 'Character after the last of the source';
COMMENT ON COLUMN quotes.speaker_surface IS 'The source as mentioned';
COMMENT ON COLUMN quotes.speaker_id IS 'Who that is (actors); null where it cannot be told';
COMMENT ON COLUMN quotes.speaker IS 'Canonical name of the speaker';
COMMENT ON COLUMN quotes.addressee_start IS 'First character of whom it was said to';
COMMENT ON COLUMN quotes.addressee_end IS 'Character after the last';
COMMENT ON COLUMN quotes.addressee_id IS 'Whom it was said to (actors)';
COMMENT ON COLUMN quotes.venue IS 'Where it was said, as stated: a news conference, a programme, a paper';
COMMENT ON COLUMN quotes.said_on IS 'First day of the time when it was said, where stated';
COMMENT ON COLUMN quotes.said_on_precision IS 'day, week, month or year';
COMMENT ON COLUMN quotes.statement_id IS 'The same statement in several articles has the same one';
COMMENT ON COLUMN quotes.rule IS 'Rule or model that found it';
COMMENT ON COLUMN quotes.score IS 'How sure it is, 0 to 1';
