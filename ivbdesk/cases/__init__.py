"""The domain: cases of zorg & veiligheid, and the rules that hold for them.

Plain Python: no Qt, no SQL, no file access, no clock and no chance of its own. A rule gives its
reasons, with the source that asks for it; what a municipality decides for itself is data, read by
`kader` from the text of resources/*.toml. Whatever a rule refuses is a `RegelFout` at a field.
"""
