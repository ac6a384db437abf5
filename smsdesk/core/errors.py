"""What a user can act on. Anything else that escapes is a bug.

SmsdeskError            a stable code and its parameters; sentences stand in resources/texts
├── InputError          what was asked cannot be done as asked; nothing was sent
│   └── Blocked         findings that block a campaign; carries the receipt
├── ServiceError        a service could not be asked, or refused to answer
├── Busy                another smsdesk holds the data folder
├── StoreError          the database cannot be used: newer, damaged, disk full, read-only
├── NoPasswordStore     this computer has no place to keep a secret
└── Cancelled           the user asked to stop; never shown as an error
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smsdesk.core.receipt import Receipt

Param = str | int


class SmsdeskError(Exception):
    """An error with a sentence in every language.

    ``code`` is a stable word that never changes with the language; ``params`` fill its
    sentence; ``detail`` is for the log and the "Details" box and never holds a secret.
    """

    def __init__(self, code: str, *, detail: str = "", **params: Param) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
        self.detail = detail


class InputError(SmsdeskError):
    """What was asked cannot be done as asked. Nothing was sent."""


class Blocked(InputError):
    """A campaign has findings that block it. ``receipt`` holds them."""

    def __init__(self, receipt: Receipt) -> None:
        blocking = [finding.code for finding in receipt.findings if finding.blocks]
        super().__init__("blocked", count=len(blocking), detail=", ".join(blocking))
        self.receipt = receipt


class ServiceError(SmsdeskError):
    """A service could not be asked, or refused to answer a question."""


class Busy(SmsdeskError):
    """Another smsdesk holds the data folder."""

    def __init__(self) -> None:
        super().__init__("busy")


class StoreError(SmsdeskError):
    """The database cannot be used as it is."""


class NoPasswordStore(SmsdeskError):
    """This computer has no password store that may be used."""

    def __init__(self, detail: str = "") -> None:
        super().__init__("no_password_store", detail=detail)


class Cancelled(SmsdeskError):
    """The user stopped the job."""

    def __init__(self) -> None:
        super().__init__("cancelled")
