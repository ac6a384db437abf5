"""Why a campaign stands still: a sentence, the exact counts, and the button that helps."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from smsdesk.core.models import Campaign, CampaignState
from smsdesk.ui.confirm import ConfirmDialog
from smsdesk.ui.counts import counts_words
from smsdesk.ui.language import Worded
from smsdesk.ui.speech import Speech
from smsdesk.ui.widgets.banner import Banner

TOP_UP = frozenset({"credit", "credit_floor"})
REPORT = frozenset({"service", "restored_copy"})
ACCOUNT = frozenset({"auth", "config", "redirect", "spend_cap"})
CANCEL = frozenset({"sender", "template", "expire_form", "expire_range"})
WRONG_KIND = frozenset({"wrong_kind"})
TIME = frozenset({"past_time", "too_late", "quiet_hours", "time_form", "time_too_far", "time_zone"})
SITE = frozenset(
    {
        "address_not_allowed",
        "address_suspended",
        "callback_address",
        "callback_method",
        "sub_account",
        "tags",
        "too_many_numbers",
        "trial_account",
        "user_blocked",
        "user_not_found",
    }
)
"""What is mended at the service's own pages, by the word for what it said."""
CALM = frozenset({"user", "waits", "answered"})


class PauseBanner(Worded, Banner):
    """What helps besides to resume, whose button stands above, is on its own button."""

    site_wanted = Signal()  # the service's own pages
    accounts_wanted = Signal()
    cancel_wanted = Signal()
    time_wanted = Signal()  # another time is to be chosen

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__("warn", parent=parent)
        self._speech = speech
        self._campaign: Campaign | None = None
        self._site = False
        self.pressed.connect(self._mend)
        self.hide()

    def show_campaign(self, campaign: Campaign, *, site: bool) -> None:
        """Say how a campaign stands; ``site``: its service has pages to open."""
        self._campaign, self._site = campaign, site
        self.retranslate()

    def retranslate(self) -> None:
        """Say it anew."""
        campaign = self._campaign
        if campaign is None:
            return
        unknown = campaign.reason == "unknown_outcome"
        # The violet panel says the same, and more.
        shown = campaign.state is CampaignState.PAUSED and not (unknown and campaign.tally.unknown)
        self.setVisible(shown)
        if not shown:
            return
        reason = "answered" if unknown else campaign.reason or "waits"
        said = self._speech.pause(reason, campaign.detail)
        second = f"{counts_words(campaign.tally, self._speech)}\n{said.hint}"
        tone = "accent" if reason in CALM else "warn"
        self.show_words(tone, said.text, second, said.button if self._can_mend() else "")

    @property
    def _what(self) -> str:
        """What is to be mended: the service's own word for it where that asks for another way."""
        campaign = self._campaign
        if campaign is None:
            return ""
        asks = CANCEL | TIME | SITE | WRONG_KIND
        return campaign.detail if campaign.detail in asks else campaign.reason

    def _can_mend(self) -> bool:
        what = self._what
        always = TOP_UP | ACCOUNT | CANCEL | TIME | WRONG_KIND
        return what in always or (what in REPORT | SITE and self._site)

    @Slot()
    def _mend(self) -> None:
        what = self._what
        if what in CANCEL:
            self.cancel_wanted.emit()
        elif what in TIME:
            self.time_wanted.emit()
        elif what in TOP_UP | REPORT | SITE and self._site:
            self.site_wanted.emit()
        else:
            self.accounts_wanted.emit()


class CancelDialog(ConfirmDialog):
    """Says exactly what goes no more, and what stays as it is."""

    def __init__(self, window: QWidget, campaign: Campaign, speech: Speech) -> None:
        queued = campaign.tally.queued
        super().__init__(
            window,
            self.tr("Cancel %Ln messages that are not sent?", "", queued),
            f"{counts_words(campaign.tally, speech)}\n{speech.word('cancel_what')}",
            yes=self.tr("Cancel %Ln messages", "", queued),
            no=self.tr("Back"),
            icon="ban",
        )
