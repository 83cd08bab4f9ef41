"""Small extensions of the Markdown reader: what students write among words and other readers know."""
