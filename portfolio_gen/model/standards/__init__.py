"""Standards: what they say, how their codes are spelled and found, what graduation asks of them."""
