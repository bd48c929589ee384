"""An earlier entry and the changed unit -> the entry that a translator expects to find."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from translit.catalog.origin import Origin, is_origin, is_refusal, origin_note, origin_of
from translit.catalog.remarks import is_remark
from translit.model import Entry, State, UnitKey

__all__ = ["given", "is_pretranslated", "kept", "outdated", "retired", "singular", "without_loans"]


def singular(old: Entry) -> Entry:
    """A plural entry as an ordinary one, with the first of its forms that has text, for review.

    Other tools write them; a post has one place for each unit, and no number to choose a form by.
    What else stands in the forms goes into the translator's comment: a person may have written it.
    """
    if old.plural is None:
        return old
    forms = [form for form in old.plural_targets if form.strip()]
    others = dict.fromkeys(form for form in forms if form != forms[0])
    lines = [
        f"msgstr[{old.plural_targets.index(form)}]: {' '.join(form.split())}" for form in others
    ]
    return replace(
        old,
        target=forms[0] if forms else "",
        state=State.FUZZY if forms else State.UNTRANSLATED,
        plural=None,
        plural_targets=(),
        previous_plural=None,
        comment="\n".join(filter(None, (old.comment, *lines))),
    )


def given(old: Entry) -> str:
    """The target that an earlier entry has to give; see `retired` for what is none."""
    stand_in = old.obsolete and old.state is State.FUZZY and old.target == old.source
    return "" if stand_in else old.target


def is_pretranslated(old: Entry) -> bool:
    """Whether an engine or the memory wrote the target, and nobody has reviewed it."""
    origins = _origins(old)
    return bool(origins) and all(
        origin_of(replace(old, notes=(note,))) in (Origin.ENGINE, Origin.MEMORY) for note in origins
    )


def kept(old: Entry, fresh: Entry, target: str | None = None) -> Entry:
    """The earlier entry where its unit stands now, in the state that it had.

    `fresh` is the unit's own entry, without a target; `target` the earlier one, adapted to it.
    """
    fuzzy = old.state is State.FUZZY and bool(given(old) or any(old.plural_targets))
    reviewed = old.state is State.TRANSLATED
    if reviewed and target is None and _is_as_before(old, fresh):
        return old
    return replace(
        old,
        source=fresh.source,
        target=given(old) if target is None else target,
        state=State.FUZZY if fuzzy else State.TRANSLATED if reviewed else State.UNTRANSLATED,
        previous=old.previous if fuzzy else None,
        previous_context=old.previous_context if fuzzy else None,
        references=fresh.references,
        notes=_distinct(fresh.notes, _origins(old), _refusals(old), _remarks(old, target)),
        obsolete=False,
    )


def _is_as_before(old: Entry, fresh: Entry) -> bool:
    """Whether nothing at all has to be changed of a reviewed entry; most are so."""
    return (
        old.source == fresh.source
        and old.key.context == fresh.key.context
        and old.references == fresh.references
        and tuple(note for note in old.notes if not is_remark(note)) == fresh.notes
        and not old.obsolete
        and old.previous is old.previous_context is old.previous_plural is None
    )


def outdated(olds: Sequence[Entry], fresh: Entry, detail: str, *, made_anew: bool) -> Entry:
    """The unit's entry with the targets of other sources, one behind the other, for review.

    It says for which source they were made: the oldest one, where that has changed twice.
    `made_anew`: it takes the comments, and is to be translated itself.
    """
    comment = "\n".join(old.comment for old in olds if old.comment)
    target = " ".join(filter(None, map(given, olds)))
    if not target or made_anew:
        return replace(fresh, comment=comment)
    first = olds[0]
    previous = "".join(old.source if old.previous is None else old.previous for old in olds)
    context = first.context if first.previous is None else first.previous_context
    origins = [note for old in olds for note in _origins(old)]
    # What a person wrote comes first: nobody may take it for an engine's.
    if not all(map(_origins, olds)):
        origins.insert(0, origin_note(Origin.EARLIER, detail))
    unchanged = (previous, context) == (fresh.source, fresh.context)
    return replace(
        fresh,
        target=target,
        state=State.FUZZY,
        previous=None if unchanged else previous,
        previous_context=None if unchanged else context,
        notes=_distinct(fresh.notes, origins),
        comment=comment,
    )


def retired(old: Entry) -> Entry | None:
    """An entry whose unit is gone, as it is kept; None where it holds nothing of a person's.

    Gettext tools drop an obsolete entry without a target, and with it the translator's comment:
    the source stands in for the target, fuzzy.
    """
    if old.obsolete:
        return old
    fuzzy = old.state is State.FUZZY
    gone = replace(
        old,
        references=(),
        notes=_origins(old),
        previous=old.previous if fuzzy else None,
        previous_context=old.previous_context if fuzzy else None,
        previous_plural=old.previous_plural if fuzzy else None,
        obsolete=True,
    )
    if old.target or any(old.plural_targets):
        return gone
    if not old.comment:
        return None
    if old.plural is None:
        return replace(gone, target=old.source, state=State.FUZZY)
    plural_targets = (old.source, *old.plural_targets[1:])
    return replace(gone, plural_targets=plural_targets, state=State.FUZZY)


def without_loans(gone: Sequence[Entry], *, beside: Sequence[Entry]) -> list[Entry]:
    """The obsolete entries but for those that only repeat what was lent to them.

    The lender stands, reviewed, among them or `beside` them. What a person did to a loan stays.
    """
    lenders = {one.key: one for one in (*beside, *gone) if one.state is State.TRANSLATED}
    return [entry for entry in gone if not _is_loan(entry, lenders)]


def _is_loan(entry: Entry, lenders: Mapping[UnitKey, Entry]) -> bool:
    if entry.state is not State.FUZZY or entry.previous is None:
        return False
    context = entry.context if entry.previous_context is None else entry.previous_context
    lender = lenders.get(UnitKey(context or "", entry.previous))
    return (
        lender is not None
        and all(map(is_origin, entry.notes))
        and entry.target == lender.target
        and entry.comment in ("", lender.comment)
        and not entry.plural_targets
    )


def _origins(old: Entry) -> tuple[str, ...]:
    """The notes that say where the target came from, while nobody has reviewed it."""
    return tuple(filter(is_origin, old.notes)) if old.state is State.FUZZY else ()


def _remarks(old: Entry, adapted: str | None) -> tuple[str, ...]:
    """What a check has found in the target, as long as that is the same."""
    return tuple(filter(is_remark, old.notes)) if adapted in (None, old.target) else ()


def _refusals(old: Entry) -> tuple[str, ...]:
    """The notes that say why there is no target, as long as there is none."""
    return tuple(filter(is_refusal, old.notes)) if old.state is State.UNTRANSLATED else ()


def _distinct(*notes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain(*notes)))
