"""States of messages that several questions share, as SQL."""

from typing import Final

MAY_HAVE_ARRIVED: Final = "('claimed', 'accepted', 'accepted_by_operator', 'unknown')"
"""Sent, or nobody knows: such a message counts as sent wherever one must not go out twice."""
