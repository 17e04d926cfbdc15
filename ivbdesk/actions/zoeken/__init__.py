"""Finding what was typed in any text, and the kept views of a list."""
