-- severity: error
-- Words of an article version stand outside its paragraphs.
SELECT v.article_id, v.version
FROM article_versions v
JOIN (
    SELECT article_id, version, list((start_char, end_char) ORDER BY start_char) AS spans
    FROM paragraphs GROUP BY article_id, version
) p USING (article_id, version)
WHERE regexp_matches(v.text[1 : spans[1][1]], '\w')
    OR regexp_matches(v.text[spans[-1][2] + 1 :], '\w')
    OR len(list_filter(range(2, len(spans) + 1),
        lambda i: regexp_matches(v.text[spans[i - 1][2] + 1 : spans[i][1]], '\w'))) > 0;
