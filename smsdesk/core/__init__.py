"""Pure rules and values. Standard library only; the clock and all input are arguments."""
