"""How a circle file of an earlier version becomes one of this: run by ``store.upgrade`` alone."""
