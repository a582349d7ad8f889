"""Benchmarks and long trials, run by `make bench` and `make hostile`; the tests here are of how truth is made."""
