-- severity: warning
-- An article of 300 words or more has neither a quote nor a figure nor a mention.
SELECT article_id, url FROM articles
ANTI JOIN quotes USING (article_id, version)
ANTI JOIN figures USING (article_id, version)
ANTI JOIN mentions USING (article_id, version)
WHERE word_count >= 300;
