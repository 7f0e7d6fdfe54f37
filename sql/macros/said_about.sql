-- What was said about a thing or somebody: FROM said_about('NATO').
CREATE OR REPLACE MACRO said_about(term) AS TABLE
SELECT "_said".*
FROM who_said_what AS "_said"
WHERE contains(lower("_said".text), lower(term))
    OR "_said".quote_id IN (
        SELECT "_quotes".quote_id
        FROM quotes AS "_quotes"
        JOIN mentions AS "_mentions" USING (article_id, version)
        JOIN actors AS "_actors" USING (actor_id)
        WHERE contains(lower("_actors".name), lower(term))
            AND len(list_filter("_quotes".spans,
                lambda s: s.start_char <= "_mentions".start_char AND "_mentions".end_char <= s.end_char)) > 0
    )
ORDER BY "_said".published_on DESC, "_said".article_id, "_said".quote_id;

COMMENT ON MACRO TABLE said_about IS 'What was said about a thing or somebody: FROM said_about(''NATO''). Statements that hold the term, or in which “he” or “the alliance” means an actor of that name. Rows of who_said_what, the newest first.';
