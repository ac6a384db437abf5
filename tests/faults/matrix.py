"""The 112 faults of reliability.md §3.4 as data: how each is played, and how it must end.

``expected`` is the letter of that page: N not sent, U unknown, A accepted, R refused, S safe stop,
X input refused. A campaign of 14 people meets the fault in its first unit of 10 unless ``midway``
says that the first unit has gone well; then 4 are left. §2.8 decides where a letter leaves room:
what a service's documents do not have is unknown, and so some rows end otherwise at a service.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

ALL = ("thaibulksms", "smsbuddy", "sendbulk", "smspoint")
THAI, BUDDY, BULK, POINT = ((service,) for service in ALL)
TELL_CREDITS = THAI + BUDDY
PEOPLE, FIRST = 14, 10
REST = PEOPLE - FIRST


@dataclass(frozen=True)
class End:
    """How a campaign stands after the fault. ``taken``: what the ledger says; None for either."""

    accepted: int = 0
    rejected: int = 0
    unknown: int = 0
    queued: int = 0
    pause: str = ""  # "" where it has finished
    taken: int | None = 0
    reconcile: bool | None = False

    def fitted_to(self, found: "End") -> "End":
        """Return this end with what may be either way as it was found."""
        taken = found.taken if self.taken is None else self.taken
        flag = found.reconcile if self.reconcile is None else self.reconcile
        return replace(self, taken=taken, reconcile=flag)


@dataclass(frozen=True)
class Play:
    """A fault of the simulator. ``settings`` are the simulator's, ``account`` our account's."""

    fault: str
    end: End
    services: tuple[str, ...] = ALL
    params: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    account: Mapping[str, str] = field(default_factory=dict)
    hasty: bool = False  # deadlines of half a second, one for the whole

    @property
    def name(self) -> str:
        """The fault and what makes this play of it a different one."""
        keys = ("reason", "status", "part", "times", "after", "style")
        told = [*(self.params.get(key) for key in keys), *self.settings]
        return "-".join(str(word) for word in (self.fault, *told) if word)


@dataclass(frozen=True)
class Break:
    """A condition of the network (net_conditions.py), met by a real account over TLS.

    ``midway`` ones come after the first unit and are mended a quarter of a second later.
    """

    condition: str
    end: End
    services: tuple[str, ...] = ALL
    midway: bool = False
    proxied: bool = False
    hasty: bool = False

    @property
    def name(self) -> str:
        """The condition and when it comes."""
        return f"{self.condition}-{'midway' if self.midway else 'start'}"


@dataclass(frozen=True)
class Row:
    """One fault: played, or shown by tests that are named, or not at all and why."""

    number: int
    name: str
    expected: str
    plays: tuple[Play | Break, ...] = ()
    covered_by: tuple[str, ...] = ()
    later: str = ""
    impossible: str = ""


SENT = End(accepted=PEOPLE, taken=PEOPLE)
FLAGGED = End(accepted=FIRST, queued=REST, pause="service", taken=FIRST, reconcile=True)
LOST = End(unknown=FIRST, queued=REST, pause="unknown_outcome", taken=0)
TAKEN = replace(LOST, taken=FIRST)
MOVED = replace(LOST, pause="redirect")
REJECTED = End(accepted=REST, rejected=FIRST, taken=REST)
HALF = End(accepted=5, unknown=5, queued=REST, pause="unknown_outcome", taken=5, reconcile=None)
OFFLINE = End(queued=PEOPLE, pause="network")


def refused(pause: str) -> End:
    """Nothing was taken, and somebody must mend something first."""
    return End(queued=PEOPLE, pause=pause)


def row(number: int, name: str, expected: str, *plays: Play | Break, **more: Any) -> Row:
    """One row of the page."""
    return Row(number, name, expected, plays, **more)


def shown(number: int, name: str, expected: str, *tests: str) -> Row:
    """A row that tests with names of their own show."""
    return Row(number, name, expected, covered_by=tests)


def wire(fault: str, end: End = LOST, **params: Any) -> Play:
    """A fault of the connection; what ends only at a deadline has a short one."""
    slow = {"hang_after_continue", "hang_after_read", "stop_reading", "drip_for_ever", "slow"}
    return Play(fault, end, params=params, hasty=fault in slow)


def refuse(reason: str, end: End, services: tuple[str, ...], status: int = 0) -> Play:
    """A documented refusal, under another status where one is given."""
    params = {"reason": reason} | ({"status": status} if status else {})
    return Play("refuse", end, services, params)


def not_sent(condition: str, **more: Any) -> tuple[Break, Break]:
    """Paused when nothing has worked yet; repeated by itself in the midst of a campaign."""
    return (
        Break(condition, OFFLINE, **more),
        Break(condition, SENT, THAI, midway=True, **more),
    )


def untrusted(condition: str) -> tuple[Break, Break]:
    """A certificate is never tried again by itself."""
    stopped = End(accepted=FIRST, queued=REST, pause="tls", taken=FIRST)
    return Break(condition, refused("tls")), Break(condition, stopped, BUDDY, midway=True)


NETWORK = "tests/faults/test_matrix_network.py::"
PROCESS = "tests/faults/test_matrix_process.py::"
TIME = "tests/faults/test_matrix_time.py::"
INPUT = "tests/faults/test_matrix_input.py::"
CALLS = "tests/services/test_callbacks.py::"
REPORTS = "tests/store/test_reports.py::"
STORAGE = "tests/faults/test_storage.py"
DAMAGE = "tests/store/test_damage.py::"
RESTORED = "tests/services/test_restored.py::"
FOLDER = "tests/store/test_folder.py::"
BOOKS = "tests/files/test_workbook.py::"

BEFORE_POST = (
    row(1, "DNS NXDOMAIN", "N", *not_sent("dns_not_found")),
    row(2, "DNS timeout", "N", *not_sent("dns_timeout")),
    row(3, "refused", "N", *not_sent("refused")),
    row(4, "SYN black hole", "N", *not_sent("black_hole", hasty=True)),
    row(5, "network unreachable", "N", *not_sent("unreachable")),
    row(6, "RST on accept", "N", *not_sent("reset_on_accept")),
    row(7, "IPv6 dead, IPv4 ok", "A", Break("ipv6_dead", SENT)),
    row(8, "TLS untrusted CA", "S", *untrusted("tls_untrusted")),
    row(9, "TLS wrong host", "S", *untrusted("tls_wrong_host")),
    row(10, "TLS expired", "S", *untrusted("tls_expired")),
    row(11, "TLS 1.1 at most", "S", *untrusted("tls_old")),
    row(12, "TLS hang", "N", *not_sent("tls_hang", hasty=True)),
    row(13, "TLS EOF or RST", "N", *not_sent("tls_eof")),
    row(14, "https to an http port", "N", *not_sent("plain_port")),
    row(15, "proxy down", "N", *not_sent("refused", proxied=True)),
    row(16, "proxy 407", "S", Break("proxy_407", refused("proxy"), proxied=True)),
    row(17, "proxy 502", "N", *not_sent("proxy_502", proxied=True)),
    row(18, "CONNECT hang", "N", *not_sent("tls_hang", proxied=True, hasty=True)),
    row(19, "CONNECT EOF", "N", *not_sent("proxy_eof", proxied=True)),
    row(20, "offline at start", "S", Break("dns_timeout", OFFLINE)),
)

AFTER_POST = (
    row(21, "close without reading", "U", wire("close_unread", seconds=0.05)),
    row(22, "RST mid-headers", "U", wire("rst_mid_headers")),
    row(23, "RST mid-body", "U", wire("rst_mid_request")),
    row(24, "server stops reading", "U", wire("stop_reading", seconds=2)),
    row(
        25, "early 413", "R/U",
        Play("early_413", REJECTED, THAI, {"reason": "text"}),
        Play("early_413", REJECTED, BULK, {"reason": "number"}),
        Play("early_413", LOST),
    ),
    row(26, "full read, close", "U", wire("close_after_read", TAKEN)),
    row(27, "full read, RST", "U", wire("rst_after_read", TAKEN)),
    row(28, "full read, hang", "U", wire("hang_after_read", TAKEN, seconds=3)),
    row(29, "partial status line", "U", wire("partial_status_line", TAKEN)),
    row(30, "garbage", "U", wire("garbage", TAKEN)),
    row(31, "truncated Content-Length", "U",
        wire("truncated_length", TAKEN), wire("rst_mid_reply", TAKEN)),
    row(32, "truncated chunked", "U", wire("truncated_chunked", TAKEN)),
    row(33, "bad chunk", "U", wire("bad_chunk", TAKEN)),
    row(34, "bad gzip", "U", wire("bad_gzip", TAKEN)),
    row(35, "slow drip, in time", "A", wire("slow_drip", SENT, seconds=0.3)),
    row(36, "slow drip for ever", "U at deadline",
        wire("drip_for_ever", TAKEN, seconds=3, part="headers"),
        replace(wire("drip_for_ever", TAKEN, seconds=3, part="body"), services=THAI)),
    row(37, "100-continue, then hang", "U", wire("hang_after_continue", seconds=3)),
    row(38, "huge headers", "U", wire("huge_headers", TAKEN)),
    shown(39, "keep-alive reset after idle", "U on a warm connection, else A",
          NETWORK + "test_a_warm_connection_that_is_reset_under_a_request_is_unknown",
          NETWORK + "test_a_connection_that_was_reset_while_idle_is_made_anew"),
    row(40, "reply after our total deadline", "U", wire("slow", TAKEN, seconds=1.5)),
)  # fmt: skip

REPLIES = (
    row(41, "200 all ok", "A", Play("status", SENT, params={"status": 200})),
    row(42, "201 all ok", "A", Play("status", SENT, params={"status": 201})),
    row(43, "ok + bad list", "A/R",
        Play("", End(accepted=13, rejected=1, taken=13), THAI + BULK,
             settings={"bad_numbers": ["66810000003"]})),
    row(44, "numbers omitted, not accepted", "A+U", Play("rows_missing_not_taken", HALF)),
    row(45, "numbers omitted, accepted", "A+U",
        Play("rows_missing_taken", replace(HALF, taken=FIRST))),
    row(46, "extra numbers", "A+flag", Play("extra_rows", FLAGGED)),
    row(47, "same number in ok and bad", "U",
        Play("good_and_bad", End(accepted=9, unknown=1, queued=REST, pause="unknown_outcome",
                                 taken=FIRST, reconcile=None))),
    row(48, "number format changed", "A",
        Play("other_number_format", SENT, params={"style": "local", "times": 2}),
        Play("other_number_format", SENT, params={"style": "plus", "times": 2})),
    row(49, "order shuffled", "A", Play("shuffled_rows", SENT, params={"times": 2})),
    row(50, "credit total is not the sum", "A+flag",
        Play("credit_total_wrong", FLAGGED, TELL_CREDITS)),
    row(51, "credit more than estimate", "A+flag/cap",
        Play("credit_doubled", FLAGGED, TELL_CREDITS)),
    row(52, "200 empty", "U", Play("empty_body", TAKEN)),
    row(53, "200 HTML (captive)", "U", Play("html_body", LOST)),
    row(54, "200 truncated JSON", "U", Play("truncated_json", TAKEN)),
    row(55, "200 trailing or missing comma", "U",
        Play("trailing_comma", TAKEN), Play("missing_comma", TAKEN)),
    row(56, "200 wrong shape", "U", Play("wrong_shape", TAKEN)),
    row(57, "200 types swapped", "A", Play("swapped_types", SENT, params={"times": 2})),
    row(58, "duplicate keys, NaN, depth 10,000", "U",
        Play("duplicate_keys", TAKEN), Play("not_a_number", TAKEN), Play("deep_nesting", TAKEN)),
    row(59, "invalid UTF-8, BOM", "U/A",
        Play("invalid_utf8", TAKEN), Play("byte_order_mark", SENT, params={"times": 2})),
    row(60, "body of 50 MB", "U", Play("huge_body", TAKEN)),
    row(61, "body status 401 in HTTP 200", "R", Play("login_refused_in_200", refused("auth"))),
    row(62, "unknown body error", "U", Play("unknown_error", LOST)),
    row(63, "400 documented", "R",
        refuse("text", REJECTED, THAI), refuse("number", REJECTED, THAI + BUDDY + BULK),
        refuse("text", refused("config"), BUDDY + BULK),
        refuse("text", LOST, POINT)),  # an inner code that no document has
    row(64, "401, 403", "R pause",
        refuse("login", refused("auth"), ALL),
        refuse("forbidden", refused("auth"), THAI),
        refuse("login", refused("auth"), BULK + POINT, 401),
        refuse("login", refused("auth"), BULK + POINT, 403)),
    row(65, "credit: 400, 423, 409, text", "R pause",
        refuse("credit", refused("credit"), ALL), refuse("credit", refused("credit"), THAI, 400)),
    row(66, "sender invalid", "R pause",
        refuse("sender", refused("sender"), THAI + BUDDY + BULK),
        refuse("sender", LOST, POINT)),  # its sentence is not documented; asked for before
    row(67, "404 wrong path", "R/U",
        refuse("path", refused("config"), THAI), refuse("path", LOST, BUDDY),
        Play("custom", LOST, params={"status": 404, "body": "<html>Not Found</html>"})),
    row(68, "405", "R",
        refuse("method", refused("config"), THAI + BULK + POINT),
        refuse("method", LOST, BUDDY)),  # its manual has no 405
    row(69, "408", "U", Play("request_timeout", LOST)),
    row(70, "429 + Retry-After", "N",
        Play("too_many_requests", SENT, BUDDY, {"retry_after": 1}),
        Play("too_many_requests", refused("rate_limited"), BUDDY,
             {"retry_after": 1, "times": 6}, account={"rate": "0"}),
        Play("too_many_requests", LOST, THAI + BULK + POINT)),  # only one documents a 429
    row(71, "429 without header, HTML", "U", Play("too_many_requests_html", LOST)),
    row(72, "451 hours", "N pause",
        Play("outside_hours", refused("quiet_hours"), BUDDY),
        Play("outside_hours", LOST, THAI + BULK + POINT)),
    row(73, "500 before work", "U", Play("server_error", LOST)),
    row(74, "500 after work", "U", Play("server_error_after_work", TAKEN)),
    row(75, "502, 503, 504, 520–524", "U",
        *(Play("bad_gateway", LOST, params={"status": status})
          for status in (502, 503, 504, 520, 521, 522, 523, 524))),
    row(76, "301, 302, 303", "U",
        *(Play("redirect", MOVED, params={"status": status}) for status in (301, 302, 303))),
    row(77, "307, 308 after work", "U",
        *(Play("redirect_after_work", replace(MOVED, taken=FIRST), params={"status": status})
          for status in (307, 308))),
    row(78, "WAF 403 HTML", "U", Play("firewall_page", LOST)),
    row(79, "200 with late duplicate reply", "A, and U for who asks next on a warm connection",
        Play("duplicate_reply", SENT, params={"after": 1}),
        Play("duplicate_reply", End(accepted=FIRST, unknown=REST, taken=FIRST, reconcile=True),
             THAI + BUDDY + BULK),
        Play("duplicate_reply", SENT, POINT),
        Play("duplicate_reply", SENT, POINT, settings={"bulk_shape": "B"})),
    row(80, "reply for another reference", "U",
        Play("other_reference", replace(TAKEN, reconcile=True))),
)  # fmt: skip

HERE = (
    shown(81, "kill -9 at each kill point", "I1–I7", "tests/faults/test_kills.py"),
    shown(82, "power cut", "I1–I7", "tests/faults/test_power_cuts.py"),
    shown(83, "BaseException in a thread", "U/N",
          PROCESS + "test_what_is_no_exception_is_unknown_after_the_first_byte_else_not_sent"),
    shown(84, "MemoryError", "U/N",
          PROCESS + "test_what_is_no_exception_is_unknown_after_the_first_byte_else_not_sent"),
    shown(85, "UI thread hangs", "sender unaffected",
          PROCESS + "test_a_window_that_hangs_does_not_hold_up_the_sender"),
    shown(86, "logout, shutdown", "S/U",
          PROCESS + "test_the_end_of_a_session_ends_like_a_kill"),
    shown(87, "two instances", "S", PROCESS + "test_a_second_instance_sends_nothing"),
    shown(88, "stale lock, reused PID", "starts", PROCESS + "test_a_stale_lock_locks_nobody_out"),
    shown(89, "disk full at P1, P2, P3", "S/S/spool", STORAGE),
    shown(90, "BUSY 60 s at P1, P2, P3", "S/S/retry", STORAGE),
    shown(91, "IOERR on read, write, fsync", "S", STORAGE),
    shown(92, "database read-only, deleted, moved", "S", STORAGE),
    shown(93, "corrupt page, truncated WAL", "read-only + restore offer",
          DAMAGE + "test_a_log_that_was_cut_short_is_damage_and_not_a_shorter_history",
          DAMAGE + "test_every_page_of_a_small_file_is_looked_at_or_told_when_it_is_read",
          DAMAGE + "test_a_copy_takes_the_place_and_the_damaged_file_is_kept_with_its_log",
          "tests/services/test_opening.py"),
    shown(94, "antivirus quarantines the database", "S",
          DAMAGE + "test_a_database_that_is_deleted_while_it_is_open_takes_nothing_more"),
    shown(95, "backup restored, database copied", "restored_copy",
          RESTORED + "test_a_copied_folder_sends_nothing_before_it_is_confirmed",
          RESTORED + "test_an_older_file_written_over_the_database_is_found_out_too"),
    shown(96, "folder is cloud-synced or shared", "S",
          FOLDER + "test_a_folder_that_other_computers_reach_is_found_out"),
    shown(97, "clock +1 day", "S", TIME + "test_a_clock_that_jumps_stops_what_runs"),
    shown(98, "clock −1 day", "S", TIME + "test_a_clock_that_jumps_stops_what_runs"),
    shown(99, "DST, wrong time zone", "S",
          TIME + "test_quiet_hours_are_bangkoks_whatever_zone_the_computer_has"),
    shown(100, "sleep 30 s, 10 h mid-request", "U",
          TIME + "test_a_sleep_under_a_request_leaves_it_unknown_and_sends_no_more"),
    shown(101, "scheduled while the PC is off", "missed",
          TIME + "test_what_was_planned_while_the_computer_was_off_is_missed_and_asked_about"),
    shown(102, "quiet hours begin mid-campaign", "pause",
          TIME + "test_a_campaign_that_meets_the_evening_waits_for_the_morning"),
    shown(103, "XLSX bomb, 10 M rows", "X", BOOKS + "test_bombs_are_not_unpacked",
          BOOKS + "test_a_workbook_that_is_too_large_is_told"),
    shown(104, "XXE, billion laughs", "X", BOOKS + "test_a_doctype_in_the_sheet_is_refused"),
    shown(105, "corrupt, mutated file", "X", BOOKS + "test_broken_files_are_told"),
    shown(106, "wrong encoding, no BOM", "ok or X",
          "tests/files/test_csv.py::test_encoding_is_found"),
    shown(107, "Excel lost a zero, 6.68E+10", "repaired or X",
          "tests/core/test_phone.py::test_each_repair_has_a_name"),
    shown(108, "HTML, bidi, NUL, emoji in fields", "literal",
          INPUT + "test_what_stands_in_a_field_goes_out_to_the_letter",
          "tests/test_house_rules.py"),
    shown(109, "unresolved {name}, empty value", "X",
          INPUT + "test_a_text_that_cannot_be_merged_is_not_confirmed"),
    shown(110, "file locked by Excel, changes while read", "X",
          "tests/files/test_csv.py::test_files_that_cannot_be_read_are_told",
          "tests/services/test_contacts.py"
          "::test_a_file_that_is_changed_while_it_is_read_leaves_nothing"),
    shown(111, "keyring locked, gone, denied", "S",
          INPUT + "test_a_password_store_that_refuses_stops_before_anything_is_sent"),
    shown(112, "forged or reordered delivery report", "advisory only",
          CALLS + "test_ten_thousand_forged_and_shuffled_calls_change_nothing_they_should_not",
          REPORTS + "test_all_orders_of_all_reports_end_alike"),
)  # fmt: skip

MATRIX = BEFORE_POST + AFTER_POST + REPLIES + HERE
