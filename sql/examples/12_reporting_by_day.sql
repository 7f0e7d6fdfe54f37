-- How much each site published a day, and how much of it was new.
SELECT published_on, site, articles, stories, quotes, figures
FROM coverage
ORDER BY published_on DESC, articles DESC;
