"""Reading of spreadsheets: the only place that knows their files and formats; gives plain rows of cells."""
