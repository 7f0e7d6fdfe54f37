-- key: actor_id
SELECT
    m.actor_id,
    m.surface AS name,
    count(*) AS mentions,
    min(v.published_on) AS first_seen,
    max(v.published_on) AS last_seen
FROM mentions m
JOIN article_versions v USING (article_id, version)
WHERE m.kind = 'name' AND m.actor_id IS NOT NULL AND v.is_latest
GROUP BY m.actor_id, m.surface;
