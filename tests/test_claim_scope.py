"""Tests of what governors, conditions, adverbial clauses and presupposition make of a statement."""

from __future__ import annotations

from kg.model import Attribution, Claim, Span
from tests.build import make_doc
from tests.claims import claim_at, claims_of


def read(text: str, rows: str, trigger: str) -> Claim:
    doc = make_doc(text, rows)
    return claim_at(claims_of(doc), doc, trigger)


def listed(*rows: str) -> str:
    """Return the rows that are there, one a line."""
    return "\n".join(row for row in rows if row)


def granted(tense: str, main: str) -> Claim:
    return read(
        "Si le prix monte, le client partait.",
        f"""
        Si - SCONJ mark 4
        le - DET det 3
        prix - NOUN nsubj 4
        monte monter VERB advcl 8 VerbForm=Fin|Tense={tense}
        , - PUNCT punct 4
        le - DET det 7
        client - NOUN nsubj 8
        partait partir VERB root 0 VerbForm=Fin|Mood=Ind|Tense={main}
        . - PUNCT punct 8
        """,
        "monte",
    )


def test_a_present_beside_a_past_is_granted_and_beside_a_present_a_condition() -> None:
    assert granted("Pres", "Imp").mode == "states"
    assert granted("Pres", "Pres").modality == "conditional"


def allowed(helper: str, negation: str = "") -> Claim:
    shift = bool(helper) + 2 * bool(negation) + 1
    words = f"Le pont {'ne ' if negation else ''}leur {'a ' if helper else ''}{'pas ' if negation else ''}permis de passer."
    verb = 3 + shift
    rows = listed(
        "Le - DET det 2",
        f"pont - NOUN nsubj {verb}",
        f"ne - ADV advmod {verb}" if negation else "",
        f"leur - PRON iobj {verb}",
        f"a avoir AUX aux:tense {verb} VerbForm=Fin" if helper else "",
        f"pas - ADV advmod {verb}" if negation else "",
        "permis permettre VERB root 0 VerbForm=Part|Tense=Past",
        f"de - ADP mark {verb + 2}",
        f"passer - VERB xcomp {verb} VerbForm=Inf",
        f". - PUNCT punct {verb}",
    )
    return read(words, rows, "passer")


def test_what_was_made_possible_happened_and_what_was_not_did_not() -> None:
    assert allowed("a").mode == "states"
    assert allowed("").mode == "considers"
    assert allowed("a", "ne pas").mode == "denies"


def gerund(marker: str) -> Claim:
    shift = bool(marker)
    rows = listed(
        "Le - DET det 2",
        "maire - NOUN nsubj 3",
        "votera voter VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Fut",
        f"{marker} - ADP mark {4 + shift}" if marker else "",
        "baissant baisser VERB advcl 3 VerbForm=Part|Tense=Pres",
        f"la - DET det {6 + shift}",
        f"taxe - NOUN obj {4 + shift}",
        ". - PUNCT punct 3",
    )
    return read(f"Le maire votera {marker + ' ' if marker else ''}baissant la taxe.", rows, "baissant")


def test_a_gerund_is_as_far_off_as_the_verb_it_goes_along_with() -> None:
    assert (gerund("en").mode, gerund("en").modality) == ("considers", "future")
    assert gerund("").modality == "future"


def test_what_a_clause_of_absence_tells_is_denied() -> None:
    claim = read(
        "Le bus part sans attendre le car.",
        """
        Le - DET det 2
        bus - NOUN nsubj 3
        part partir VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        sans - ADP mark 5
        attendre - VERB xcomp 3 VerbForm=Inf
        le - DET det 7
        car - NOUN obj 5
        . - PUNCT punct 3
        """,
        "attendre",
    )

    assert (claim.mode, claim.polarity) == ("denies", "negative")


