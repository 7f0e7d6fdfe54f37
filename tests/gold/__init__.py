"""Gold files and how they are scored."""
