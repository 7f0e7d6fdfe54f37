"""What the sources offer tonight: feeds, sitemaps, single pages, watched folders."""
