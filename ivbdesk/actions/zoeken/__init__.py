"""Finding: what was typed in whatever text, and the views of a list that were kept."""
