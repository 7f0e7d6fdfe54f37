CREATE OR REPLACE VIEW article_changes AS
WITH revised AS (
    SELECT DISTINCT article_id FROM article_versions WHERE revises IS NOT NULL
),
said AS (
    SELECT article_id, version, 'quote' AS what, quote_id AS id, text, speaker AS actor, speaker_id AS actor_id,
        hash(text, coalesce(speaker_id, speaker_surface)) AS same, spans[1].start_char AS place
    FROM quotes
    SEMI JOIN revised USING (article_id)
    UNION ALL
    SELECT f.article_id, f.version, 'figure', f.figure_id, f.surface, a.name, f.actor_id,
        hash(f.value, f.value_low, f.value_high, f.unit, f.per, f.approximation, f.direction, f.subject, f.base), f.start_char
    FROM figures f
    SEMI JOIN revised USING (article_id)
    LEFT JOIN actors a USING (actor_id)
),
numbered AS (  -- so that of two equal ones that became one, one is dropped
    SELECT *, row_number() OVER (PARTITION BY article_id, version, what, same ORDER BY place) AS nth
    FROM said
),
changes AS (
    SELECT v.article_id, v.version, 'added' AS event, n.what, n.text, n.actor, n.actor_id, n.id
    FROM article_versions v
    JOIN numbered n ON n.article_id = v.article_id AND n.version = v.version
    WHERE v.revises IS NOT NULL AND NOT EXISTS (
        FROM numbered o
        WHERE o.article_id = v.article_id AND o.version = v.revises
            AND (o.what, o.same, o.nth) = (n.what, n.same, n.nth)
    )
    UNION ALL
    SELECT v.article_id, v.version, 'dropped', o.what, o.text, o.actor, o.actor_id, o.id
    FROM article_versions v
    JOIN numbered o ON o.article_id = v.article_id AND o.version = v.revises
    WHERE NOT EXISTS (
        FROM numbered n
        WHERE n.article_id = v.article_id AND n.version = v.version
            AND (n.what, n.same, n.nth) = (o.what, o.same, o.nth)
    )
)
SELECT
    c.event,
    c.what,
    c.text,
    c.actor,
    v.change,
    coalesce(v.modified_at, v.fetched_at) AS changed_at,
    v.published_on,
    v.site,
    v.title,
    v.url,
    c.id,
    c.actor_id,
    c.article_id,
    c.version,
    v.revises
FROM changes c
JOIN article_versions v USING (article_id, version);

COMMENT ON VIEW article_changes IS 'Quotes and figures that a revision of an article added or dropped.';
COMMENT ON COLUMN article_changes.event IS 'added or dropped';
COMMENT ON COLUMN article_changes.what IS 'quote or figure';
COMMENT ON COLUMN article_changes.text IS 'The statement, or the quantity as written';
COMMENT ON COLUMN article_changes.actor IS 'Speaker of the statement, or whose figure it is';
COMMENT ON COLUMN article_changes.change IS 'What the revision changed as a whole: cosmetic, added, removed, rewritten';
COMMENT ON COLUMN article_changes.changed_at IS 'When the publisher says that it was revised, else when we first saw the revision (UTC)';
COMMENT ON COLUMN article_changes.published_on IS 'Day of publication of the article';
COMMENT ON COLUMN article_changes.site IS 'Publisher';
COMMENT ON COLUMN article_changes.title IS 'Headline of the revision';
COMMENT ON COLUMN article_changes.url IS 'Address of the article';
COMMENT ON COLUMN article_changes.id IS 'quote_id or figure_id, in the version that has it';
COMMENT ON COLUMN article_changes.actor_id IS 'Speaker, or whose figure it is (actors)';
COMMENT ON COLUMN article_changes.article_id IS 'Article (articles)';
COMMENT ON COLUMN article_changes.version IS 'The revision (article_versions)';
COMMENT ON COLUMN article_changes.revises IS 'The version that it changed';
