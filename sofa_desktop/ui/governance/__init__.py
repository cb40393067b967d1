"""What pages and the running meeting share of governance: rounds, guides, capture."""
