"""What people name on a command line: a learner, an entry, a cohort, a file. Reads names, and nothing else."""
