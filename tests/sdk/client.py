"""PyPI's client with another address: python client.py URL, and a call as JSON on standard input.

Runs in an environment of its own, where the client is; knows nothing of smsdesk.
"""

import json
import sys

from thaibulksms_api import sms

sms.url = sys.argv[1]  # all that is patched: the module has the service's address in this name
call = json.load(sys.stdin)
answer = sms.send_sms(*call["login"], **call["fields"])
sys.stdout.write(json.dumps({"status": answer.status_code, "answer": answer.json()}))
