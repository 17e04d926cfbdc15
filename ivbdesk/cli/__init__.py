"""The command line: `ivbdesk [REGISTER]`, and the commands that need no window."""

GOOD, FINDING, USAGE = 0, 1, 2
"""The exit codes."""
