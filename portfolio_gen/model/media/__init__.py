"""Files that a learner publishes: which kind they are, told by their bytes, and what is in them."""
