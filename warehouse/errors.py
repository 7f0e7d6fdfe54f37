"""What can be wrong with a warehouse, in sentences for the person at the keyboard."""

from __future__ import annotations


class WarehouseError(Exception):
    """Anything about the warehouse that a person has to look after."""


class WarehouseBusy(WarehouseError):
    """Another process is writing to the warehouse."""


class NoWarehouse(WarehouseError):
    """There is no published database."""


class BadRows(WarehouseError):
    """Rows handed to `load` that the warehouse cannot take; names table and column."""


class ArchiveError(WarehouseError):
    """A page that is not where the archive was told to look; names file and offset."""
