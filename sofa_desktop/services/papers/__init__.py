"""What the circle's papers say, as plain data: built from queries, written by ``Paper``."""
