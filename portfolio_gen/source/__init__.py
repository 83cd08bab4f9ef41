"""From the files people wrote to the model; nothing else opens a learner's file."""
