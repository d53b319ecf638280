"""A raw text becomes a drafted bundle: what each line is, whom and when it tells of, and how sure that is."""
