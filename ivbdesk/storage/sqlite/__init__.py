"""What is particular to a register that is one SQLCipher file in a folder of its own."""
