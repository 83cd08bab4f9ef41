"""From the plan of a site to a folder that can be put on any web host."""
