"""From what was fetched or handed over to articles: inputs, records, markup, dates, names of authors, clean text."""
