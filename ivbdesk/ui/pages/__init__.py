"""The pages of the main window, a file a page."""
