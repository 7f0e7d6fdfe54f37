CREATE TABLE runs (
    run_id              VARCHAR NOT NULL,
    flow_run_id         VARCHAR,
    flow                VARCHAR,
    started_at          TIMESTAMP NOT NULL,
    ended_at            TIMESTAMP,
    state               VARCHAR NOT NULL,
    error               VARCHAR,
    code_version        VARCHAR,
    seeds_version       VARCHAR,
    parameters          JSON,
    outcomes            MAP(VARCHAR, BIGINT),
    articles_new        BIGINT,
    articles_revised    BIGINT,
    articles_unchanged  BIGINT,
    articles_reanalysed BIGINT,
    rows_loaded         MAP(VARCHAR, BIGINT)
);

COMMENT ON TABLE runs IS 'One row per run of the pipeline. Written last, so that a run without a row has loaded nothing.';
COMMENT ON COLUMN runs.run_id IS 'Identifier of the run';
COMMENT ON COLUMN runs.flow_run_id IS 'Prefect''s identifier of the flow run';
COMMENT ON COLUMN runs.flow IS 'Name of the flow: nightly, ingest, reprocess';
COMMENT ON COLUMN runs.started_at IS 'When the run began (UTC)';
COMMENT ON COLUMN runs.ended_at IS 'When the run''s rows had been loaded (UTC)';
COMMENT ON COLUMN runs.state IS 'completed; failed_some where a source could not be used; failed where the run as a whole failed and loaded nothing';
COMMENT ON COLUMN runs.error IS 'Why a run failed as a whole';
COMMENT ON COLUMN runs.code_version IS 'Version of onrecord that ran, with the commit where it is known';
COMMENT ON COLUMN runs.seeds_version IS 'Digest of the seed tables and models used';
COMMENT ON COLUMN runs.parameters IS 'What the run was asked to do';
COMMENT ON COLUMN runs.outcomes IS 'Attempts at sources per outcome (fetches.outcome)';
COMMENT ON COLUMN runs.articles_new IS 'Articles that the warehouse did not have before';
COMMENT ON COLUMN runs.articles_revised IS 'Articles of which a new version was loaded';
COMMENT ON COLUMN runs.articles_unchanged IS 'Articles read again with nothing new in them';
COMMENT ON COLUMN runs.articles_reanalysed IS 'Article versions already stored that were analysed anew';
COMMENT ON COLUMN runs.rows_loaded IS 'Rows inserted, changed or removed per table';
