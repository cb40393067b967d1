"""How the window looks: fonts, palette, icons and the one style sheet, all made from the tokens."""
