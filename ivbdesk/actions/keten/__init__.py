"""The chain of partners: who works on which leefgebied, and where it has a gap."""
