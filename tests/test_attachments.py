"""Tests of the mending of wrong attachments, on trees written by hand."""

from __future__ import annotations

from kg.attachments import mend_attachments
from kg.dependencies import Tree


def mend(rows: str, language: str = "fr") -> set[tuple[str, str, str]]:
    """Return (word, relation, governor) of rows ``word lemma TAG relation governor``, the governor 1-based or 0."""
    table = [row.split() for row in rows.strip().splitlines()]
    heads = [int(row[4]) - 1 if row[4] != "0" else index for index, row in enumerate(table)]
    tree = Tree([row[1] for row in table], [row[2] for row in table], [row[3] for row in table], heads)
    before = (list(tree.deps), list(tree.heads))
    found = mend_attachments(tree, language=language)
    assert (tree.deps, tree.heads) == before
    words = [row[0] for row in table]
    return {(word, found.deps[i], words[found.heads[i]]) for i, word in enumerate(words)}


def test_a_bare_day_is_no_object() -> None:
    found = mend("""
        Anne Anne PROPN nsubj 2
        reçoit recevoir VERB root 0
        mardi mardi NOUN obj 2
        le le DET det 5
        maire maire NOUN obj 2
    """)

    assert {("mardi", "obl", "reçoit"), ("maire", "obj", "reçoit")} <= found


def test_a_day_with_a_determiner_stays_an_object() -> None:
    found = mend("""
        Anne Anne PROPN nsubj 2
        attend attendre VERB root 0
        le le DET det 4
        mardi mardi NOUN obj 2
    """)

    assert ("mardi", "obj", "attend") in found


def test_an_object_behind_a_day_is_taken_from_it() -> None:
    found = mend("""
        Anne Anne PROPN nsubj 2
        signe signer VERB root 0
        jeudi jeudi NOUN obl:mod 2
        le le DET det 5
        traité traité NOUN nmod 3
    """)

    assert ("traité", "obj", "signe") in found


def test_a_date_keeps_its_parts() -> None:
    found = mend("""
        Anne Anne PROPN nsubj 2
        chante chanter VERB root 0
        jeudi jeudi NOUN obl:mod 2
        soir soir NOUN nmod 3
    """)

    assert ("soir", "nmod", "jeudi") in found


def test_a_counted_object_behind_a_counted_time_is_taken_from_it() -> None:
    found = mend("""
        Anne Anne PROPN nsubj 2
        suit suivre VERB root 0
        pendant pendant ADP case 5
        deux deux NUM nummod 5
        ans an NOUN obl:mod 2
        40 40 NUM nummod 7
        élèves élève NOUN nmod 5
    """)

    assert ("élèves", "obj", "suit") in found


def test_an_infinitive_asked_of_somebody_hangs_on_the_verb_of_asking() -> None:
    rows = """
        Anne Anne PROPN nsubj 2
        {verb} VERB root 0
        aux à ADP case 4
        voisins voisin NOUN obl:arg 2
        de de ADP mark 6
        partir partir VERB acl 4
    """

    assert ("partir", "xcomp", "demande") in mend(rows.format(verb="demande demander"))
    assert ("partir", "acl", "voisins") in mend(rows.format(verb="pense penser"))


def test_an_adverbial_phrase_is_no_predicate() -> None:
    found = mend("""
        Anne Anne PROPN nsubj 5
        s' se PRON expl:comp 5
        est être AUX cop 5
        au à ADP case 5
        contraire contraire NOUN root 0
        dite dire VERB acl 5
    """)

    assert {("dite", "root", "dite"), ("contraire", "obl:mod", "dite"), ("est", "aux:tense", "dite")} <= found
    assert {("Anne", "nsubj", "dite"), ("au", "case", "contraire")} <= found


def test_a_bare_apposition_leaves_the_subject_to_the_noun_before_it() -> None:
    found = mend("""
        Le le DET det 2
        club club NOUN obl:mod 6
        , , PUNCT punct 6
        vainqueur vainqueur NOUN nsubj 6
        , , PUNCT punct 6
        gagne gagner VERB root 0
    """)

    assert {("club", "nsubj", "gagne"), ("vainqueur", "appos", "club")} <= found


def test_a_possessive_taken_for_a_preposition_is_a_determiner() -> None:
    found = mend("""
        baisse baisser VERB root 0
        ses son DET case 3
        prix prix NOUN obj 1
    """)

    assert ("ses", "det", "prix") in found


