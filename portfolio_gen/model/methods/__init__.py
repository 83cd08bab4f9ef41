"""How scores become a level: each method's formula, its parameters, its explanation, its history."""
