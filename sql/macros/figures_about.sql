-- Figures about a thing: FROM figures_about('defense').
CREATE OR REPLACE MACRO figures_about(term) AS TABLE
SELECT
    CASE
        WHEN contains(lower("_figures".subject), lower(term)) THEN 'subject'
        WHEN contains(lower("_figures".base), lower(term)) THEN 'base'
        WHEN contains(lower("_figures".unit), lower(term)) THEN 'unit'
        WHEN contains(lower("_figures".actor), lower(term)) THEN 'actor'
        ELSE 'sentence'
    END AS found_in,
    "_figures".*
FROM figure_timeline AS "_figures"
WHERE contains(lower(concat_ws(
    chr(10), "_figures".subject, "_figures".base, "_figures".unit, "_figures".actor, "_figures".sentence
)), lower(term))
ORDER BY
    list_position(['subject', 'base', 'unit', 'actor', 'sentence'], found_in),
    "_figures".holds_on DESC, "_figures".figure_id;

COMMENT ON MACRO TABLE figures_about IS 'Figures about a thing: FROM figures_about(''defense''). found_in says where the term stands: subject, base, unit, actor, or only in the same sentence. Otherwise rows of figure_timeline, the closest and newest first.';
