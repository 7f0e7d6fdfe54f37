"""Asking sites for pages as a good guest."""
