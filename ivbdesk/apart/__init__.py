"""Reading what a stranger made in a process of its own, within limits; `read.py` is the door."""
