CREATE TABLE actors (
    actor_id    VARCHAR NOT NULL,
    name        VARCHAR NOT NULL,
    type        VARCHAR NOT NULL,
    wikidata_id VARCHAR,
    country     VARCHAR,
    description VARCHAR
);

COMMENT ON TABLE actors IS 'One row per canonical actor: who speaks, is spoken of, or pledges.';
COMMENT ON COLUMN actors.actor_id IS 'Wikidata id where known, else a stable local id';
COMMENT ON COLUMN actors.name IS 'Canonical name; for unnamed sources and groups the phrase used';
COMMENT ON COLUMN actors.type IS 'person, organization, country, place, group (“European leaders”) or unnamed (“one senior diplomat”)';
COMMENT ON COLUMN actors.wikidata_id IS 'Wikidata item';
COMMENT ON COLUMN actors.country IS 'ISO 3166 alpha-3 code of the country that the actor belongs to';
COMMENT ON COLUMN actors.description IS 'A phrase that says who it is';
