"""Use cases: what window and command line can do. No Qt; progress goes through a JobContext."""
