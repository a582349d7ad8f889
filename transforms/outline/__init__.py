"""The outline of a book: what its table of contents lists, and the headings that its body prints."""
