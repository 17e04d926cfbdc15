"""What a municipality sets in its own files: handelingskader, leefgebieden, partners, terms, words; read and checked."""
