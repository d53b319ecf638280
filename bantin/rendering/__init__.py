"""The third stage: pages of a Plan become text. A page is what it renders, so this stage knows planning's Page."""
