-- severity: error
-- The surface of a row is not what stands at its offsets.
SELECT 'mentions' AS table_name, r.article_id, r.version, r.start_char, r.end_char, r.surface
FROM mentions r JOIN article_versions v USING (article_id, version)
WHERE r.surface IS DISTINCT FROM substring(v.text, r.start_char + 1, r.end_char - r.start_char)
UNION ALL
SELECT 'figures' AS table_name, r.article_id, r.version, r.start_char, r.end_char, r.surface
FROM figures r JOIN article_versions v USING (article_id, version)
WHERE r.surface IS DISTINCT FROM substring(v.text, r.start_char + 1, r.end_char - r.start_char)
UNION ALL
SELECT 'time_expressions' AS table_name, r.article_id, r.version, r.start_char, r.end_char, r.surface
FROM time_expressions r JOIN article_versions v USING (article_id, version)
WHERE r.surface IS DISTINCT FROM substring(v.text, r.start_char + 1, r.end_char - r.start_char);
