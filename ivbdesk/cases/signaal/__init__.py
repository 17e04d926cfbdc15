"""A report that came in: what it resembles, how it is weighed, and what comes of it."""
