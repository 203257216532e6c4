"""What Patchbay's engine calls: classes, components, and their steps.

Values cross in slots (see `memory`), so that a step is one call. Everything else crosses as JSON text.
"""
