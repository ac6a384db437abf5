"""The four services as real HTTP servers on loopback, for practice mode and for tests.

Written from the services' own documents, never from our adapters, so that it is a second
opinion. `server.run` serves all four, `process.Simulator` starts them as a child process, and
every server has a control plane under `/_simulator/` (control.py) with faults on demand
(faults.py), each error code of the documents among them (codes.py). Reports that a service sends
by itself go to loopback (callbacks.py). The ledger (ledger.py) is the only judge of what was taken.
"""
