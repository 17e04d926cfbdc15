"""The figures for college and raad: counted honestly, and published so that nobody can be worked out (IVB 1.5)."""
