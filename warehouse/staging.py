"""What a run has worked out and not yet loaded: one Parquet file for each batch and table below staging/RUN_ID/.

A file is written under a temporary name and renamed, so that one that is there is whole.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from .paths import Paths


class Staging:
    """The staging folder of one run."""

    def __init__(self, paths: Paths, run_id: str):
        if run_id in ("", "..") or Path(run_id).name != run_id:
            raise ValueError(f"{run_id!r} cannot name a folder")
        self.folder = paths.staging / run_id

    def write(self, batch: int, tables: Mapping[str, pl.DataFrame]) -> None:
        """Keeps the tables of one batch; the same batch written again replaces itself."""
        for name, frame in tables.items():
            folder = self.folder / name
            folder.mkdir(parents=True, exist_ok=True)
            final = folder / f"{batch:06d}.parquet"
            partial = final.with_suffix(f".{os.getpid()}.partial")
            frame.write_parquet(partial, compression="zstd")
            partial.replace(final)

    def read(self, name: str, schema: pl.Schema | None = None) -> pl.DataFrame:
        """All batches of a table in their order; an empty frame of `schema` where there is none."""
        files = sorted((self.folder / name).glob("*.parquet"))
        if not files:
            return pl.DataFrame(schema=schema)
        return pl.concat([pl.read_parquet(file) for file in files])

    def tables(self) -> list[str]:
        return sorted(p.name for p in self.folder.iterdir() if p.is_dir()) if self.folder.exists() else []

    def remove(self) -> None:
        """Takes the run's folder away, once it is loaded."""
        shutil.rmtree(self.folder, ignore_errors=True)
