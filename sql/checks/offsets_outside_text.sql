-- severity: error
-- A row points outside the text of its article version, or at nothing.
WITH spans AS (
    SELECT 'paragraphs' AS table_name, article_id, version, start_char, end_char FROM paragraphs
    UNION ALL
    SELECT 'sentences' AS table_name, article_id, version, start_char, end_char FROM sentences
    UNION ALL
    SELECT 'time_expressions' AS table_name, article_id, version, start_char, end_char FROM time_expressions
    UNION ALL
    SELECT 'mentions' AS table_name, article_id, version, start_char, end_char FROM mentions
    UNION ALL
    SELECT 'figures' AS table_name, article_id, version, start_char, end_char FROM figures
    UNION ALL
    SELECT 'role_statements' AS table_name, article_id, version, start_char, end_char FROM role_statements
    UNION ALL
    SELECT 'quotes.spans', article_id, version, s.start_char, s.end_char FROM (SELECT article_id, version, unnest(spans) AS s FROM quotes)
    UNION ALL
    SELECT 'quotes.cue', article_id, version, cue_start, cue_end FROM quotes WHERE cue_start IS NOT NULL OR cue_end IS NOT NULL
    UNION ALL
    SELECT 'quotes.speaker', article_id, version, speaker_start, speaker_end FROM quotes WHERE speaker_start IS NOT NULL OR speaker_end IS NOT NULL
    UNION ALL
    SELECT 'quotes.addressee', article_id, version, addressee_start, addressee_end FROM quotes WHERE addressee_start IS NOT NULL OR addressee_end IS NOT NULL
)
SELECT s.*, a.size
FROM spans s
JOIN (SELECT article_id, version, length(text) AS size FROM article_versions) a USING (article_id, version)
WHERE (0 <= start_char AND start_char < end_char AND end_char <= size) IS NOT true;
