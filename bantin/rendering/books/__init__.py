"""The digest as books: EPUB 3, one in each language and one in both."""
