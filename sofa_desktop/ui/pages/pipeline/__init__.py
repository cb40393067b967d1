"""Pipeline: where each piece is, what is late, and what its editions bring."""
