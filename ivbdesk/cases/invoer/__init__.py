"""Taking in a list from a spreadsheet: columns, words, dates, and all that is wrong with a row."""
