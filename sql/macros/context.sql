-- The text around a piece of evidence: FROM context('a1…', 120, 160), or beside other rows:
-- FROM quotes q, context(q.article_id, q.speaker_start, q.speaker_end, of_version := q.version).
CREATE OR REPLACE MACRO context(article_id, start_char, end_char, of_version := NULL, around := 200) AS TABLE
SELECT
    "_version".article_id,
    "_version".version,
    "_version".title,
    "_version".url,
    "_version".text[greatest(start_char - around, 0) + 1 : start_char] AS before,
    "_version".text[start_char + 1 : end_char] AS surface,
    "_version".text[end_char + 1 : end_char + around] AS after
FROM article_versions AS "_version"
WHERE "_version".article_id = article_id
    AND CASE WHEN of_version IS NULL THEN "_version".is_latest ELSE "_version".version = of_version END;

COMMENT ON MACRO TABLE context IS 'The text around a piece of evidence: FROM context(''a1…'', 120, 160). Of the latest version unless of_version := says which; around := says how many characters (200). Beside other rows: FROM figures f, context(f.article_id, f.start_char, f.end_char, of_version := f.version).';
