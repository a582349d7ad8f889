"""Benchmarks and long trials: run by `make bench` and `make hostile`, never part of the tests."""
