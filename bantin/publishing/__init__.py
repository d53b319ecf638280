"""The last stage: a finished tree is put in place whole, or output/ is left as it was."""
