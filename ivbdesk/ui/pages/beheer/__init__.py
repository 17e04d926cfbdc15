"""The page Beheer: a file a tab."""
