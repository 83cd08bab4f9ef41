"""Tables of plain cells, and how they are written so that no spreadsheet takes a word for a formula."""
