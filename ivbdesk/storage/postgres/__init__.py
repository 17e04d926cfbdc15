"""What is particular to a register whose database is on a server: PostgreSQL, from 15 on. See docs/team.md for what is built."""
