"""One file for each command or family of commands: each reads its arguments, calls the program and prints."""
