"""Places of the window, one folder each: page (Qt), presenter (plain), columns, sheets."""
