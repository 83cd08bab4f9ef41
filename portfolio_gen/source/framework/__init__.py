"""Standards from YAML, CSV and CASE packages, and back to YAML."""
