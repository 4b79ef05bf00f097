"""Measurements, each as a ratio or a count within one run. Not tests: machines are noisy."""
