"""The error codes of the four services, each as its document lists it: nothing is left out.

ThaiBulkSMS's table is that of the newer document; the older one lists names and HTTP statuses
alone, and four names that the newer one has no number for. sendbulk's list is on the vendor's
public page. TheSMSPoint has sentences for codes, and inside a success the inner codes of the
system that it hands over to, of which its own page shows 000 alone.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Documented(NamedTuple):
    """One row of ThaiBulkSMS's table."""

    status: int
    name: str
    description: str


THAIBULKSMS: Mapping[int, Documented] = {
    0: Documented(200, "NO_ERROR", "No Error."),
    1: Documented(500, "ERROR_SYSTEM_FAILURE", "System Failure."),
    2: Documented(405, "ERROR_METHOD_NOT_ALLOWED", "Method Not Allowed."),
    3: Documented(404, "ERROR_NOT_FOUND", "Not Found."),
    4: Documented(500, "ERROR_DB_FAILURE", "Database Failure."),
    5: Documented(500, "ERROR_DB_RECOVERING", "Database Recovering."),
    6: Documented(500, "ERROR_DB_RECOVERED_FAIL", "Database Recovered Failed."),
    7: Documented(500, "ERROR_QUEUE_RECOVERING", "Queue Recovering."),
    8: Documented(500, "ERROR_QUEUE_FAILURE", "Queue Failure."),
    9: Documented(500, "ERROR_QUEUE_RECOVERED_FAIL", "Queue Recovered Failed."),
    10: Documented(500, "ERROR_CACHE_FAILURE", "Cache Failure."),
    11: Documented(500, "ERROR_CACHE_RECOVERING", "Cache Recovering."),
    12: Documented(500, "ERROR_CACHE_RECOVERED_FAIL", "Cache Recovered Failed."),
    13: Documented(500, "ERROR_CONNECTION_TIMEOUT", "Connection Timeout."),
    14: Documented(500, "ERROR_CONNECTION_REFUSED", "Connection Refused."),
    15: Documented(500, "ERROR_CONNECTION_FAILURE", "Connection Failure."),
    50: Documented(500, "ERROR_JSON_MARSHAL", "JSON Marshal failed."),
    51: Documented(500, "ERROR_JSON_UNMARSHAL", "JSON Unmarshal failed."),
    52: Documented(500, "ERROR_GIN_VARIABLE_NOT_FOUND", "GIN variable not found."),
    53: Documented(500, "ERROR_QUERY_STRING", "Querystring values failed."),
    54: Documented(500, "ERROR_MAKE_REQUEST", "Cannot make request for request to client."),
    55: Documented(500, "ERROR_IO_BODY", "Cannot read response from client."),
    56: Documented(400, "ERROR_FORM", "Form is invalid."),
    100: Documented(401, "ERROR_AUTHENTICATION_FAILED", "Authentication failed."),
    101: Documented(403, "ERROR_API_KEY_SUSPENDED", "This API key has been suspended."),
    102: Documented(403, "ERROR_IP_SUSPENDED", "This IP has been suspended."),
    103: Documented(500, "ERROR_IP_WHITELIST", "IP Whitelist failed."),
    104: Documented(403, "ERROR_IP_NOT_ALLOWED", "This IP is not allowed."),
    105: Documented(404, "ERROR_USER_NOT_FOUND", "User not found."),
    106: Documented(403, "ERROR_USER_BLOCKED", "User has been blocked."),
    107: Documented(404, "ERROR_USER_PROFILE_NOT_FOUND", "User profile not found."),
    108: Documented(
        403,
        "ERROR_USER_TRIAL",
        "You are a trial member that can use the registered phone number only.",
    ),
    109: Documented(400, "ERROR_FORCE", "Force is invalid."),
    110: Documented(400, "ERROR_SENDER", "Sender is invalid."),
    111: Documented(400, "ERROR_SENDER_NOT_FOUND", "Sender not found."),
    112: Documented(400, "ERROR_MESSAGE", "The message is invalid."),
    113: Documented(400, "ERROR_MESSAGE_TOO_LONG", "The message is too long."),
    114: Documented(400, "ERROR_MSISDN", "MSISDN is invalid."),
    115: Documented(400, "ERROR_MSISDN_EXCEEDED_LIMIT", "MSISDN exceeded the limit."),
    116: Documented(423, "ERROR_INSUFFICIENT_CREDIT", "Insufficient credit."),
    118: Documented(400, "ERROR_CALLBACK_URL", "Callback Url is invalid."),
    119: Documented(
        400,
        "ERROR_CALLBACK_METHOD",
        "You can choose callback method are GET, POST or PUT method.",
    ),
    120: Documented(
        400,
        "ERROR_SCHEDULED_DELIVERY",
        "Scheduled delivery must be ISO-8601 (RFC-3339) format",
    ),
    121: Documented(
        400,
        "ERROR_SCHEDULED_DELIVERY_TOO_FAR",
        "Scheduled delivery must be less than 1 year.",
    ),
    122: Documented(
        400,
        "ERROR_SCHEDULED_DELIVERY_TIMEZONE",
        "Scheduled delivery must be used Asia/Bangkok timezone (+07:00).",
    ),
    123: Documented(400, "ERROR_TAGS", "Tags is invalid."),
    124: Documented(400, "ERROR_TAGS_EXCEEDED_LENGTH", "Tags exceeded the limit."),
    125: Documented(500, "ERROR_TAGS_CREATE", "Cannot create new tags."),
    126: Documented(400, "ERROR_TAGS_EXIST", "Tags exist."),
    128: Documented(403, "ERROR_API_KEY_DISABLED", "This API key has been disabled."),
    131: Documented(500, "ERROR_SCHEDULED_DELIVERY_CREATE", "Cannot create scheduled delivery."),
    132: Documented(500, "ERROR_PUBLISH_OUTBOUND", "Cannot publish outbound SMS data."),
    133: Documented(500, "ERROR_API_KEY_DELETE_CACHE", "Cannot delete cache of api_key."),
    134: Documented(404, "ERROR_ACC_ID_NOT_FOUND", "Acc ID not found."),
    135: Documented(500, "ERROR_USER_TEMPLATE", "User template failure."),
    136: Documented(400, "ERROR_USER_TEMPLATE_NOT_MATCH", "User template not match."),
    137: Documented(400, "ERROR_TTL_FORMAT", "ttl expire must be HH:mm format"),
    138: Documented(
        400,
        "ERROR_TTL",
        "Expiration period is invalid, expire time must be more than 5 minutes and not more than "
        "11 hours.",
    ),
}
"""By number. 117, 127, 129 and 130 are in no document."""

