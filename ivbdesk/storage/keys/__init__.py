"""The root key of a register, and the ways to it: passphrase, recovery key, key store of the system."""
