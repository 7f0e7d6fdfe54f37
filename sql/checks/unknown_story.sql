-- severity: error
-- An article belongs to a story that is not there.
SELECT article_id, story_id FROM articles
WHERE story_id IS NOT NULL AND story_id NOT IN (SELECT story_id FROM stories);
