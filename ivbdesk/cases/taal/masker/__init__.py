"""Finds in a free text what points at one person: names as the Dutch write them, and numbers (domein 3.2)."""
