"""What a user does: one function for each verb, and one unit of work with one reason in the audit log for each act."""
