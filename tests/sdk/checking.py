"""What the clients send, and what the simulator took."""

from typing import Any

import httpx

from smsdesk.simulator.process import Simulator

TEXT = 'เรียน คุณน้ำผึ้ง + 5% & "ด่วน" 🙏\nขอบคุณค่ะ'

Check = tuple[str, bool, Any]
"""What is checked, whether it holds, and what was said."""


def ledger(simulator: Simulator) -> list[dict[str, Any]]:
    """Return what was taken, oldest first."""
    url = f"{simulator.url('thaibulksms')}/_simulator/ledger"
    entries: list[dict[str, Any]] = httpx.get(url, trust_env=False).json()["entries"]
    return entries
