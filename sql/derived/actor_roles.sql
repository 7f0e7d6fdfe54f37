-- key: actor_id
SELECT
    r.actor_id,
    r.role,
    r.organization_id,
    min(v.published_on) AS first_stated,
    max(v.published_on) AS last_stated,
    min(r.valid_from) AS valid_from,
    max(r.valid_to) AS valid_to,
    count(*) AS statements
FROM role_statements r
JOIN article_versions v USING (article_id, version)
WHERE v.is_latest
GROUP BY r.actor_id, r.role, r.organization_id;
