"""The dialogs in which something is recorded; all are a FormDialog."""
