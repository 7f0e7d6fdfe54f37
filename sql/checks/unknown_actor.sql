-- severity: error
-- A row refers to an actor that is not there.
SELECT 'mentions.actor_id' AS referrer, actor_id AS id FROM mentions WHERE actor_id NOT IN (SELECT actor_id FROM actors)
UNION ALL
SELECT 'quotes.speaker_id' AS referrer, speaker_id AS id FROM quotes WHERE speaker_id NOT IN (SELECT actor_id FROM actors)
UNION ALL
SELECT 'quotes.addressee_id' AS referrer, addressee_id AS id FROM quotes WHERE addressee_id NOT IN (SELECT actor_id FROM actors)
UNION ALL
SELECT 'figures.actor_id' AS referrer, actor_id AS id FROM figures WHERE actor_id NOT IN (SELECT actor_id FROM actors)
UNION ALL
SELECT 'role_statements.actor_id' AS referrer, actor_id AS id FROM role_statements WHERE actor_id NOT IN (SELECT actor_id FROM actors)
UNION ALL
SELECT 'role_statements.organization_id' AS referrer, organization_id AS id FROM role_statements WHERE organization_id NOT IN (SELECT actor_id FROM actors)
UNION ALL
SELECT 'actor_names.actor_id' AS referrer, actor_id AS id FROM actor_names WHERE actor_id NOT IN (SELECT actor_id FROM actors)
UNION ALL
SELECT 'actor_roles.actor_id' AS referrer, actor_id AS id FROM actor_roles WHERE actor_id NOT IN (SELECT actor_id FROM actors)
UNION ALL
SELECT 'actor_roles.organization_id' AS referrer, organization_id AS id FROM actor_roles WHERE organization_id NOT IN (SELECT actor_id FROM actors)
UNION ALL
SELECT 'actor_aliases.actor_id' AS referrer, actor_id AS id FROM actor_aliases WHERE actor_id NOT IN (SELECT actor_id FROM actors);
