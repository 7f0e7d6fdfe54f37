-- severity: error
-- A sentence does not lie in the paragraph that it names.
SELECT s.article_id, s.version, s.sentence
FROM sentences s
LEFT JOIN paragraphs p USING (article_id, version, paragraph)
WHERE (p.start_char <= s.start_char AND s.end_char <= p.end_char) IS NOT true;
