-- severity: warning
-- The unit of an amount of money is no ISO 4217 code.
SELECT figure_id, unit FROM figures WHERE unit_kind = 'currency' AND NOT regexp_full_match(unit, '[A-Z]{3}');
