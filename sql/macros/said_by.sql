-- What somebody said, by any part of any of his names: FROM said_by('Zelensky').
CREATE OR REPLACE MACRO said_by(name) AS TABLE
SELECT *
FROM who_said_what AS "_said"
WHERE contains(lower("_said".speaker), lower(name))
    OR "_said".speaker_id IN (
        SELECT "_names".id FROM actor_names AS "_names"(id, written) WHERE contains(lower("_names".written), lower(name))
    )
ORDER BY "_said".published_on DESC, "_said".article_id, "_said".quote_id;

COMMENT ON MACRO TABLE said_by IS 'What somebody said, by any part of any of his names: FROM said_by(''Zelensky''). Rows of who_said_what, the newest first.';
