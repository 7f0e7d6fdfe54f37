CREATE OR REPLACE VIEW actor_profile AS
SELECT
    p.actor_id,
    p.name,
    p.type,
    p.country,
    p.description,
    n.names,
    r.roles,
    coalesce(m.articles, 0) AS articles,
    coalesce(m.mentions, 0) AS mentions,
    coalesce(q.quotes, 0) AS quotes,
    coalesce(q.direct_quotes, 0) AS direct_quotes,
    coalesce(f.figures, 0) AS figures,
    coalesce(f.pledges, 0) AS pledges,
    m.first_seen,
    m.last_seen
FROM actors p
LEFT JOIN (
    SELECT actor_id, list(name ORDER BY mentions DESC, name) AS names FROM actor_names GROUP BY actor_id
) n USING (actor_id)
LEFT JOIN (
    SELECT actor_id, list(role ORDER BY last_stated DESC NULLS LAST, statements DESC, role) AS roles
    FROM actor_roles GROUP BY actor_id
) r USING (actor_id)
LEFT JOIN (
    SELECT
        actor_id, count(*) AS mentions, count(DISTINCT article_id) AS articles,
        min(published_on) AS first_seen, max(published_on) AS last_seen
    FROM mentions JOIN articles USING (article_id, version) GROUP BY actor_id
) m USING (actor_id)
LEFT JOIN (
    SELECT speaker_id AS actor_id, count(*) AS quotes, count(*) FILTER (kind <> 'indirect') AS direct_quotes
    FROM quotes JOIN articles USING (article_id, version) GROUP BY speaker_id
) q USING (actor_id)
LEFT JOIN (
    SELECT actor_id, count(*) AS figures, count(*) FILTER (status IN ('pledge', 'target')) AS pledges
    FROM figures JOIN articles USING (article_id, version) GROUP BY actor_id
) f USING (actor_id);

COMMENT ON VIEW actor_profile IS 'What the latest versions of all articles have on an actor.';
COMMENT ON COLUMN actor_profile.actor_id IS 'Actor (actors)';
COMMENT ON COLUMN actor_profile.name IS 'Canonical name';
COMMENT ON COLUMN actor_profile.type IS 'person, organization, country, place, group or unnamed';
COMMENT ON COLUMN actor_profile.country IS 'ISO 3166 alpha-3 code of the country that the actor belongs to';
COMMENT ON COLUMN actor_profile.description IS 'A phrase that says who it is';
COMMENT ON COLUMN actor_profile.names IS 'Names as written, the most frequent first';
COMMENT ON COLUMN actor_profile.roles IS 'Titles as stated, the latest first';
COMMENT ON COLUMN actor_profile.articles IS 'Articles that mention the actor';
COMMENT ON COLUMN actor_profile.mentions IS 'Mentions of any kind';
COMMENT ON COLUMN actor_profile.quotes IS 'Statements attributed to the actor';
COMMENT ON COLUMN actor_profile.direct_quotes IS 'Those of them that are direct or mixed quotation';
COMMENT ON COLUMN actor_profile.figures IS 'Figures that are the actor’s';
COMMENT ON COLUMN actor_profile.pledges IS 'Those of them that are pledges or targets';
COMMENT ON COLUMN actor_profile.first_seen IS 'First publication day of an article that mentions the actor';
COMMENT ON COLUMN actor_profile.last_seen IS 'Last publication day of an article that mentions the actor';
