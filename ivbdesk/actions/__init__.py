"""What a user does: a verb a function; one action is one unit of work with one reason in the audit log."""
