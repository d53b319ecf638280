"""Whether a translation says what its original says."""
