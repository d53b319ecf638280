"""The commands: the only place where stages meet."""
