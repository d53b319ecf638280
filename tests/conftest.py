"""Settings of the whole suite: generated examples are the same in every run, and no clock stops a slow machine."""

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")
