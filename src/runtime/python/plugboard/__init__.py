"""What authors of components import from plugboard, for a run in Patchbay.

The names and their behaviour are those of the framework; the process itself is run by Patchbay's
engine, which drives the components through the bridge beside this package.
"""

__version__ = "0.9.0"
