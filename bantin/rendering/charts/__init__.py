"""Numbers to geometry: what the pictures of a page show, in whole units of their own, without words and links."""
