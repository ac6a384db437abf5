"""Table models of the window."""
