"""Entities of many articles -> who is whom: what people judged, then what same names in the same context show.

Nothing in an article changes by it: the entities stay what they are, and the layer above them is made anew from all articles
together, so that the order in which they came leaves no trace.
"""

from kg.identity.profile import Profile, profile_of
from kg.identity.settle import Identities, settle_identities
from kg.identity.verdicts import Verdicts, judge_claims, judged_words

__all__ = ["Identities", "Profile", "Verdicts", "judge_claims", "judged_words", "profile_of", "settle_identities"]
