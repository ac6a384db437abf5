"""The four services behind one face. The list is explicit: no scanning, no import by name."""

from collections.abc import Mapping

from smsdesk.core.models import ServiceInfo
from smsdesk.providers.base import Provider
from smsdesk.providers.sendbulk import SendBulk
from smsdesk.providers.smsbuddy import SMSBuddy
from smsdesk.providers.smspoint import SMSPoint
from smsdesk.providers.thaibulksms import ThaiBulkSMS

PROVIDERS: tuple[type[Provider], ...] = (ThaiBulkSMS, SMSBuddy, SendBulk, SMSPoint)
SERVICES: Mapping[str, ServiceInfo] = {one.info.name: one.info for one in PROVIDERS}


def adapter(service: str) -> type[Provider]:
    """Return the adapter of a service. Raises KeyError for an unknown one."""
    return {one.info.name: one for one in PROVIDERS}[service]