def test_what_is_seen_happens() -> None:
    claim = read(
        "Le guide voit le pont céder.",
        """
        Le - DET det 2
        guide - NOUN nsubj 3
        voit voir VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        le - DET det 5
        pont - NOUN obj 3
        céder - VERB xcomp 3 VerbForm=Inf
        . - PUNCT punct 3
        """,
        "céder",
    )

    assert claim.mode == "states"


def event(adjective: str, features: str = "", pos: str = "ADJ", dep: str = "amod") -> Claim:
    return read(
        f"Le maire salue le départ {adjective} du chef.",
        f"""
        Le - DET det 2
        maire - NOUN nsubj 3
        salue saluer VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        le - DET det 5
        départ - NOUN obj 3
        {adjective} {adjective.removesuffix("u") + "oir" if pos == "VERB" else adjective} {pos} {dep} 5 {features}
        du de ADP case 8
        chef - NOUN nmod 5
        . - PUNCT punct 3
        """,
        "départ",
    )


def test_an_event_told_by_a_noun_is_as_sure_as_its_adjective() -> None:
    assert (event("prochain").mode, event("prochain").modality) == ("considers", "future")
    assert event("éventuel").certainty == "possible"
    assert event("discret").mode == "states"
    assert event("prévu", "VerbForm=Part|Tense=Past", "VERB", "acl").modality == "intended"


def test_a_reason_is_not_hoped_for() -> None:
    doc = make_doc(
        "Il espère gagner car il court.",
        """
        Il - PRON nsubj 2
        espère espérer VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        gagner - VERB xcomp 2 VerbForm=Inf
        car - CCONJ cc 6
        il - PRON nsubj 6
        court courir VERB conj 3 VerbForm=Fin|Mood=Ind|Tense=Pres
        . - PUNCT punct 2
        """,
    )

    assert claim_at(claims_of(doc), doc, "court").mode == "states"


def test_a_failure_to_miss_is_a_success() -> None:
    claim = read(
        "Le train ne manque pas de surprendre.",
        """
        Le - DET det 2
        train - NOUN nsubj 4
        ne - ADV advmod 4
        manque manquer VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        pas - ADV advmod 4
        de - ADP mark 7
        surprendre - VERB xcomp 4 VerbForm=Inf
        . - PUNCT punct 4
        """,
        "surprendre",
    )

    assert (claim.mode, claim.polarity) == ("states", "positive")


def test_a_request_takes_what_a_definite_phrase_brings_in_for_granted() -> None:
    doc = make_doc(
        "Il exige le départ du chef qui dort.",
        """
        Il - PRON nsubj 2
        exige exiger VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres
        le - DET det 4 Definite=Def
        départ - NOUN obj 2
        du de ADP case 6 Definite=Def
        chef - NOUN nmod 4
        qui - PRON nsubj 8
        dort dormir VERB acl:relcl 6 VerbForm=Fin|Mood=Ind|Tense=Pres
        . - PUNCT punct 2
        """,
    )
    asked = Attribution((Span(9, 35),), (Span(3, 8),), (Span(0, 2),), "indirect", "asks", "np", "unknown")
    claims = claims_of(doc, attributions=(asked,))

    assert claim_at(claims, doc, "départ").modality == "requested"
    assert claim_at(claims, doc, "dort").mode == "reports"


def test_a_participle_in_a_list_is_as_hearsay_as_the_first() -> None:
    claim = read(
        "Le suspect aurait pris le train puis quitté le pays.",
        """
        Le - DET det 2
        suspect - NOUN nsubj 4
        aurait avoir AUX aux:tense 4 VerbForm=Fin|Mood=Cnd|Tense=Pres
        pris prendre VERB root 0 VerbForm=Part|Tense=Past
        le - DET det 6
        train - NOUN obj 4
        puis - CCONJ cc 8
        quitté quitter VERB conj 4 VerbForm=Part|Tense=Past
        le - DET det 10
        pays - NOUN obj 8
        . - PUNCT punct 4
        """,
        "quitté",
    )

    assert (claim.mode, claim.modality) == ("considers", "reporting conditional")


