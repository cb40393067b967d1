"""The command line: the same use cases without a window, for scripts, support and testing."""
