"""The demonstration register: invented cases, recorded through the same actions that an officer uses."""
