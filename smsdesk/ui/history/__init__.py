"""The History tab: campaigns, messages, and the evidence of what became of them."""
