"""Prevention before repression: where a casus stands, what may come next, and what the file must hold for it."""
