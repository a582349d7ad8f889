"""A small district site of an invented district, served on loopback: the embedded default."""
