CREATE OR REPLACE VIEW coverage AS
SELECT
    a.site,
    a.published_on,
    count(*) AS articles,
    count(DISTINCT coalesce(a.story_id, a.article_id)) AS stories,
    count(*) FILTER (v.versions > 1) AS revised,
    sum(a.word_count) AS words,
    sum(coalesce(q.n, 0)) AS quotes,
    sum(coalesce(f.n, 0)) AS figures,
    count(*) FILTER (q.n IS NULL AND f.n IS NULL) AS without_quotes_or_figures
FROM articles a
JOIN (SELECT article_id, count(*) AS versions FROM article_versions GROUP BY article_id) v USING (article_id)
LEFT JOIN (SELECT article_id, version, count(*) AS n FROM quotes GROUP BY ALL) q USING (article_id, version)
LEFT JOIN (SELECT article_id, version, count(*) AS n FROM figures GROUP BY ALL) f USING (article_id, version)
GROUP BY a.site, a.published_on;

COMMENT ON VIEW coverage IS 'Site by day of publication: how much there is of it, from the latest version of each article.';
COMMENT ON COLUMN coverage.site IS 'Publisher';
COMMENT ON COLUMN coverage.published_on IS 'Day of publication';
COMMENT ON COLUMN coverage.articles IS 'Articles';
COMMENT ON COLUMN coverage.stories IS 'Articles, near-duplicates counted once';
COMMENT ON COLUMN coverage.revised IS 'Articles of which there is more than one version';
COMMENT ON COLUMN coverage.words IS 'Words';
COMMENT ON COLUMN coverage.quotes IS 'Statements attributed to somebody';
COMMENT ON COLUMN coverage.figures IS 'Quantities';
COMMENT ON COLUMN coverage.without_quotes_or_figures IS 'Articles that have neither';
