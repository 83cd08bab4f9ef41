"""Front matter as people write it: strictly read, with the line of every fault."""
