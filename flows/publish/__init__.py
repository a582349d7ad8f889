"""Reports and letters to publishers: written from the warehouse, sent once."""
