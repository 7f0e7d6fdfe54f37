-- severity: error
-- A row belongs to an article version that is not there.
SELECT 'paragraphs' AS table_name, article_id, version FROM paragraphs ANTI JOIN article_versions USING (article_id, version)
UNION ALL
SELECT 'sentences' AS table_name, article_id, version FROM sentences ANTI JOIN article_versions USING (article_id, version)
UNION ALL
SELECT 'time_expressions' AS table_name, article_id, version FROM time_expressions ANTI JOIN article_versions USING (article_id, version)
UNION ALL
SELECT 'mentions' AS table_name, article_id, version FROM mentions ANTI JOIN article_versions USING (article_id, version)
UNION ALL
SELECT 'quotes' AS table_name, article_id, version FROM quotes ANTI JOIN article_versions USING (article_id, version)
UNION ALL
SELECT 'figures' AS table_name, article_id, version FROM figures ANTI JOIN article_versions USING (article_id, version)
UNION ALL
SELECT 'role_statements' AS table_name, article_id, version FROM role_statements ANTI JOIN article_versions USING (article_id, version)
UNION ALL
SELECT 'article_versions.revises', v.article_id, v.revises FROM article_versions v
WHERE v.revises IS NOT NULL AND NOT EXISTS (
    FROM article_versions o WHERE o.article_id = v.article_id AND o.version = v.revises
);
