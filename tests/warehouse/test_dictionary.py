"""docs/dictionary.md is what the database says of itself."""

from __future__ import annotations

from pathlib import Path

from onrecord.warehouse import dictionary

FILE = Path(__file__).parents[2] / "docs" / "dictionary.md"


def test_the_dictionary_is_current():
    with dictionary.empty() as database:
        made = dictionary.markdown(database)
    assert FILE.read_text(encoding="utf8") == made, "run: python -m onrecord.warehouse.dictionary > docs/dictionary.md"


def test_it_has_every_table_and_follows_the_comments():
    with dictionary.empty() as database:
        before = dictionary.markdown(database)
        names = database.execute(
            "SELECT table_name FROM duckdb_tables() UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal"
        ).fetchall()
        database.execute("COMMENT ON COLUMN quotes.cue IS 'Another | meaning'").fetchall()
        after = dictionary.markdown(database)
    assert {line[4:] for line in before.splitlines() if line.startswith("### ")} == {n for (n,) in names}
    changed = set(after.splitlines()) - set(before.splitlines())
    assert changed == {"| `cue` | `VARCHAR` | Another \\| meaning |"}
