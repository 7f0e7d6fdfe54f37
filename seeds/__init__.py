"""What we know beforehand, read from the CSV files and models beside this file.

Every CSV is a table an analyst can edit; its name is the table's name. All columns are read as text and empty cells as
null, so that nothing is guessed ("007", "NA" and "1e3" stay what they are); whoever needs a date or a number says so.
"""

from __future__ import annotations

import hashlib
import lzma
from collections.abc import Iterator, Mapping
from pathlib import Path

import polars as pl

FOLDER = Path(__file__).parent


class SeedError(ValueError):
    """A seed file that cannot be used; the message names the file."""


class MissingSeed(SeedError, KeyError):
    """A seed table that is not there; a KeyError too, so that `get` and `in` work as on any mapping."""

    __str__ = ValueError.__str__


class Seeds(Mapping[str, pl.DataFrame]):
    """The seed tables of a folder by name (`seeds["actors"]`), and its trained models (`seeds.model("names")`)."""

    def __init__(self, folder: Path, tables: dict[str, pl.DataFrame]):
        self.folder = folder
        self._tables = tables

    def __getitem__(self, name: str) -> pl.DataFrame:
        if name not in self._tables:
            raise MissingSeed(f"no seed table {name}.csv in {self.folder}")
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def model(self, name: str) -> bytes:
        """The bytes of the model `models/NAME.xz` (unpacked) or `models/NAME`; SeedError where there is neither."""
        packed, plain = self.folder / "models" / f"{name}.xz", self.folder / "models" / name
        if packed.exists():
            return lzma.decompress(packed.read_bytes())
        if plain.exists():
            return plain.read_bytes()
        raise SeedError(f"no model {name} in {self.folder / 'models'}")

    def digest(self) -> str:
        """The first 12 hexadecimal digits of a SHA-256 over every table and model file: which knowledge a run used."""
        out = hashlib.sha256()
        for path in sorted([*self.folder.glob("*.csv"), *(self.folder / "models").glob("*")]):
            if path.is_file() and path.suffix != ".md":
                out.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
        return out.hexdigest()[:12]


def load(folder: Path | None = None) -> Seeds:
    """Every `*.csv` of `folder` (the seeds that come with onrecord by default). SeedError names the file that is broken."""
    folder = Path(folder) if folder else FOLDER
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        try:
            tables[path.stem] = pl.read_csv(path, infer_schema=False)
        except (pl.exceptions.PolarsError, OSError) as error:
            raise SeedError(f"{path}: {error}") from error
    if not tables:
        raise MissingSeed(f"no seed tables (*.csv) in {folder}")
    return Seeds(folder, tables)
