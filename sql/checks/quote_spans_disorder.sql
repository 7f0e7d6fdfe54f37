-- severity: error
-- The spans of a quote overlap or are not in reading order.
SELECT quote_id, article_id, version
FROM (SELECT quote_id, article_id, version, spans, unnest(range(2, len(spans) + 1)) AS i FROM quotes)
WHERE spans[i].start_char < spans[i - 1].end_char
UNION ALL
SELECT quote_id, article_id, version FROM quotes WHERE len(spans) = 0;
