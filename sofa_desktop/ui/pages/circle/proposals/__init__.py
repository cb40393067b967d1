"""Proposals on their way, with the guide beside."""
