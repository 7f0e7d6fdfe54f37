-- severity: error
-- A row refers to an actor that is not there.
WITH referred AS (
    SELECT 'mentions.actor_id' AS referrer, actor_id AS id FROM mentions
    UNION ALL
    SELECT 'quotes.speaker_id' AS referrer, speaker_id AS id FROM quotes
    UNION ALL
    SELECT 'quotes.addressee_id' AS referrer, addressee_id AS id FROM quotes
    UNION ALL
    SELECT 'figures.actor_id' AS referrer, actor_id AS id FROM figures
    UNION ALL
    SELECT 'role_statements.actor_id' AS referrer, actor_id AS id FROM role_statements
    UNION ALL
    SELECT 'role_statements.organization_id' AS referrer, organization_id AS id FROM role_statements
    UNION ALL
    SELECT 'actor_names.actor_id' AS referrer, actor_id AS id FROM actor_names
    UNION ALL
    SELECT 'actor_roles.actor_id' AS referrer, actor_id AS id FROM actor_roles
    UNION ALL
    SELECT 'actor_roles.organization_id' AS referrer, organization_id AS id FROM actor_roles
    UNION ALL
    SELECT 'actor_aliases.actor_id' AS referrer, actor_id AS id FROM actor_aliases
)
SELECT referrer, id FROM referred
WHERE id IS NOT NULL AND NOT EXISTS (FROM actors a WHERE a.actor_id = id);
