"""What a page tells machines: one JSON-LD graph in the words of schema.org, for each page.

It says no more than the content does. A property that is not known is left out, and so is a name or an outlet that is
ours or inferred, as a graph cannot say how surely it is known. The digest publishes the page; the outlet published the
original, which the page ``isBasedOn``.
"""
