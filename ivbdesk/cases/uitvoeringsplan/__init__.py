"""The uitvoeringsplan: what the policy becomes in a year, and how far that is (IVB 1.5)."""
