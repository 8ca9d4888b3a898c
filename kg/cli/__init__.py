"""The command ``kg``: arguments in, results on standard output, everything else on standard error."""

from kg.cli.app import main

__all__ = ["main"]
