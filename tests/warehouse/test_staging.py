"""Staging keeps the batches of a run apart, whole and typed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from onrecord.transforms import schemas
from onrecord.warehouse.paths import Paths
from onrecord.warehouse.staging import Staging


def figures(*ids: str) -> pl.DataFrame:
    rows = [
        dict(article_id="a", version=1, figure_id=i, value=Decimal("0.000000001"), time_start=date(2025, 1, 1))
        for i in ids
    ]
    return schemas.frame(rows, schemas.FIGURES)


def test_batches_come_back_in_order_and_typed(tmp_path):
    staging = Staging(Paths(tmp_path), "r1")
    staging.write(10, dict(figures=figures("c")))
    staging.write(2, dict(figures=figures("b"), quotes=schemas.frame([], schemas.ATTRIBUTIONS)))
    staging.write(1, dict(figures=figures("a")))
    found = Staging(Paths(tmp_path), "r1").read("figures")
    assert found.schema == schemas.FIGURES
    assert found["figure_id"].to_list() == ["a", "b", "c"]
    assert found["value"][0] == Decimal("0.000000001")
    assert staging.tables() == ["figures", "quotes"]
    assert staging.read("quotes").schema == schemas.ATTRIBUTIONS


def test_a_batch_written_again_replaces_itself(tmp_path):
    staging = Staging(Paths(tmp_path), "r1")
    staging.write(1, dict(figures=figures("a", "b")))
    staging.write(1, dict(figures=figures("c")))
    assert staging.read("figures")["figure_id"].to_list() == ["c"]


def test_half_a_file_is_not_read(tmp_path, monkeypatch):
    staging = Staging(Paths(tmp_path), "r1")
    staging.write(1, dict(figures=figures("a")))

    def fails(self, path, **_):
        path.write_bytes(b"PAR1 half")
        raise OSError("disk full")

    monkeypatch.setattr(pl.DataFrame, "write_parquet", fails)
    with pytest.raises(OSError, match="disk full"):
        staging.write(2, dict(figures=figures("b")))
    assert staging.read("figures")["figure_id"].to_list() == ["a"]


def test_runs_are_apart_and_go(tmp_path):
    one, two = Staging(Paths(tmp_path), "r1"), Staging(Paths(tmp_path), "r2")
    one.write(1, dict(figures=figures("a")))
    two.write(1, dict(figures=figures("b")))
    one.remove()
    one.remove()
    assert one.tables() == [] and one.read("figures", schemas.FIGURES).equals(figures())
    assert two.read("figures")["figure_id"].to_list() == ["b"]
    assert list(Paths(tmp_path).staging.iterdir()) == [two.folder]


@pytest.mark.parametrize("name", ["", "..", "a/b", "."])
def test_names_that_are_no_folder(tmp_path, name):
    with pytest.raises(ValueError, match="cannot name a folder"):
        Staging(Paths(tmp_path), name)
