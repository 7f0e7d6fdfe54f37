-- severity: error
-- A figure is a part of itself, directly or through others.
WITH RECURSIVE up AS (
    SELECT figure_id, part_of, 1 AS steps FROM figures WHERE part_of IS NOT NULL
    UNION ALL
    SELECT u.figure_id, f.part_of, u.steps + 1
    FROM up u JOIN figures f ON f.figure_id = u.part_of
    WHERE f.part_of IS NOT NULL AND u.part_of <> u.figure_id AND u.steps < 20
)
SELECT DISTINCT figure_id FROM up WHERE part_of = figure_id;
