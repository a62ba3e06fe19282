"""Theme words that are no direct word: in names of programmes and organisers, titles and places.

"Week tegen de Eenzaamheid" or a funder's logo line is a name; "De Eenzame Fietser" is a song;
"op eenzame hoogte" is a figure of speech. Everything else is the word itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from model.evaluation.folding import fold
from model.evaluation.theme_runs import is_credit, is_named_run
from model.evaluation.theme_setting import Setting, settings_of
from model.evaluation.theme_titles import is_about_a_thing, is_place, is_title
from model.evaluation.wording_lexicon import compiled, word_is, wording_lexicon

if TYPE_CHECKING:
    from model.evaluation.folding import Folded
    from model.evaluation.theme_words import Candidate

_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w.-]{1,80}|[@#]\w+"
    r"|(?<![\w.-])[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}"
    r"\.(?:nl|com|org|eu|info|net|frl|amsterdam|online|be)\b[/\w.-]*"
)
_THEME_BEGINNINGS = ("vereenz", "eenz", "lonel")
_NOUN_ENDINGS = ("heid", "ness", "ing", "isolement")
_TIMES = ("week", "dag", "maand", "weken", "dagen")
# In small letters these describe what is done, even after "mogelijk gemaakt door".
_ACTIVITIES = ("aanpak", "bijeenkomst", "actie", "inloop")
_LINK_REACH = 8
_CREDIT_REACH = 14
_AGAINST = ("tegen", "zonder", "against")
_ACTOR_REACH = 5
_KNOWN = ("", "name-programme", "title", "name-address")


def set_aside(folded: Folded, candidates: list[Candidate]) -> list[str]:
    """Return for each candidate the reason id why it is no direct word; empty when it is one.

    `name-programme` and `name-address` are names; `title`, `place` and `not-a-person` say nothing.
    A name found once is the same name wherever it returns in the text.
    """
    if not candidates:
        return []
    known = _known(folded)
    judged: list[str] = []
    for setting in settings_of(folded, candidates):
        whole = known[setting.start] == known[setting.end - 1]
        judged.append((whole and _KNOWN[known[setting.start]]) or _judge(setting))
    return _same_name_again(folded, candidates, judged)


def _known(folded: Folded) -> bytearray:
    """Mark each character of the source that is in a known name or title, or in an address."""
    lexicon = wording_lexicon()
    marked = bytearray(len(folded.source))
    for phrases, code in ((lexicon.titles.known, 2), (lexicon.names.known, 1)):
        for match in compiled(phrases).finditer(folded.text):
            start, end = folded.source_span(*match.span())
            marked[start:end] = bytes([code]) * (end - start)
    for match in _ADDRESS.finditer(folded.source):
        if _is_name_address(match.group()):
            marked[match.start() : match.end()] = b"\x03" * len(match.group())
    return marked


def _is_name_address(address: str) -> bool:
    """A hashtag that is only the theme word ("#eenzaam") is no name; any other address is."""
    if not address.startswith("#"):
        return True
    plain = fold(address[1:]).text.replace("_", "")
    theme = next((plain.find(begin) for begin in _THEME_BEGINNINGS if begin in plain), 0)
    return any(part in plain[:theme] for part in wording_lexicon().names.address_parts)


def _judge(setting: Setting) -> str:
    if _is_named_body(setting):
        return "name-programme"
    if is_about_a_thing(setting):
        return "not-a-person"
    if is_place(setting) and not _is_against(setting):
        return "place"
    if is_title(setting):
        return "title"
    is_name = (_belongs_to_body, _is_credited, _acts_as_name, is_named_run, _is_quoted_name)
    return "name-programme" if any(judges(setting) for judges in is_name) else ""


def _is_against(setting: Setting) -> bool:
    """Whether it says what to be rid of: "Huis tegen Eenzaamheid" is no place called so."""
    return bool(setting.before) and setting.before[-1].lower in _AGAINST


def _is_quoted_name(setting: Setting) -> bool:
    """Whether it stands in a quotation with capitals that a sentence leads up to.

    "valt onder 'Drenthe tegen Eenzaamheid'"; not a question, call or saying of somebody.
    """
    if setting.quote is None:
        return False
    first, last = setting.quote
    quoted = setting.source[first:last]
    lead = [word for word in setting.before if word.end <= first]
    leads_up = bool(lead) and ":" not in setting.source[lead[-1].end : first]
    if not leads_up or any(mark in quoted for mark in "?!,"):
        return False
    if word_is(lead[-1].lower, "occasion"):
        return False
    said = " ".join(fold(word.lower).text for word in lead[-_CREDIT_REACH:])
    return is_credit(said) or (setting.capital and quoted[1:2].isupper())


def _belongs_to_body(setting: Setting) -> bool:
    """Whether a body (coalition, week, fund) stands before it with only link words between.

    With a capital or in quotes it is a name. In small letters only a body that is an organiser
    by nature makes a name, and not when it is one of many: "een netwerk tegen eenzaamheid".
    """
    body = _body_before(setting)
    if body is None:
        return False
    word = setting.before[body]
    if setting.capital or setting.quote is not None:
        return True
    if not word_is(word.lower, "body"):
        return False
    described = body > 0 and word_is(setting.before[body - 1].lower, "indefinite")
    noun = fold(setting.text).text.endswith(_NOUN_ENDINGS)
    adjacent = body == len(setting.before) - 1
    return not described and noun and not (word.lower in _TIMES and adjacent)


def _is_named_body(setting: Setting) -> bool:
    """Whether the body is named in the word or after it, or runs into it with capitals only.

    "de Eenzaamheidsweek", "the Loneliness Lab", "MC De Eenzame Wolven".
    """
    if not setting.capital:
        return False
    plain = fold(setting.text).text
    following = setting.after[0] if setting.after else None
    if plain.endswith(wording_lexicon().names.named_heads):
        return True
    if following is not None and following.text[:1].isupper():
        before = [word for word in setting.before[-2:] if word.text[:1].isupper()]
        club = len(before) > 1 and word_is(before[0].lower, "body")
        return club or _is_body(following.lower)
    return False


def _is_body(lower: str) -> bool:
    return word_is(lower, "body") or word_is(lower, "named-thing")


def _body_before(setting: Setting) -> int | None:
    """Return the index of the body that the word belongs to, or None."""
    nearest = len(setting.before) - 1
    for index in range(nearest, max(-1, nearest - _LINK_REACH - 1), -1):
        word = setting.before[index]
        if word_is(word.lower, "body") or word_is(word.lower, "named-thing"):
            return index
        quoted = setting.quote is not None and word.start >= setting.quote[0]
        proper = word.text[:1].isupper() or word.text.isdigit()
        if not (quoted or proper or word_is(word.lower, "link")):
            return None
    return None


def _is_credited(setting: Setting) -> bool:
    """Whether the sentence says who pays or organises, and a name follows up to the word."""
    said = " ".join(fold(word.lower).text for word in setting.before[-_CREDIT_REACH:])
    if not is_credit(said):
        return False
    if setting.capital:
        return True
    body = _body_before(setting)
    return body is not None and setting.before[body].lower not in _ACTIVITIES


def _acts_as_name(setting: Setting) -> bool:
    """Whether a run of capitals does what an organiser does: "Nooit Meer Eenzaam zoekt"."""
    if not setting.text[:1].isupper() or setting.shouted:
        return False
    run, head = 0, ""
    for word in reversed(setting.before):
        if not word.text[:1].isupper() and not word_is(word.lower, "link"):
            break
        run += word.text[:1].isupper()
        head = word.lower
    if word_is(head, "occasion"):
        return False
    later = (word for word in setting.after[:_ACTOR_REACH] if not word.text[:1].isupper())
    following = next(later, None)
    acts = following is not None and word_is(following.lower, "does")
    return run > 0 and (acts or len(setting.before) > run > 1)


def _same_name_again(folded: Folded, candidates: list[Candidate], judged: list[str]) -> list[str]:
    """Treat a name as a name wherever it returns in capitals with the same words before it."""
    tails = [_tail(folded, candidate) for candidate in candidates]
    names = {
        tail
        for tail, reason in zip(tails, judged, strict=True)
        if tail and reason == "name-programme"
    }
    return [
        reason or ("name-programme" if tail in names else "")
        for tail, reason in zip(tails, judged, strict=True)
    ]


def _tail(folded: Folded, candidate: Candidate) -> str:
    """Return a capitalised theme word with the two words before it, folded; else nothing."""
    start, _ = folded.source_span(candidate.start, candidate.end)
    before = folded.text[max(0, candidate.start - 60) : candidate.start].split()[-2:]
    if not before or not folded.source[start].isupper():
        return ""
    return " ".join([*before, folded.text[candidate.start : candidate.end]])
