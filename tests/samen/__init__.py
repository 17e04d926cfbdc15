"""Several officers at once in one register: what excludes each other, and eight that do whatever comes up."""
