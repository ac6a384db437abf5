"""Where a built program starts."""

import multiprocessing
import sys

from smsdesk.__main__ import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
