"""The second stage: a Site becomes a Plan, every page with its path; nothing is rendered and no disk is touched."""
