"""Reading the published database, as analysts do."""

from __future__ import annotations

import duckdb

from .config import CONFIG
from .errors import NoWarehouse, WarehouseError
from .paths import Paths


def connect(paths: Paths) -> duckdb.DuckDBPyConnection:
    """A read-only connection to the published database; the caller closes it. NoWarehouse says what to do where there is
    none yet."""
    if not paths.published.exists():
        raise NoWarehouse(
            f"there is no warehouse in {paths.root} yet: `onrecord ingest INPUT…` makes one, and `--warehouse DIR` (or "
            "ONRECORD_WAREHOUSE) says where another one lies"
        )
    try:
        return duckdb.connect(str(paths.published), read_only=True, config=CONFIG)
    except duckdb.Error as error:
        raise WarehouseError(f"{paths.published} cannot be opened: {error}") from error
