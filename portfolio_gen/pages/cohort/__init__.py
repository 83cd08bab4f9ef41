"""A cohort's pages for its educators: matrix, standards, evidence, inbox, coverage, search, files of figures."""
