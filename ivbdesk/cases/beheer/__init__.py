"""The register as a CISO and a data protection officer ask of it: what was proven, what it is made of, what it keeps."""
