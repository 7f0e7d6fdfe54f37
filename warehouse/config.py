"""How DuckDB is opened, for the pipeline and for readers; apart, so that readers need not load what only the pipeline needs."""

CONFIG = {"autoinstall_known_extensions": "false"}
"""Nothing is fetched from the network."""
