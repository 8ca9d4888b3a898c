"""A store -> a website: a SPARQL endpoint that takes no updates, and pages for reading, at one address.

Nothing is imported here, so that the processes that answer queries start at once.
"""
