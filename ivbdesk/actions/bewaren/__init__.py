"""Keeping no longer than needed: terms of keeping, destruction, and what a resident may read of their own data."""
