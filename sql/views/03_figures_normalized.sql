-- The zero of a scale counts for temperatures, not for how much they rise or fall.
-- Plain functions only: the views are also read by DuckDB 1.5 programs, which lack some of 2.0 (no if(), say).
CREATE OR REPLACE VIEW figures_normalized AS
SELECT
    f.figure_id,
    f.article_id,
    f.version,
    f.surface,
    f.value,
    f.value_low,
    f.value_high,
    f.unit,
    f.unit_kind,
    coalesce(f.value * u.factor + CASE WHEN f.direction IS NULL THEN u.si_offset ELSE 0 END, f.value::DOUBLE) AS normalized_value,
    coalesce(f.value_low * u.factor + CASE WHEN f.direction IS NULL THEN u.si_offset ELSE 0 END, f.value_low::DOUBLE) AS normalized_low,
    coalesce(f.value_high * u.factor + CASE WHEN f.direction IS NULL THEN u.si_offset ELSE 0 END, f.value_high::DOUBLE) AS normalized_high,
    coalesce(u.si_unit, f.unit) AS normalized_unit,
    f.per,
    f.approximation,
    f.base,
    f.subject,
    f.direction,
    f.status,
    f.actor_id,
    f.time_start,
    f.time_end,
    a.published_on,
    a.site,
    a.url
FROM figures f
JOIN articles a USING (article_id, version)
LEFT JOIN unit_factors u ON u.unit = f.unit AND u.unit_kind = f.unit_kind;

COMMENT ON VIEW figures_normalized IS 'Every figure in the latest version of its article, physical units in SI; money and all else as written.';
COMMENT ON COLUMN figures_normalized.figure_id IS 'Figure (figures)';
COMMENT ON COLUMN figures_normalized.article_id IS 'Article (articles)';
COMMENT ON COLUMN figures_normalized.version IS 'Its latest version';
COMMENT ON COLUMN figures_normalized.surface IS 'The quantity as written';
COMMENT ON COLUMN figures_normalized.value IS 'The number as written; null for a range';
COMMENT ON COLUMN figures_normalized.value_low IS 'Lower end of a range, as written';
COMMENT ON COLUMN figures_normalized.value_high IS 'Upper end of a range, as written';
COMMENT ON COLUMN figures_normalized.unit IS 'Unit as written';
COMMENT ON COLUMN figures_normalized.unit_kind IS 'Kind of quantity';
COMMENT ON COLUMN figures_normalized.normalized_value IS 'The number in normalized_unit';
COMMENT ON COLUMN figures_normalized.normalized_low IS 'Lower end in normalized_unit';
COMMENT ON COLUMN figures_normalized.normalized_high IS 'Upper end in normalized_unit';
COMMENT ON COLUMN figures_normalized.normalized_unit IS 'SI unit where there is a factor (unit_factors), else the unit as written';
COMMENT ON COLUMN figures_normalized.per IS 'What follows “a” or “per”, as written';
COMMENT ON COLUMN figures_normalized.approximation IS 'exact, about, almost, at_least, at_most, more_than or less_than';
COMMENT ON COLUMN figures_normalized.base IS 'What a share is of';
COMMENT ON COLUMN figures_normalized.subject IS 'What the quantity measures';
COMMENT ON COLUMN figures_normalized.direction IS 'up or down, for changes';
COMMENT ON COLUMN figures_normalized.status IS 'actual, estimate, pledge, target, demand, threat or history';
COMMENT ON COLUMN figures_normalized.actor_id IS 'Whose figure it is (actors)';
COMMENT ON COLUMN figures_normalized.time_start IS 'First day of the time that it holds for';
COMMENT ON COLUMN figures_normalized.time_end IS 'Last day of that time';
COMMENT ON COLUMN figures_normalized.published_on IS 'Day of publication';
COMMENT ON COLUMN figures_normalized.site IS 'Publisher';
COMMENT ON COLUMN figures_normalized.url IS 'Address of the article';
