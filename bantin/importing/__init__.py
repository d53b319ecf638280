"""A raw text becomes a drafted bundle: what each line is, and whom, where and when it tells of, each with how sure we are."""
