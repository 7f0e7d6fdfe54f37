-- severity: error
-- A row belongs to a run that is not there.
SELECT 'article_versions' AS table_name, run_id FROM article_versions WHERE run_id IS NOT NULL AND run_id NOT IN (SELECT run_id FROM runs)
UNION ALL
SELECT 'fetches' AS table_name, run_id FROM fetches WHERE run_id IS NOT NULL AND run_id NOT IN (SELECT run_id FROM runs)
UNION ALL
SELECT 'checks' AS table_name, run_id FROM checks WHERE run_id IS NOT NULL AND run_id NOT IN (SELECT run_id FROM runs);
