-- Numbers that people said themselves, with their words.
SELECT q.speaker, f.surface, f.value, f.unit, f.subject, q.text, a.url
FROM figures f
JOIN quotes q USING (quote_id)
JOIN articles a ON a.article_id = f.article_id AND a.version = f.version
ORDER BY a.published_on DESC, f.figure_id;
