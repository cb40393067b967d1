"""Taking in minutes and role lists that exist as text."""
