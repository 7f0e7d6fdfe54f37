CREATE OR REPLACE VIEW pledges AS
SELECT
    p.name AS actor,
    f.status,
    f.value,
    f.value_low,
    f.value_high,
    f.approximation,
    f.unit,
    f.per,
    f.base,
    f.subject,
    CASE WHEN a.published_on IS NULL OR f.time_end > a.published_on THEN f.time_end END AS deadline,
    f.time_start,
    f.time_end,
    f.time_surface,
    a.text[s.start_char + 1 : s.end_char] AS sentence,
    f.quote_id IS NOT NULL AS quoted,
    a.published_on,
    a.site,
    a.title,
    a.url,
    f.score,
    f.actor_id,
    f.figure_id,
    f.quote_id,
    f.article_id,
    f.version
FROM figures f
JOIN articles a USING (article_id, version)
LEFT JOIN actors p ON p.actor_id = f.actor_id
LEFT JOIN sentences s
    ON s.article_id = f.article_id AND s.version = f.version
    AND s.start_char <= f.start_char AND f.start_char < s.end_char
WHERE f.status IN ('pledge', 'target');

COMMENT ON VIEW pledges IS 'Figures that somebody promised or aims at, in the latest version of each article.';
COMMENT ON COLUMN pledges.actor IS 'Who promises or aims';
COMMENT ON COLUMN pledges.status IS 'pledge or target';
COMMENT ON COLUMN pledges.value IS 'The number; null for a range';
COMMENT ON COLUMN pledges.value_low IS 'Lower end of a range';
COMMENT ON COLUMN pledges.value_high IS 'Upper end of a range';
COMMENT ON COLUMN pledges.approximation IS 'exact, about, almost, at_least, at_most, more_than or less_than';
COMMENT ON COLUMN pledges.unit IS 'Unit: percent, USD, soldier …';
COMMENT ON COLUMN pledges.per IS 'What follows “a” or “per”';
COMMENT ON COLUMN pledges.base IS 'What a share is of';
COMMENT ON COLUMN pledges.subject IS 'What the quantity measures';
COMMENT ON COLUMN pledges.deadline IS 'Last day of the time that it is promised for; null where the time named is past, as when the promise was made';
COMMENT ON COLUMN pledges.time_start IS 'First day of the time named with it';
COMMENT ON COLUMN pledges.time_end IS 'Last day of that time';
COMMENT ON COLUMN pledges.time_surface IS 'That time as written';
COMMENT ON COLUMN pledges.sentence IS 'The sentence that says so';
COMMENT ON COLUMN pledges.quoted IS 'Whether it stands in a quotation';
COMMENT ON COLUMN pledges.published_on IS 'Day of publication';
COMMENT ON COLUMN pledges.site IS 'Publisher';
COMMENT ON COLUMN pledges.title IS 'Headline of the article';
COMMENT ON COLUMN pledges.url IS 'Address of the article';
COMMENT ON COLUMN pledges.score IS 'How sure the figure is, 0 to 1';
COMMENT ON COLUMN pledges.actor_id IS 'Who promises or aims (actors)';
COMMENT ON COLUMN pledges.figure_id IS 'Figure (figures)';
COMMENT ON COLUMN pledges.quote_id IS 'Quotation that it stands in (quotes)';
COMMENT ON COLUMN pledges.article_id IS 'Article (articles)';
COMMENT ON COLUMN pledges.version IS 'Its latest version';
