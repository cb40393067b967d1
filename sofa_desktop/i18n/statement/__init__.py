"""A settlement statement in words, the same on the screen and on paper."""
