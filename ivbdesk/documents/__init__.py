"""What stands in a document that somebody sent: read by `lezer.py`, in a process of its own."""
