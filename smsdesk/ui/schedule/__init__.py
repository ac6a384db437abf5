"""The Schedule tab, and choosing a time."""
