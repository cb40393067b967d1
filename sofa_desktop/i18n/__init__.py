"""Words, plural forms, dates and money in a person's language."""
