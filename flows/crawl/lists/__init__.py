"""List readers: one module a publishing system, each a list page → links, further pages and columns below it."""
