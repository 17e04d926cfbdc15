"""The page Rapportage: a file a tab."""
