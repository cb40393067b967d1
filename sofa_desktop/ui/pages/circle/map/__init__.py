"""The map of circles: a picture, and beside it the same as a tree, made from what is kept."""
