"""The ways into a register: unlock one, make one, put a copy back."""
