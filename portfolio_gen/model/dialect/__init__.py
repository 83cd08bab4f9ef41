"""How students write Markdown, put into the Markdown that is read: one walk for whoever reads a text or shows it."""
