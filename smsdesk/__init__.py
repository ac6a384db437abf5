"""smsdesk: the desk from which an office sends SMS to many people."""
