"""The Accounts tab, adding an account, and the first start."""