def test_an_adverb_right_behind_its_verb_is_a_particle() -> None:
    found = mend(
        """
        Nurses nurse NOUN nsubj 2
        walked walk VERB root 0
        out out ADV advmod 2
        """,
        "en",
    )

    assert ("out", "compound:prt", "walked") in found


def test_an_infinitive_behind_two_prepositions_is_adverbial() -> None:
    rows = """
        Anne Anne PROPN nsubj 2
        suit suivre VERB root 0
        {mark} avant ADP {dep} 5
        de de ADP mark 5
        partir partir VERB xcomp 2
    """

    assert ("partir", "advcl", "suit") in mend(rows.format(mark="avant", dep="mark"))
    assert ("partir", "xcomp", "suit") in mend(rows.format(mark="avant", dep="advmod"))


def test_how_somebody_is_left_completes_the_verb() -> None:
    found = mend(
        """
        Storms storm NOUN nsubj 2
        left leave VERB root 0
        ten ten NUM nummod 4
        sailors sailor NOUN obj 2
        injured injure VERB acl 4
        """,
        "en",
    )

    assert ("injured", "xcomp", "left") in found


def test_who_attacks_hangs_on_the_attack() -> None:
    found = mend(
        """
        raid raid NOUN root 0
        on on ADP case 3
        camps camp NOUN nmod 1
        by by ADP case 5
        soldiers soldier NOUN nmod 3
        """,
        "en",
    )

    assert ("soldiers", "nmod", "raid") in found


def test_the_verb_behind_a_clause_between_commas_is_the_predicate() -> None:
    found = mend(
        """
        mayor mayor NOUN root 0
        , , PUNCT punct 1
        who who PRON nsubj 4
        resigned resign VERB acl:relcl 1
        , , PUNCT punct 1
        left leave VERB acl 1
        """,
        "en",
    )

    assert {("left", "root", "left"), ("mayor", "nsubj", "left")} <= found


def test_a_participle_behind_one_comma_stays_with_its_noun() -> None:
    found = mend(
        """
        mayor mayor NOUN root 0
        , , PUNCT punct 1
        elected elect VERB acl 1
        """,
        "en",
    )

    assert ("elected", "acl", "mayor") in found


def test_an_adverb_behind_the_object_is_a_particle() -> None:
    found = mend(
        """
        Guards guard NOUN nsubj 2
        drove drive VERB root 0
        them they PRON obj 2
        away away ADV advmod 2
        """,
        "en",
    )

    assert ("away", "compound:prt", "drove") in found


def test_the_verb_behind_a_participle_between_commas_is_the_predicate() -> None:
    found = mend(
        """
        fire fire NOUN nsubj 3
        , , PUNCT punct 3
        believed believe VERB root 0
        out out ADV advmod 3
        , , PUNCT punct 3
        spread spread VERB conj 3
        """,
        "en",
    )

    assert {("spread", "root", "spread"), ("fire", "nsubj", "spread"), ("believed", "acl", "fire")} <= found


def test_who_names_somebody_something_is_the_agent() -> None:
    found = mend(
        """
        group group NOUN nsubj:pass 3
        is be AUX aux:pass 3
        called call VERB root 0
        a a DET det 5
        threat threat NOUN xcomp 3
        by by ADP case 7
        Rome Rome PROPN nmod 5
        """,
        "en",
    )

    assert ("Rome", "obl:agent", "called") in found


def test_a_verb_with_an_object_beside_the_only_noun_is_the_predicate() -> None:
    rows = """
        Most most NOUN root 0
        {form} {lemma} VERB acl 1
        masks mask NOUN obj 2
        """

    assert ("wore", "root", "wore") in mend(rows.format(form="wore", lemma="wear"), "en")
    assert ("given", "acl", "Most") in mend(rows.format(form="given", lemma="give"), "en")


def test_a_pronoun_that_only_takes_up_the_topic_is_no_object() -> None:
    found = mend("""
        Anne Anne PROPN nsubj 2
        a avoir AUX aux:tense 6
        quant quant ADV advmod 6
        à à ADP fixed 3
        elle lui PRON iobj 6
        refusé refuser VERB root 0
    """)

    assert {("elle", "obl:mod", "refusé"), ("Anne", "nsubj", "refusé")} <= found


def test_a_nominalised_adjective_before_a_verb_is_its_subject() -> None:
    found = mend("""
        Ce ce DET det 3
        dernier dernier ADJ amod 3
        affirme affirmer VERB root 0
    """)

    assert {("dernier", "nsubj", "affirme"), ("Ce", "det", "dernier")} <= found


