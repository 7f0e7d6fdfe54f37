-- severity: error
-- A figure is part of a figure, or stands in a quote, that its article version does not have.
SELECT f.figure_id, 'part_of' AS reference, f.part_of AS id
FROM figures f
WHERE f.part_of IS NOT NULL AND NOT EXISTS (
    FROM figures w WHERE w.figure_id = f.part_of AND w.article_id = f.article_id AND w.version = f.version
)
UNION ALL
SELECT f.figure_id, 'quote_id', f.quote_id
FROM figures f
WHERE f.quote_id IS NOT NULL AND NOT EXISTS (
    FROM quotes q WHERE q.quote_id = f.quote_id AND q.article_id = f.article_id AND q.version = f.version
);