def test_what_somebody_was_able_to_do_was_done() -> None:
    doc = make_doc(
        "She was able to leave town.",
        """
        She - PRON nsubj 3
        was be AUX cop 3 VerbForm=Fin|Mood=Ind|Tense=Past
        able - ADJ root 0
        to - PART mark 5
        leave - VERB xcomp 3 VerbForm=Inf
        town - NOUN obj 5
        . - PUNCT punct 3
        """,
        language="en",
    )

    assert claim_at(claims_of(doc), doc, "leave").mode == "states"


SAID = """
    Zoé - PROPN nsubj 2
    {verb} {lemma} VERB root 0 VerbForm=Fin|Tense=Pres|Mood=Ind
    {mark} - ADP mark 4
    chanter - VERB xcomp 2 VerbForm=Inf
    . - PUNCT punct 2
    """


def test_what_somebody_refuses_or_fails_to_do_is_denied() -> None:
    modes = [
        read(f"Zoé {verb} {mark} chanter.", SAID.format(verb=verb, lemma=lemma, mark=mark), "chanter").mode
        for verb, lemma, mark in (("refuse", "refuser", "de"), ("échoue", "échouer", "à"), ("réussit", "réussir", "à"))
    ]

    assert modes == ["denies", "denies", "states"]


def test_a_sentence_obliges_to_what_follows_and_takes_what_came_before_for_done() -> None:
    rows = """
        Zoé - PROPN nsubj 2
        condamne condamner VERB root 0 VerbForm=Fin|Tense=Pres|Mood=Ind
        Luc - PROPN obj 2
        {mark} - ADP mark {verb}
        {helper}
        {form} {lemma} VERB {dep} 2 VerbForm={shape}
        . - PUNCT punct 2
        """
    due = "Zoé condamne Luc à payer."
    done = "Zoé condamne Luc pour avoir menti."
    paying = rows.format(mark="à", verb=5, helper="", form="payer", lemma="payer", dep="xcomp", shape="Inf")
    helper, shape = "avoir - AUX aux:tense 6 VerbForm=Inf", "Part|Tense=Past"
    lying = rows.format(mark="pour", verb=6, helper=helper, form="menti", lemma="mentir", dep="advcl", shape=shape)

    assert read(due, "\n".join(row for row in paying.splitlines() if row.strip()), "payer").mode == "considers"
    assert read(done, lying, "menti").mode == "states"


def test_an_accusation_is_what_its_accuser_reports_and_an_open_one_is_considered() -> None:
    rows = """
        Zoé - PROPN nsubj 2
        accuse accuser VERB root 0 VerbForm=Fin|Tense=Pres|Mood=Ind
        Luc - PROPN obj 2
        de - ADP mark 5
        mentir - VERB xcomp 2 VerbForm=Inf
        . - PUNCT punct 2
        """
    doc = make_doc("Zoé accuse Luc de mentir.", rows)
    told = Attribution((Span(18, 24),), (Span(4, 10),), (Span(0, 3),), "indirect", "asserts", "inf")
    open_ = Attribution((Span(18, 24),), (Span(4, 10),), (), "indirect", "asserts", "inf")

    assert claim_at(claims_of(doc, attributions=(told,)), doc, "mentir").mode == "reports"
    assert claim_at(claims_of(doc, attributions=(open_,)), doc, "mentir").mode == "considers"


def test_a_finite_verb_in_a_list_is_not_absent_with_the_infinitive_before_it() -> None:
    rows = """
        Zoé - PROPN nsubj 2
        sort sortir VERB root 0 VerbForm=Fin|Tense=Pres|Mood=Ind
        sans - ADP mark 4
        parler - VERB advcl 2 VerbForm=Inf
        et - CCONJ cc 6
        rit rire VERB conj 4 VerbForm=Fin|Tense=Pres|Mood=Ind
        . - PUNCT punct 2
        """

    assert read("Zoé sort sans parler et rit.", rows, "rit").mode == "states"
    assert read("Zoé sort sans parler et rit.", rows, "parler").mode == "denies"