def test_a_split_pronoun_is_one_phrase() -> None:
    found = mend("""
        Quelqu' quelque SCONJ nsubj 3
        un un PRON nsubj 3
        vient venir VERB root 0
    """)

    assert ("Quelqu'", "det", "un") in found


def test_a_pronoun_below_its_determiner_takes_its_place() -> None:
    found = mend("""
        Quelqu' quelque PRON nsubj 3
        un un PRON fixed 1
        vient venir VERB root 0
    """)

    assert {("Quelqu'", "det", "un"), ("un", "nsubj", "vient")} <= found


def test_no_mend_hangs_a_word_below_itself() -> None:
    found = mend("""
        Quelqu' quelque PRON nsubj 4
        un un PRON nmod 3
        ami ami NOUN appos 1
        vient venir VERB root 0
    """)

    assert {("Quelqu'", "nsubj", "vient"), ("un", "nmod", "ami"), ("ami", "appos", "Quelqu'")} == found - {
        ("vient", "root", "vient")
    }


def test_the_passive_behind_a_clause_between_commas_is_the_predicate() -> None:
    found = mend(
        """
        Mayors mayor NOUN root 0
        , , PUNCT punct 1
        who who PRON nsubj 4
        fell fall VERB acl:relcl 1
        , , PUNCT punct 1
        were be AUX aux:pass 7
        arrested arrest VERB acl 1
        """,
        language="en",
    )

    assert {("arrested", "root", "arrested"), ("Mayors", "nsubj:pass", "arrested")} <= found


def test_a_participle_before_a_lone_noun_does_not_become_its_predicate() -> None:
    found = mend(
        """
        Wearing wear VERB acl 3
        masks mask NOUN obj 1
        soldiers soldier NOUN root 0
        """,
        language="en",
    )

    assert ("soldiers", "root", "soldiers") in found


def test_what_a_verb_takes_beside_its_object_hangs_on_the_verb() -> None:
    rows = """
        They they PRON nsubj 2
        blamed {verb} VERB root 0
        the the DET det 4
        delay delay NOUN obj 2
        on on ADP case 6
        rain rain NOUN nmod 4
    """

    assert ("rain", "obl", "blamed") in mend(rows.format(verb="blame"), "en")
    assert ("rain", "nmod", "delay") in mend(rows.format(verb="discuss"), "en")


def test_an_adjective_behind_an_object_is_what_it_is_made() -> None:
    rows = """
        It it PRON nsubj 2
        makes {verb} VERB root 0
        summers summer NOUN obj 2
        longer long ADJ advmod 2
    """

    assert ("longer", "xcomp", "makes") in mend(rows.format(verb="make"), "en")
    assert ("longer", "advmod", "makes") in mend(rows.format(verb="visit"), "en")


def test_a_name_right_behind_a_noun_names_it() -> None:
    found = mend(
        """
        run run VERB root 0
        by by ADP case 4
        the the DET det 4
        agency agency NOUN obl:agent 1
        Alpha Alpha PROPN obl:npmod 1
    """,
        "en",
    )

    assert ("Alpha", "appos", "agency") in found


def test_a_place_is_parted_from_the_time_behind_it() -> None:
    found = mend(
        """
        fell fall VERB root 0
        into into ADP case 6
        the the DET det 6
        North North PROPN compound 5
        Sea Sea PROPN compound 6
        minutes minute NOUN obl 1
        after after SCONJ mark 8
        leaving leave VERB advcl 1
    """,
        "en",
    )

    assert {("Sea", "obl", "fell"), ("the", "det", "Sea"), ("into", "case", "Sea"), ("minutes", "obl:npmod", "fell")} <= found


def test_a_participle_before_a_noun_can_be_its_adjective() -> None:
    found = mend(
        """
        felt feel VERB root 0
        in in ADP mark 3
        neighboring neighbor VERB advcl 1
        Chad Chad PROPN obj 3
    """,
        "en",
    )

    assert {("Chad", "obl", "felt"), ("in", "case", "Chad"), ("neighboring", "amod", "Chad")} <= found


def test_a_verb_behind_a_participle_with_its_phrase_is_the_predicate() -> None:
    rows = """
        Notes note NOUN nsubj 2
        found find VERB root 0
        in in ADP case 4
        cars car NOUN obl 2
        named name VERB ccomp 2
        {whom} he PRON {dep} 5
    """

    assert {("named", "root", "named"), ("Notes", "nsubj", "named"), ("found", "acl", "Notes")} <= mend(
        rows.format(whom="him", dep="obj"), "en"
    )
    assert ("named", "ccomp", "found") in mend(rows.format(whom="he", dep="nsubj"), "en")


