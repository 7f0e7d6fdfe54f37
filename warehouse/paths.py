"""Where the parts of a warehouse lie."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


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
        """Makes the folders. NotADirectoryError, PermissionError and the like name the one that cannot be made."""
        for folder in (self.root, self.archive, self.staging):
            folder.mkdir(parents=True, exist_ok=True)
        return self
