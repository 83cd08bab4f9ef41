"""The text below the front matter: what is looked for in it before it is shown."""
