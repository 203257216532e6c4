"""Diagrams of a process."""

from plugboard.diagram.mermaid import Diagram, MermaidDiagram, markdown_diagram

__all__ = ["Diagram", "MermaidDiagram", "markdown_diagram"]
