"""Finding any record by its words: what is indexed, how words are cut, how the index keeps up."""
