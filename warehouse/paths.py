"""Where the parts of a warehouse lie."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from .errors import WarehouseError


@dataclass(frozen=True)
class Paths:
    """The files and folders of the warehouse at `root`. Nothing is made until `create` is called."""

    root: Path
    archive: Path = field(init=False)
    """Every page fetched or read (WARC)."""
    staging: Path = field(init=False)
    """What a run has worked out and not yet loaded (Parquet)."""
    build: Path = field(init=False)
    """The database that only the pipeline opens."""
    published: Path = field(init=False)
    """The database that analysts open."""
    lock: Path = field(init=False)
    """Held by the process that writes."""

    def __post_init__(self) -> None:
        root = Path(self.root).expanduser().absolute()
        parts = dict(
            archive="archive", staging="staging", build="build.duckdb", published="onrecord.duckdb", lock="lock"
        )
        object.__setattr__(self, "root", root)
        for name, part in parts.items():
            object.__setattr__(self, name, root / part)

    def create(self) -> Paths:
        """Makes the folders. WarehouseError names the one that cannot be made or written in."""
        for folder in (self.root, self.archive, self.staging):
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise WarehouseError(f"the folder {folder} cannot be made: {error.strerror}") from error
            if not os.access(folder, os.W_OK | os.X_OK):
                raise WarehouseError(f"the folder {folder} cannot be written in: Permission denied")
        return self


def sync(path: Path) -> None:
    """Has the file system write a file, or the names in a folder, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
