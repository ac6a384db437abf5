"""The kit of the window: widgets that know the design and nothing of SMS services.

Their words come translated from their owners, and are always shown as plain text.
"""
