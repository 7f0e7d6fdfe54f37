-- severity: error
-- A time ends before it begins.
SELECT 'time_expressions' AS table_name, article_id, version, date_start AS starts, date_end AS ends
FROM time_expressions WHERE date_end < date_start
UNION ALL
SELECT 'figures', article_id, version, time_start, time_end FROM figures WHERE time_end < time_start
UNION ALL
SELECT 'role_statements', article_id, version, valid_from, valid_to FROM role_statements WHERE valid_to < valid_from
UNION ALL
SELECT 'runs', run_id, NULL, started_at, ended_at FROM runs WHERE ended_at < started_at;
