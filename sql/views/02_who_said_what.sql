CREATE OR REPLACE VIEW who_said_what AS
SELECT
    coalesce(q.speaker, q.speaker_surface) AS speaker,
    r.role,
    q.text,
    q.kind,
    q.cue,
    q.said_on,
    q.said_on_precision,
    q.venue,
    t.name AS addressee,
    a.published_on,
    a.site,
    a.title,
    a.url,
    q.score,
    q.speaker_id,
    q.quote_id,
    q.statement_id,
    q.article_id,
    q.version
FROM quotes q
JOIN articles a USING (article_id, version)
LEFT JOIN (
    SELECT article_id, version, actor_id, arg_min(role, start_char) AS role
    FROM role_statements
    GROUP BY ALL
) r ON r.article_id = q.article_id AND r.version = q.version AND r.actor_id = q.speaker_id
LEFT JOIN actors t ON t.actor_id = q.addressee_id;

COMMENT ON VIEW who_said_what IS 'Every attributed statement in the latest version of its article, with speaker and source.';
COMMENT ON COLUMN who_said_what.speaker IS 'Canonical name of the speaker; where it is not known, the source as mentioned';
COMMENT ON COLUMN who_said_what.role IS 'First title that the article states of the speaker';
COMMENT ON COLUMN who_said_what.text IS 'What was said, without quote marks';
COMMENT ON COLUMN who_said_what.kind IS 'direct, mixed or indirect';
COMMENT ON COLUMN who_said_what.cue IS 'Words that attribute it';
COMMENT ON COLUMN who_said_what.said_on IS 'First day of the time when it was said, where stated';
COMMENT ON COLUMN who_said_what.said_on_precision IS 'day, week, month or year';
COMMENT ON COLUMN who_said_what.venue IS 'Where it was said, as stated';
COMMENT ON COLUMN who_said_what.addressee IS 'Whom it was said to';
COMMENT ON COLUMN who_said_what.published_on IS 'Day of publication';
COMMENT ON COLUMN who_said_what.site IS 'Publisher';
COMMENT ON COLUMN who_said_what.title IS 'Headline of the article';
COMMENT ON COLUMN who_said_what.url IS 'Address of the article';
COMMENT ON COLUMN who_said_what.score IS 'How sure the attribution is, 0 to 1';
COMMENT ON COLUMN who_said_what.speaker_id IS 'Speaker (actors)';
COMMENT ON COLUMN who_said_what.quote_id IS 'Statement (quotes)';
COMMENT ON COLUMN who_said_what.statement_id IS 'The same statement in several articles has the same one';
COMMENT ON COLUMN who_said_what.article_id IS 'Article (articles)';
COMMENT ON COLUMN who_said_what.version IS 'Its latest version';
