"""The window round the pages: places, menus, command palette, undo bar, status line, manual."""
