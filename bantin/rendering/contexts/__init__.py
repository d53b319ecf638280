"""What each kind of template may see: plain values, already in the page's language, with links already made."""
