-- The text around every mention of a figure's surface: how to check a row against its source.
SELECT f.figure_id, c.before, c.surface, c.after, c.url
FROM figures f, context(f.article_id, f.start_char, f.end_char, of_version := f.version, around := 80) c
ORDER BY f.figure_id
LIMIT 20;
