-- severity: error
-- Two paragraphs or two sentences of an article version overlap.
SELECT 'paragraphs' AS table_name, article_id, version, start_char
FROM paragraphs
QUALIFY start_char < lag(end_char) OVER (PARTITION BY article_id, version ORDER BY start_char, end_char)
UNION ALL
SELECT 'sentences' AS table_name, article_id, version, start_char
FROM sentences
QUALIFY start_char < lag(end_char) OVER (PARTITION BY article_id, version ORDER BY start_char, end_char);
