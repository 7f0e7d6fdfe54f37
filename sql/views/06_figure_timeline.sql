CREATE OR REPLACE VIEW figure_timeline AS
SELECT
    coalesce(f.time_start, a.published_on) AS holds_on,
    a.published_on,
    p.name AS actor,
    f.subject,
    f.base,
    f.value,
    f.value_low,
    f.value_high,
    f.approximation,
    f.unit,
    f.per,
    f.direction,
    f.status,
    f.time_start,
    f.time_end,
    f.surface,
    a.text[s.start_char + 1 : s.end_char] AS sentence,
    a.site,
    a.url,
    f.actor_id,
    f.figure_id,
    f.article_id
FROM figures f
JOIN articles a USING (article_id, version)
LEFT JOIN actors p ON p.actor_id = f.actor_id
LEFT JOIN sentences s
    ON s.article_id = f.article_id AND s.version = f.version
    AND s.start_char <= f.start_char AND f.start_char < s.end_char
ORDER BY holds_on, f.article_id, f.start_char;

COMMENT ON VIEW figure_timeline IS 'Figures in the order of the time that they hold for (else of publication), from the latest version of each article.';
COMMENT ON COLUMN figure_timeline.holds_on IS 'First day that it holds for; where none is stated, the day of publication';
COMMENT ON COLUMN figure_timeline.published_on IS 'Day of publication';
COMMENT ON COLUMN figure_timeline.actor IS 'Whose figure it is';
COMMENT ON COLUMN figure_timeline.subject IS 'What the quantity measures';
COMMENT ON COLUMN figure_timeline.base IS 'What a share is of';
COMMENT ON COLUMN figure_timeline.value IS 'The number; null for a range';
COMMENT ON COLUMN figure_timeline.value_low IS 'Lower end of a range';
COMMENT ON COLUMN figure_timeline.value_high IS 'Upper end of a range';
COMMENT ON COLUMN figure_timeline.approximation IS 'exact, about, almost, at_least, at_most, more_than or less_than';
COMMENT ON COLUMN figure_timeline.unit IS 'Unit: percent, USD, soldier …';
COMMENT ON COLUMN figure_timeline.per IS 'What follows “a” or “per”';
COMMENT ON COLUMN figure_timeline.direction IS 'up or down, for changes';
COMMENT ON COLUMN figure_timeline.status IS 'actual, estimate, pledge, target, demand, threat or history';
COMMENT ON COLUMN figure_timeline.time_start IS 'First day of the time stated';
COMMENT ON COLUMN figure_timeline.time_end IS 'Last day of the time stated';
COMMENT ON COLUMN figure_timeline.surface IS 'The quantity as written';
COMMENT ON COLUMN figure_timeline.sentence IS 'The sentence that it stands in';
COMMENT ON COLUMN figure_timeline.site IS 'Publisher';
COMMENT ON COLUMN figure_timeline.url IS 'Address of the article';
COMMENT ON COLUMN figure_timeline.actor_id IS 'Whose figure it is (actors)';
COMMENT ON COLUMN figure_timeline.figure_id IS 'Figure (figures)';
COMMENT ON COLUMN figure_timeline.article_id IS 'Article (articles)';
