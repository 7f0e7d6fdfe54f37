-- severity: warning
-- More than half of a site's direct quotations (of at least twenty) have no known speaker.
SELECT a.site, count(*) AS quotes, count(*) FILTER (q.speaker_id IS NULL) AS without
FROM quotes q JOIN articles a USING (article_id, version)
WHERE q.kind = 'direct'
GROUP BY a.site
HAVING quotes >= 20 AND without > quotes / 2;
