"""From a view to the pages and files of a site, as plain data."""
