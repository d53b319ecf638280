"""Checks of a finished tree, before anyone can see it. Knows outputs and nothing else."""
