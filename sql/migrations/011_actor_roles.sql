CREATE TABLE actor_roles (
    actor_id        VARCHAR NOT NULL,
    role            VARCHAR NOT NULL,
    organization_id VARCHAR,
    first_stated    DATE,
    last_stated     DATE,
    valid_from      DATE,
    valid_to        DATE,
    statements      BIGINT NOT NULL
);

COMMENT ON TABLE actor_roles IS 'One row per actor and title as stated, over the latest version of every article.';
COMMENT ON COLUMN actor_roles.actor_id IS 'Actor (actors)';
COMMENT ON COLUMN actor_roles.role IS 'Title as stated: “president of Ukraine”';
COMMENT ON COLUMN actor_roles.organization_id IS 'Organization or country that the title belongs to (actors)';
COMMENT ON COLUMN actor_roles.first_stated IS 'First publication day of an article that states it';
COMMENT ON COLUMN actor_roles.last_stated IS 'Last publication day of an article that states it';
COMMENT ON COLUMN actor_roles.valid_from IS 'Earliest day that an article states for it (“from 2009 to 2013”)';
COMMENT ON COLUMN actor_roles.valid_to IS 'Latest day that an article states for it';
COMMENT ON COLUMN actor_roles.statements IS 'How often it is stated';
