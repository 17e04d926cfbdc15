"""The window on the shared screen of a casusoverleg."""
