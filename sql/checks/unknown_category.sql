-- severity: error
-- A column with a closed list of values has another one.
SELECT 'paragraphs.role' AS column_name, role AS found FROM paragraphs
WHERE role NOT IN ('headline', 'body', 'caption', 'credit', 'furniture')
UNION ALL
SELECT 'actors.type' AS column_name, type AS found FROM actors
WHERE type NOT IN ('person', 'organization', 'country', 'place', 'group', 'unnamed')
UNION ALL
SELECT 'mentions.kind' AS column_name, kind AS found FROM mentions
WHERE kind NOT IN ('name', 'title', 'nominal', 'pronoun')
UNION ALL
SELECT 'quotes.kind' AS column_name, kind AS found FROM quotes
WHERE kind NOT IN ('direct', 'mixed', 'indirect')
UNION ALL
SELECT 'quotes.said_on_precision' AS column_name, said_on_precision AS found FROM quotes
WHERE said_on_precision NOT IN ('day', 'week', 'month', 'year')
UNION ALL
SELECT 'figures.approximation' AS column_name, approximation AS found FROM figures
WHERE approximation NOT IN ('exact', 'about', 'almost', 'at_least', 'at_most', 'more_than', 'less_than')
UNION ALL
SELECT 'figures.direction' AS column_name, direction AS found FROM figures
WHERE direction NOT IN ('up', 'down')
UNION ALL
SELECT 'figures.status' AS column_name, status AS found FROM figures
WHERE status NOT IN ('actual', 'estimate', 'pledge', 'target', 'demand', 'threat', 'history')
UNION ALL
SELECT 'time_expressions.type' AS column_name, type AS found FROM time_expressions
WHERE type NOT IN ('DATE', 'TIME', 'DURATION', 'SET')
UNION ALL
SELECT 'article_versions.change' AS column_name, change AS found FROM article_versions
WHERE change NOT IN ('cosmetic', 'added', 'removed', 'rewritten')
UNION ALL
SELECT 'fetches.outcome' AS column_name, outcome AS found FROM fetches
WHERE outcome NOT IN ('ok', 'not_modified', 'not_found', 'forbidden', 'robots', 'rate_limited', 'client_error', 'server_error', 'timeout', 'connection', 'redirects', 'too_large', 'unsupported', 'unreadable', 'empty', 'paywall', 'broken', 'duplicate')
UNION ALL
SELECT 'checks.severity' AS column_name, severity AS found FROM checks
WHERE severity NOT IN ('error', 'warning');
