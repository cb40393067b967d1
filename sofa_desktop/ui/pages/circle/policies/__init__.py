"""The policies of the circle: what is in force, until when, in which words."""
