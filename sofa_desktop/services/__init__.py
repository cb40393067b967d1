"""Use cases: every change in the program goes through one of these, in one unit of work."""