def test_a_sequel_is_no_purpose() -> None:
    rows = """
        Zoé - PROPN nsubj 2
        mène mener VERB root 0 VerbForm=Fin|Tense=Pres|Mood=Ind
        pour - ADP mark 5
        {word} - ADV advmod 5
        perdre - VERB advcl 2 VerbForm=Inf
        . - PUNCT punct 2
        """

    assert read("Zoé mène pour finalement perdre.", rows.format(word="finalement"), "perdre").mode == "states"
    assert read("Zoé mène pour mieux perdre.", rows.format(word="mieux"), "perdre").mode == "considers"


def test_what_comes_before_is_as_far_off_as_what_it_comes_before() -> None:
    rows = """
        Zoé - PROPN nsubj 2
        chantera chanter VERB root 0 VerbForm=Fin|Tense=Fut|Mood=Ind
        avant - ADP mark 5
        de - ADP mark 5
        partir - VERB advcl 2 VerbForm=Inf
        . - PUNCT punct 2
        """

    assert read("Zoé chantera avant de partir.", rows, "partir").modality == "future"


def test_what_will_not_fail_to_come_is_to_come() -> None:
    rows = """
        Zoé - PROPN nsubj 3
        ne - ADV advmod 3
        manquera manquer VERB root 0 VerbForm=Fin|Tense=Fut|Mood=Ind
        pas - ADV advmod 3
        de - ADP mark 6
        venir - VERB xcomp 3 VerbForm=Inf
        . - PUNCT punct 3
        """
    claim = read("Zoé ne manquera pas de venir.", rows, "venir")

    assert (claim.mode, claim.modality, claim.polarity) == ("considers", "future", "positive")


def hindered(negated: bool) -> Claim:
    rows = listed(
        "Zoé - PROPN nsubj 3" if not negated else "Zoé - PROPN nsubj 5",
        "ne - ADV advmod 5" if negated else "",
        f"a avoir AUX aux:tense {5 if negated else 3} VerbForm=Fin|Tense=Pres|Mood=Ind",
        "pas - ADV advmod 5" if negated else "",
        "empêché empêcher VERB root 0 VerbForm=Part|Tense=Past",
        f"Luc - PROPN obj {5 if negated else 3}",
        f"de - ADP mark {8 if negated else 6}",
        f"chanter - VERB xcomp {5 if negated else 3} VerbForm=Inf",
        f". - PUNCT punct {5 if negated else 3}",
    )
    text = f"Zoé {'ne ' if negated else ''}a {'pas ' if negated else ''}empêché Luc de chanter."
    return read(text, rows, "chanter")


def test_what_was_prevented_did_not_happen_and_what_was_not_prevented_did() -> None:
    assert hindered(negated=False).mode == "denies"
    assert hindered(negated=True).mode == "states"


def test_what_an_infinitive_takes_for_true_is_stated() -> None:
    rows = """
        Zoé - PROPN nsubj 2
        doit devoir VERB root 0 VerbForm=Fin|Tense=Pres|Mood=Ind
        constater - VERB xcomp 2 VerbForm=Inf
        que - SCONJ mark 6
        Luc - PROPN nsubj 6
        chante chanter VERB ccomp 3 VerbForm=Fin|Tense=Pres|Mood={mood}
        . - PUNCT punct 2
        """

    assert read("Zoé doit constater que Luc chante.", rows.format(mood="Ind"), "chante").mode == "states"


def test_so_that_tells_what_followed() -> None:
    rows = """
        Zoé - PROPN nsubj 2
        crie crier VERB root 0 VerbForm=Fin|Tense=Pres|Mood=Ind
        si - SCONJ mark 7
        bien - ADV fixed 3
        que - SCONJ fixed 3
        Luc - PROPN nsubj 7
        part partir VERB advcl 2 VerbForm=Fin|Tense=Pres|Mood=Ind
        . - PUNCT punct 2
        """

    assert read("Zoé crie si bien que Luc part.", rows, "part").mode == "states"


