"""Conditions that several questions share, as SQL."""

from typing import Final

MAY_HAVE_ARRIVED: Final = "('claimed', 'accepted', 'accepted_by_operator', 'unknown')"
"""Sent, or nobody knows: such a message counts as sent wherever one must not go out twice."""

OF_CAMPAIGN: Final = """
    message.id BETWEEN (SELECT first_message FROM campaign WHERE id = :id)
        AND (SELECT last_message FROM campaign WHERE id = :id)
"""
"""The messages of the campaign ``:id``, which stand side by side."""
