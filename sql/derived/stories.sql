-- key: story_id
WITH carried AS (
    SELECT story_id, site, min(published_at) AS published
    FROM article_versions
    WHERE is_latest AND story_id IS NOT NULL
    GROUP BY story_id, site
)
SELECT
    story_id,
    (SELECT count(*) FROM article_versions v WHERE v.is_latest AND v.story_id = c.story_id) AS articles,
    min(published) AS first_published_at,
    coalesce(list(site ORDER BY published NULLS LAST, site) FILTER (site IS NOT NULL), []) AS sites
FROM carried c
GROUP BY story_id;