def test_a_conjunction_of_four_words_is_read_whole() -> None:
    rows = """
        Zoé - PROPN nsubj 2
        chante chanter VERB root 0 VerbForm=Fin|Tense=Pres|Mood=Ind
        dans - ADP case 5
        le - DET det 5
        cas - NOUN obl 2
        où - PRON mark 8
        Luc - PROPN nsubj 8
        part partir VERB advcl 2 VerbForm=Fin|Tense=Pres|Mood=Ind
        . - PUNCT punct 2
        """

    assert read("Zoé chante dans le cas où Luc part.", rows, "part").mode == "considers"


def test_what_is_not_allowed_is_denied_in_the_present_too() -> None:
    claim = read(
        "Le vent ne permet pas de vendre le lot.",
        """
        Le - DET det 2
        vent - NOUN nsubj 4 Number=Sing
        ne - ADV advmod 4 Polarity=Neg
        permet permettre VERB root 0 VerbForm=Fin|Mood=Ind|Tense=Pres|Number=Sing
        pas - ADV advmod 4 Polarity=Neg
        de - ADP mark 7
        vendre - VERB xcomp 4 VerbForm=Inf
        le - DET det 9
        lot - NOUN obj 7 Number=Sing
        . - PUNCT punct 4
        """,
        "vendre",
    )

    assert (claim.mode, claim.polarity) == ("denies", "negative")


def test_who_does_not_become_the_first_to_do_it_did_not_do_it() -> None:
    claim = read(
        "Luc n'est pas le premier à vendre le lot.",
        """
        Luc - PROPN nsubj 6
        n' ne ADV advmod 6 Polarity=Neg
        est être AUX cop 6 Number=Sing|VerbForm=Fin
        pas - ADV advmod 6 Polarity=Neg
        le - DET det 6 Number=Sing
        premier - ADJ root 0 NumType=Ord|Number=Sing
        à - ADP mark 8
        vendre - VERB xcomp 6 VerbForm=Inf
        le - DET det 10
        lot - NOUN obj 8 Number=Sing
        . - PUNCT punct 6
        """,
        "vendre",
    )

    assert claim.polarity == "negative"


def test_what_comes_before_or_after_an_attempt_is_no_attempt() -> None:
    rows = """
        Zoé - PROPN nsubj 2
        tente tenter VERB root 0 VerbForm=Fin|Tense=Pres|Mood=Ind
        de - ADP mark 4
        fuir - VERB xcomp 2 VerbForm=Inf
        {word} - ADP mark {verb}
        {helper}
        {form} {lemma} VERB advcl 4 VerbForm={shape}
        . - PUNCT punct 2
        """
    helper, shape = "avoir - AUX aux:tense 7 VerbForm=Inf", "Part|Tense=Past"
    after = rows.format(word="après", verb=7, helper=helper, form="menti", lemma="mentir", shape=shape)
    before = rows.format(word="avant", verb=7, helper="de - ADP mark 7", form="tomber", lemma="tomber", shape="Inf")

    assert read("Zoé tente de fuir après avoir menti.", after, "menti").mode == "states"
    assert read("Zoé tente de fuir avant de tomber.", before, "tomber").mode == "states"
    assert read("Zoé tente de fuir avant de tomber.", before, "fuir").mode == "considers"


