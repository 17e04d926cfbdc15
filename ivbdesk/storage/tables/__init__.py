"""The tables of a register, by subject."""
