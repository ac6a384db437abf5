"""The Contacts tab: lists, the people on them, the import, and numbers never texted."""
