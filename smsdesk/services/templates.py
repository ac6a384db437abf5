"""Finding one among the templates that a service lists."""

from collections.abc import Iterable

from smsdesk.core.models import ServiceTemplate
from smsdesk.core.thai_text import repair


def found_templates(
    templates: Iterable[ServiceTemplate], wanted: str
) -> tuple[ServiceTemplate, ...]:
    """Return those whose name, id, sender or text holds what was typed; all of them for nothing.

    Capital letters do not count, nor in what order the marks of a Thai letter were typed.
    """
    word = _plain(wanted.strip())
    return tuple(one for one in templates if word in _plain(_searched(one)))


def _searched(template: ServiceTemplate) -> str:
    return "\n".join((template.name, template.template, template.sender, template.text))


def _plain(text: str) -> str:
    return repair(text).casefold()
