"""Students' Markdown as safe HTML: it knows no view and no page, and nothing else in here reads Markdown."""
