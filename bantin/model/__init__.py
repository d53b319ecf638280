"""The nouns of the digest, frozen: what a site holds, whoever loads it and whatever is made of it."""
