"""Fuzzers: good files are spoilt and given to every reader; a reader gives a value, or refuses in words."""