THAIBULKSMS_NAMES: Mapping[str, Documented] = {
    named.name: named
    for named in (
        Documented(400, "ERROR_CONFIGURATION", "Reload configuration failed."),
        Documented(400, "ERROR_ACC_ID", "acc_id is invalid."),
        Documented(500, "ERROR_CREDIT_DEDUCT", "Cannot deduct credit."),
        Documented(500, "ERROR_API_KEY_CREATE", "Cannot create new api_key."),
    )
}
"""What the older document alone has, without a number."""

SMSBUDDY: Mapping[int, str] = {
    200: "Success Response",
    400: "Incomplete request - Any one of mandatory field missing",
    401: "Invalid API Key",
    406: "No Valid Numbers",
    409: "Insufficient Balance",
    412: "Invalid Sender ID",
    416: "Service Not Available",
    422: "Invalid Service Type",
    429: "Too many requests received. Your threshold value is 1000 SMS/minute. Please contact "
    "support.",
    451: "Sorry, this service is allowed only between 10AM & 9PM - Monday to Sunday. Request you "
    "to kindly try scheduling the campaign during the said timings. Thank you.",
    500: "There is an issue at our end. Please submit your request again.",
}

SENDBULK: Mapping[int, str] = {
    200: "Success",
    1001: "Invalid sender id",
    1002: "Network not allowed",
    1003: "Invalid mobile number",
    1004: "Low bulk credits",
    1005: "Failed. System error",
    1006: "Invalid credentials",
    1007: "Failed. System error",
    1008: "No Delivery Report",
    1009: "unsupported data type",
    1010: "unsupported request type",
    1012: "Too many messages in smslist",
    1104: "Too many comma separated mobiles",
    4090: "Internal Error. Try again after 5 minutes",
    4091: "No Partner ID is Set",
    4092: "No API KEY Provided",
    4093: "Details Not Found",
}
"""1011 is in no document."""

NO_KEY = "API Key Does Not Exists"
NOT_ALLOWED = "Request Type Not Allowed"
NO_CREDIT = "SMS Credits Not Available"
NO_MESSAGE = "Invalid Message ID"

SMSPOINT: Mapping[str, bool] = {
    NO_KEY: False,
    NOT_ALLOWED: False,
    NO_CREDIT: True,
    NO_MESSAGE: True,
}
"""The page's sentences, and whether a null ``data`` stands beside each."""

SMSPOINT_INNER: Mapping[str, str] = {
    "000": "Success",
    "013": "Mobile numbers not valid",
    "015": "Sender ID not valid",
    "021": "Insufficient credits",
    "022": "Invalid JobId",
    "024": "Template text not matched",
}
"""The inner codes; all but 000 are those of the family of systems it belongs to."""
