"""How often something may be done, counted in the database: the same for all processes."""
