"""The search index: what reports say, in files that a page can read from disk as well as from a server."""
