"""The fields of a form: each with a label, an input, a line of help and the error where it belongs."""
