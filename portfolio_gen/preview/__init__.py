"""The live preview: one site on this machine, shown again after every save, for the eyes of whoever writes it."""