def test_a_participle_between_commas_leaves_its_noun_to_the_verb() -> None:
    found = mend(
        """
        Ida Ida PROPN nsubj 3
        , , PUNCT punct 1
        bringing bring VERB advcl 7
        rain rain NOUN obj 3
        , , PUNCT punct 3
        was be AUX aux:pass 7
        seen see VERB root 0
    """,
        "en",
    )

    assert ("Ida", "nsubj:pass", "seen") in found


def test_a_verb_behind_a_day_is_the_predicate_of_the_noun_before_it() -> None:
    found = mend(
        """
        Banks bank NOUN root 0
        on on ADP case 3
        Tuesday Tuesday PROPN obl 4
        named name VERB acl:relcl 1
        chiefs chief NOUN obj 4
    """,
        "en",
    )

    assert {("named", "root", "named"), ("Banks", "nsubj", "named")} <= found


def test_an_infinitive_behind_a_ranked_noun_says_what_it_is_ranked_for() -> None:
    rows = """
        became become VERB root 0
        the the DET det 4
        {rank} {rank} ADJ amod 4
        woman woman NOUN xcomp 1
        to to PART mark 6
        win win VERB advcl 1
    """

    assert ("win", "acl", "woman") in mend(rows.format(rank="third"), "en")
    assert ("win", "advcl", "became") in mend(rows.format(rank="happy"), "en")


def test_where_something_is_said_goes_with_the_verb() -> None:
    rows = """
        condemned condemn VERB root 0
        moves move NOUN obj 1
        in in ADP case 4
        {noun} {noun} NOUN nmod 2
    """

    assert ("statement", "obl", "condemned") in mend(rows.format(noun="statement"), "en")
    assert ("chess", "nmod", "moves") in mend(rows.format(noun="chess"), "en")


def test_how_many_are_left_dead_are_the_object() -> None:
    found = mend(
        """
        left leave VERB root 0
        three three NUM nummod 3
        dead dead ADJ xcomp 1
    """,
        "en",
    )

    assert {("three", "obj", "left"), ("dead", "xcomp", "left")} <= found


def test_a_phrase_that_says_as_what_takes_no_predicate_from_its_noun() -> None:
    found = mend(
        """
        Choice choice NOUN root 0
        of of ADP case 3
        Roy Roy PROPN nmod 1
        as as SCONJ mark 6
        chief chief NOUN nsubj 6
        failed fail VERB advcl 1
    """,
        "en",
    )

    assert {
        ("failed", "root", "failed"),
        ("Choice", "nsubj", "failed"),
        ("chief", "nmod", "Choice"),
        ("as", "case", "chief"),
    } <= found


def test_a_rank_completes_a_verb_of_ending() -> None:
    rows = """
        Leclerc Leclerc PROPN nsubj 2
        finished {verb} VERB root 0
        third third ADV advmod 2
    """

    assert ("third", "xcomp", "finished") in mend(rows.format(verb="finish"), "en")
    assert ("third", "advmod", "finished") in mend(rows.format(verb="think"), "en")


def test_a_gerund_before_a_day_is_its_preposition() -> None:
    found = mend(
        """
        tell tell VERB root 0
        by by ADP case 3
        letter letter NOUN obl 1
        starting start VERB acl 3
        Monday Monday PROPN obl:npmod 4
    """,
        "en",
    )

    assert {("Monday", "obl", "tell"), ("starting", "case", "Monday")} <= found


def test_a_figure_that_something_is_cut_to_goes_with_the_verb() -> None:
    rows = """
        cut cut VERB root 0
        leads lead NOUN obj 1
        to to ADP case {noun}
        {rows}
    """
    counted = mend(rows.format(noun=5, rows="two two NUM nummod 5\n points point NOUN nmod 2"), "en")
    plain = mend(rows.format(noun=4, rows="Rome Rome PROPN nmod 2"), "en")

    assert ("points", "obl", "cut") in counted
    assert ("Rome", "nmod", "leads") in plain


def test_speakers_in_a_list_behind_what_they_say_are_the_subject() -> None:
    found = mend(
        """
        hurting hurt VERB ccomp 7
        boys boy NOUN obj 1
        , , PUNCT punct 2
        medics medic NOUN conj 2
        and and CCONJ cc 6
        police police NOUN conj 2
        said say VERB root 0
    """,
        "en",
    )

    assert {("medics", "nsubj", "said"), ("police", "conj", "medics"), ("boys", "obj", "hurting")} <= found
