"""What is said of a finding, and what its button says."""

from PySide6.QtCore import QObject

from smsdesk.core.receipt import Finding, Receipt
from smsdesk.ui.compose.findings_card import FindingLine
from smsdesk.ui.speech import Speech


class FindingWords(QObject):
    """Turns findings into lines of the card."""

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech

    def lines(self, receipt: Receipt, *, blocks_only: bool = False) -> list[FindingLine]:
        """Return a line for each finding, without buttons."""
        return [
            self._line(finding, "")
            for finding in receipt.findings
            if finding.blocks or not blocks_only
        ]

    def lines_to_mend(self, receipt: Receipt) -> list[FindingLine]:
        """Return a line for each finding with its button, and for what one of them changed."""
        lines = [self._line(finding, self._button(finding)) for finding in receipt.findings]
        if left_out := receipt.skipped.get("left_out", 0):
            sentence = self.tr("%Ln people are left out: a field of theirs is empty", "", left_out)
            back = self.tr("Put them back")
            lines.append(FindingLine("muted", "circle-slash", sentence, "", back, "put_back"))
        if texted := receipt.skipped.get("texted_today", 0):
            sentence = self.tr("%Ln people are left out: they got a message today", "", texted)
            back = self.tr("Put them back")
            lines.append(FindingLine("muted", "circle-slash", sentence, "", back, "texted_back"))
        if receipt.shared:
            sentence = self.tr(
                "%Ln more messages go to a number that is shared", "", receipt.shared
            )
            once = self.tr("One a number")
            lines.append(FindingLine("muted", "users", sentence, "", once, "shared_back"))
        if mended := sum(receipt.mended.values()):
            sentence = self.tr("%Ln values are written so that they cost less", "", mended)
            back = self.tr("Take it back")
            lines.append(FindingLine("muted", "pencil", sentence, "", back, "values_back"))
        return lines

    def _line(self, finding: Finding, button: str) -> FindingLine:
        said = self._speech.finding(finding)
        tone, icon = ("block", "octagon-x") if finding.blocks else ("warn", "triangle-alert")
        second = said.hint if finding.blocks else ""
        return FindingLine(tone, icon, said.text, second, button, finding.code)

    def _button(self, finding: Finding) -> str:
        show, now = self.tr("Show it"), self.tr("Send at once")
        longest = self.tr("Show the longest")
        sender, template = self.tr("Choose a sender"), self.tr("Choose a template")
        words = {
            "unknown_field": show,
            "stray_brace": show,
            "tracking_placeholder": show,
            "no_sender": sender,
            "sender_not_approved": sender,
            "no_template": template,
            "template_not_approved": template,
            "bad_expire": self.tr("Open the options"),
            "links": show,
            "large_list": self.tr("See everybody’s message"),
            "unicode_undocumented": self.tr("Test to me"),
            "quiet_hours": self.tr("Choose the time"),
            "too_long": longest,
            "many_parts": longest,
            "past_time": now,
            "far_time": now,
            "cannot_schedule": now,
            "already_texted": self.tr("Show in History"),
            "nobody_left": self.tr("Add recipients"),
        }
        return words.get(finding.code) or self._speech.finding(finding).button
