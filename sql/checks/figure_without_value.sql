-- severity: error
-- A figure has neither a value nor both ends of a range, or a range that is upside down.
SELECT figure_id, value, value_low, value_high FROM figures
WHERE CASE
    WHEN value IS NOT NULL THEN value_low IS NOT NULL OR value_high IS NOT NULL
    ELSE (value_low <= value_high) IS NOT true
END;
