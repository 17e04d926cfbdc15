"""All that is shown to an audience: one definition of what each may see, for the room and on paper."""
