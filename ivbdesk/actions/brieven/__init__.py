"""Writing letters from a casus, and taking back what was sent."""
