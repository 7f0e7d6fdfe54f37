CREATE OR REPLACE VIEW quote_spread AS
SELECT
    statement_id,
    coalesce(speaker, first_value(speaker IGNORE NULLS) OVER spread) AS speaker,
    text,
    first_value(text) OVER spread AS first_text,
    first_value(site) OVER spread AS first_site,
    first_value(published_at) OVER spread AS first_published_at,
    first_value(url) OVER spread AS first_url,
    row_number() OVER spread AS place_in_order,
    articles,
    site,
    published_at,
    date_diff('minute', first_value(published_at) OVER spread, published_at) / 60 AS hours_later,
    story_id = first_value(story_id) OVER spread AS same_story,
    title,
    url,
    quote_id,
    article_id
FROM (
    SELECT
        q.statement_id, q.speaker, q.text, q.quote_id, a.article_id, a.site, a.published_at, a.title, a.url, a.story_id,
        count(*) OVER (PARTITION BY q.statement_id) AS articles
    FROM quotes q
    JOIN articles a USING (article_id, version)
    WHERE q.statement_id IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY q.statement_id, q.article_id ORDER BY q.spans[1].start_char) = 1
)
WHERE articles > 1
WINDOW spread AS (
    PARTITION BY statement_id ORDER BY published_at NULLS LAST, article_id
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
);

COMMENT ON VIEW quote_spread IS 'How a statement travelled: one row per article that carries it, beside the one that had it first. Only statements that at least two articles carry.';
COMMENT ON COLUMN quote_spread.statement_id IS 'The statement';
COMMENT ON COLUMN quote_spread.speaker IS 'Canonical name of the speaker';
COMMENT ON COLUMN quote_spread.text IS 'The statement as this article has it';
COMMENT ON COLUMN quote_spread.first_text IS 'The statement as the first article had it';
COMMENT ON COLUMN quote_spread.first_site IS 'Publisher that had it first';
COMMENT ON COLUMN quote_spread.first_published_at IS 'When the first article was published (UTC)';
COMMENT ON COLUMN quote_spread.first_url IS 'Address of the first article';
COMMENT ON COLUMN quote_spread.place_in_order IS '1 for the first article, 2 for the next …';
COMMENT ON COLUMN quote_spread.articles IS 'Articles that carry it';
COMMENT ON COLUMN quote_spread.site IS 'Publisher of this article';
COMMENT ON COLUMN quote_spread.published_at IS 'When this article was published (UTC)';
COMMENT ON COLUMN quote_spread.hours_later IS 'Hours after the first';
COMMENT ON COLUMN quote_spread.same_story IS 'Whether this article is a copy of the first one (stories)';
COMMENT ON COLUMN quote_spread.title IS 'Headline of this article';
COMMENT ON COLUMN quote_spread.url IS 'Address of this article';
COMMENT ON COLUMN quote_spread.quote_id IS 'Statement in this article (quotes)';
COMMENT ON COLUMN quote_spread.article_id IS 'This article (articles)';
