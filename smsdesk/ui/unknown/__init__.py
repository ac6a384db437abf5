"""Messages whose outcome nobody knows: the evidence, and the clerk's answer."""
