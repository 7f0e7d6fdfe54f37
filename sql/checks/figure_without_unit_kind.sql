-- severity: error
-- A figure has no unit or no kind of unit ('' and plain where the number is bare).
SELECT figure_id, unit, unit_kind FROM figures WHERE unit IS NULL OR unit_kind IS NULL;
