-- severity: error
-- Two rows of a table have the same key.
SELECT 'article_versions' AS table_name, concat_ws(', ', article_id, version) AS key FROM article_versions GROUP BY article_id, version HAVING count(*) > 1
UNION ALL
SELECT 'paragraphs' AS table_name, concat_ws(', ', article_id, version, paragraph) AS key FROM paragraphs GROUP BY article_id, version, paragraph HAVING count(*) > 1
UNION ALL
SELECT 'sentences' AS table_name, concat_ws(', ', article_id, version, sentence) AS key FROM sentences GROUP BY article_id, version, sentence HAVING count(*) > 1
UNION ALL
SELECT 'mentions' AS table_name, concat_ws(', ', mention_id) AS key FROM mentions GROUP BY mention_id HAVING count(*) > 1
UNION ALL
SELECT 'quotes' AS table_name, concat_ws(', ', quote_id) AS key FROM quotes GROUP BY quote_id HAVING count(*) > 1
UNION ALL
SELECT 'figures' AS table_name, concat_ws(', ', figure_id) AS key FROM figures GROUP BY figure_id HAVING count(*) > 1
UNION ALL
SELECT 'actors' AS table_name, concat_ws(', ', actor_id) AS key FROM actors GROUP BY actor_id HAVING count(*) > 1
UNION ALL
SELECT 'actor_aliases' AS table_name, concat_ws(', ', old_actor_id) AS key FROM actor_aliases GROUP BY old_actor_id HAVING count(*) > 1
UNION ALL
SELECT 'actor_names' AS table_name, concat_ws(', ', actor_id, name) AS key FROM actor_names GROUP BY actor_id, name HAVING count(*) > 1
UNION ALL
SELECT 'actor_roles' AS table_name, concat_ws(', ', actor_id, role, organization_id) AS key FROM actor_roles GROUP BY actor_id, role, organization_id HAVING count(*) > 1
UNION ALL
SELECT 'stories' AS table_name, concat_ws(', ', story_id) AS key FROM stories GROUP BY story_id HAVING count(*) > 1
UNION ALL
SELECT 'runs' AS table_name, concat_ws(', ', run_id) AS key FROM runs GROUP BY run_id HAVING count(*) > 1
UNION ALL
SELECT 'fetches' AS table_name, concat_ws(', ', fetch_id) AS key FROM fetches GROUP BY fetch_id HAVING count(*) > 1
UNION ALL
SELECT 'unit_factors' AS table_name, concat_ws(', ', unit, unit_kind) AS key FROM unit_factors GROUP BY unit, unit_kind HAVING count(*) > 1;
