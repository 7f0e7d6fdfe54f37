-- severity: error
-- A row does not say which rule or model found it.
SELECT 'mentions' AS table_name, article_id, version FROM mentions WHERE coalesce(rule, '') = ''
UNION ALL
SELECT 'quotes' AS table_name, article_id, version FROM quotes WHERE coalesce(rule, '') = ''
UNION ALL
SELECT 'figures' AS table_name, article_id, version FROM figures WHERE coalesce(rule, '') = ''
UNION ALL
SELECT 'time_expressions' AS table_name, article_id, version FROM time_expressions WHERE coalesce(rule, '') = ''
UNION ALL
SELECT 'role_statements' AS table_name, article_id, version FROM role_statements WHERE coalesce(rule, '') = '';
