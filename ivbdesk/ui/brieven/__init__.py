"""The forms in which a letter is made, and taken back once it was sent."""
