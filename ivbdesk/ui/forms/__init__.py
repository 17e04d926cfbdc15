"""What a form is: its frame, draft, saving, and the questions and conflicts it shows."""
