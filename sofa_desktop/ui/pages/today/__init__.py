"""Today: what needs the steward, and the money in three figures."""
