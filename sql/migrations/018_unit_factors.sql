CREATE TABLE unit_factors (
    unit      VARCHAR NOT NULL,
    unit_kind VARCHAR NOT NULL,
    si_unit   VARCHAR NOT NULL,
    factor    DOUBLE NOT NULL,
    si_offset DOUBLE NOT NULL
);

COMMENT ON TABLE unit_factors IS 'One row per physical unit: what turns it into SI. si_value = value * factor + si_offset.';
COMMENT ON COLUMN unit_factors.unit IS 'Unit as figures.unit has it';
COMMENT ON COLUMN unit_factors.unit_kind IS 'Kind of quantity';
COMMENT ON COLUMN unit_factors.si_unit IS 'SI unit of that kind, spelt as Pint spells it';
COMMENT ON COLUMN unit_factors.factor IS 'What to multiply by';
COMMENT ON COLUMN unit_factors.si_offset IS 'What to add afterwards (degrees), else 0';
