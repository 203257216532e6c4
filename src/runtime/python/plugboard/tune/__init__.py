"""Optimisation of a process."""

from plugboard.tune.tuner import Tuner

__all__ = ["Tuner"]
