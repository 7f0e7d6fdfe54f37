-- severity: error
-- A score is missing or not between 0 and 1.
SELECT 'mentions' AS table_name, article_id, version, score FROM mentions WHERE (score BETWEEN 0 AND 1) IS NOT true
UNION ALL
SELECT 'quotes' AS table_name, article_id, version, score FROM quotes WHERE (score BETWEEN 0 AND 1) IS NOT true
UNION ALL
SELECT 'figures' AS table_name, article_id, version, score FROM figures WHERE (score BETWEEN 0 AND 1) IS NOT true
UNION ALL
SELECT 'time_expressions' AS table_name, article_id, version, score FROM time_expressions WHERE (score BETWEEN 0 AND 1) IS NOT true
UNION ALL
SELECT 'role_statements' AS table_name, article_id, version, score FROM role_statements WHERE (score BETWEEN 0 AND 1) IS NOT true;
