"""Feeds: what stands in a listing, for programs that look for new reports."""
