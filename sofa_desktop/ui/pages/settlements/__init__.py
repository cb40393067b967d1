"""Settlements: what circle and SoFA owe each other, and why."""
