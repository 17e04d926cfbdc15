"""The casus itself, and what is recorded in it from day to day."""
