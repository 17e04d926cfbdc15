"""Dutch as it is written, sorted and reckoned with: names, numbers, days, and the reading of TOML with its errors."""
