"""Design tokens for screen, pictures and paper: colours, sizes, fonts, where resources lie."""
