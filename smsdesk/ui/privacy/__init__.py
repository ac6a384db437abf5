"""The privacy desk: one person found and forgotten, people of long ago, and who looked at what."""
