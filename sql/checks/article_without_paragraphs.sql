-- severity: error
-- An article version has text and no paragraph.
SELECT article_id, version FROM article_versions
ANTI JOIN paragraphs USING (article_id, version)
WHERE regexp_matches(text, '\w');
