"""The selection process on one screen, for the page of the circle and for the running meeting."""
