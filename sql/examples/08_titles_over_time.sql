-- What somebody was called, and when: titles as stated.
SELECT a.name, r.role, o.name AS organization, r.first_stated, r.last_stated, r.statements
FROM actor_roles r
JOIN actors a USING (actor_id)
LEFT JOIN actors o ON o.actor_id = r.organization_id
ORDER BY a.name, r.first_stated;
