"""The page of one casus, a file a tab."""
