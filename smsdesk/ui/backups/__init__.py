"""Backups: the passphrase, what is made by itself, what there is, and restoring one."""
