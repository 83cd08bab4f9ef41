"""Ratings of the school: the files they stand in, and worksheets that become ratings."""
