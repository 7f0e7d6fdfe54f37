-- severity: error
-- The speaker's name in a quote is not that of the actor.
SELECT q.quote_id, q.speaker, a.name
FROM quotes q JOIN actors a ON a.actor_id = q.speaker_id
WHERE q.speaker IS DISTINCT FROM a.name;
