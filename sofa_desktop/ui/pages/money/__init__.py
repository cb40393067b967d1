"""Money: what came and went, kept right as fast as in a spreadsheet."""
