"""The conference window: a casus as those in the room may see it, and what is agreed there."""
