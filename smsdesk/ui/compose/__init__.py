"""The Compose tab: recipients, text, receipt, and the page that shows how sending goes."""
