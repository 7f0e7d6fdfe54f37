"""Reading the published database for people: tables, marked articles."""
