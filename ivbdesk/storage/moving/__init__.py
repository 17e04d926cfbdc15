"""A whole register from one engine to the other: rows, log, documents and search words, and the proof that nothing changed."""
