"""The page of the werkvoorraad: a file for each part."""