def test_what_somebody_refuses_is_no_event_and_what_is_done_instead_is_denied() -> None:
    rows = """
        Zoé - PROPN nsubj 2
        {verb} {lemma} VERB root 0 VerbForm=Fin|Tense=Pres|Mood=Ind
        la - DET det 4
        mort - NOUN obj 2
        du - ADP case 6
        roi - NOUN nmod 4
        . - PUNCT punct 2
        """
    instead = """
        Zoé - PROPN nsubj 2
        chante chanter VERB root 0 VerbForm=Fin|Tense=Pres|Mood=Ind
        plutôt - ADV cc 6
        que - SCONJ fixed 3
        de - ADP mark 6
        partir - VERB advcl 2 VerbForm=Inf
        . - PUNCT punct 2
        """

    assert read("Zoé refuse la mort du roi.", rows.format(verb="refuse", lemma="refuser"), "mort").mode == "considers"
    assert read("Zoé pleure la mort du roi.", rows.format(verb="pleure", lemma="pleurer"), "mort").mode == "states"
    assert read("Zoé chante plutôt que de partir.", instead, "partir").mode == "denies"


def test_what_somebody_is_told_is_no_request() -> None:
    doc = make_doc(
        "Ana told him that Luc left.",
        """
        Ana - PROPN nsubj 2
        told tell VERB root 0 VerbForm=Fin|Tense=Past
        him - PRON obj 2
        that - SCONJ mark 6
        Luc - PROPN nsubj 6
        left leave VERB ccomp 2 VerbForm=Fin|Tense=Past
        . - PUNCT punct 2
        """,
        language="en",
    )

    assert claim_at(claims_of(doc), doc, "left").mode == "states"


def test_what_somebody_is_needed_to_do_is_a_duty() -> None:
    doc = make_doc(
        "They need Luc to pay.",
        """
        They - PRON nsubj 2
        need - VERB root 0 VerbForm=Fin
        Luc - PROPN nsubj 5
        to - PART mark 5
        pay - VERB ccomp 2 VerbForm=Inf
        . - PUNCT punct 2
        """,
        language="en",
    )

    assert claim_at(claims_of(doc), doc, "pay").modality == "obligation"


def test_what_a_future_waits_for_is_not_told_as_a_fact() -> None:
    rows = """
        Luc - PROPN nsubj 3
        {aux} - AUX aux 3 VerbForm=Fin
        stay - VERB root 0 VerbForm=Inf
        until - SCONJ mark 6
        Ana - PROPN nsubj 6
        {verb} leave VERB advcl 3 VerbForm=Fin|Tense={tense}
        . - PUNCT punct 3
        """
    ahead = make_doc("Luc will stay until Ana leaves.", rows.format(aux="will", verb="leaves", tense="Pres"), language="en")
    over = make_doc("Luc did stay until Ana left.", rows.format(aux="did", verb="left", tense="Past"), language="en")

    assert claim_at(claims_of(ahead), ahead, "leaves").mode == "considers"
    assert claim_at(claims_of(over), over, "left").mode == "states"


def test_a_gerund_that_a_verb_of_aiming_asks_for_is_an_aim() -> None:
    doc = make_doc(
        "Talks aimed at ending wars began.",
        """
        Talks talk NOUN nsubj 6 Number=Plur
        aimed aim VERB acl 1 VerbForm=Part|Tense=Past
        at - ADP mark 4
        ending end VERB advcl 2 VerbForm=Part|Tense=Pres
        wars war NOUN obj 4 Number=Plur
        began begin VERB root 0 VerbForm=Fin|Tense=Past
        . - PUNCT punct 6
        """,
        language="en",
    )

    assert claim_at(claims_of(doc), doc, "ending").mode == "considers"


def test_a_gerund_that_spells_out_a_hope_is_no_fact() -> None:
    doc = make_doc(
        "Ana lost hope of finding Luc.",
        """
        Ana - PROPN nsubj 2
        lost lose VERB root 0 VerbForm=Fin|Tense=Past
        hope - NOUN obj 2 Number=Sing
        of - ADP mark 5
        finding find VERB acl 3 VerbForm=Part|Tense=Pres
        Luc - PROPN obj 5
        . - PUNCT punct 2
        """,
        language="en",
    )

    assert claim_at(claims_of(doc), doc, "finding").mode == "considers"
