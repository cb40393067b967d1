"""Wiring and the outside world: the door, the command line, paths, settings. Knows every room."""
