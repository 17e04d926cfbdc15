"""The page Partners: a file a tab."""
