"""Design tokens shared by screen, pictures and paper: colours, sizes, fonts, where resources lie."""
