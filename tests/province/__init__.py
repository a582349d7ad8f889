"""A simulated province on loopback: cities of districts, slow and broken hosts among them, and the truth about it."""
