"""One learner's pages: home, profile, standards, lists, and a page for each entry."""
