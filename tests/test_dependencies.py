"""Tests of the conversion to Universal Dependencies, on trees written by hand in ClearNLP's scheme."""

from __future__ import annotations

from kg.dependencies import Tree, to_universal


def convert(rows: str) -> list[tuple[str, str, str]]:
    """Return (word, relation, governor) of rows ``word lemma TAG relation governor``, the governor 1-based or 0."""
    found = universal(rows)
    words = [row.split()[0] for row in rows.strip().splitlines()]
    return [(word, found.deps[i], words[found.heads[i]]) for i, word in enumerate(words)]


def tagged(rows: str) -> list[str]:
    """Return the tags of the converted words."""
    return universal(rows).tags


def universal(rows: str) -> Tree:
    """Return the converted tree of rows."""
    table = [row.split() for row in rows.strip().splitlines()]
    heads = [int(row[4]) - 1 if row[4] != "0" else index for index, row in enumerate(table)]
    tree = Tree([row[1] for row in table], [row[2] for row in table], [row[3] for row in table], heads)
    return to_universal(tree, language="en")


def test_a_preposition_hangs_on_its_noun_and_the_noun_on_the_verb() -> None:
    found = convert("""
        She she PRON nsubj 2
        lives live VERB ROOT 0
        in in ADP prep 2
        Lagos Lagos PROPN pobj 3
    """)

    assert ("Lagos", "obl", "lives") in found
    assert ("in", "case", "Lagos") in found


def test_the_agent_of_a_passive_keeps_its_own_relation() -> None:
    found = convert("""
        Boats boat NOUN nsubjpass 3
        were be AUX auxpass 3
        seized seize VERB ROOT 0
        by by ADP agent 3
        guards guard NOUN pobj 4
    """)

    assert ("Boats", "nsubj:pass", "seized") in found
    assert ("guards", "obl:agent", "seized") in found


def test_nested_prepositions_hang_on_their_innermost_heads() -> None:
    found = convert("""
        The the DET det 2
        mayor mayor NOUN ROOT 0
        of of ADP prep 2
        towns town NOUN pobj 3
        in in ADP prep 4
        Peru Peru PROPN pobj 5
    """)

    assert ("towns", "nmod", "mayor") in found
    assert ("Peru", "nmod", "towns") in found


def test_a_compound_preposition_has_one_object() -> None:
    found = convert("""
        Play play NOUN nsubj 2
        stopped stop VERB ROOT 0
        because because SCONJ prep 2
        of of ADP pcomp 3
        rain rain NOUN pobj 3
    """)

    assert ("rain", "obl", "stopped") in found
    assert ("because", "case", "rain") in found
    assert ("of", "case", "rain") in found


def test_the_complement_of_a_copula_heads_its_clause() -> None:
    found = convert("""
        Rosa Rosa PROPN nsubj 2
        was be AUX ROOT 0
        never never ADV neg 2
        mayor mayor NOUN attr 2
    """)

    assert ("mayor", "root", "mayor") in found
    assert ("was", "cop", "mayor") in found
    assert ("Rosa", "nsubj", "mayor") in found
    assert ("never", "advmod", "mayor") in found


def test_what_there_is_is_a_subject_and_not_a_predicate() -> None:
    found = convert("""
        There there PRON expl 2
        were be VERB ROOT 0
        protests protest NOUN attr 2
    """)

    assert ("protests", "nsubj", "were") in found
    assert ("were", "root", "were") in found


def test_an_adverb_of_place_behind_a_copula_is_its_predicate_rather_than_the_phrase_after_it() -> None:
    found = convert("""
        They they PRON nsubj 2
        were be AUX ROOT 0
        there there ADV advmod 2
        in in ADP prep 2
        May May PROPN pobj 4
    """)

    assert ("there", "root", "there") in found
    assert ("May", "obl", "there") in found


def test_the_particle_of_an_infinitive_is_a_marker_and_a_modal_stays_an_auxiliary() -> None:
    found = convert("""
        They they PRON nsubj 3
        must must AUX aux 3
        try try VERB ROOT 0
        to to PART aux 5
        sleep sleep VERB xcomp 3
    """)

    assert ("to", "mark", "sleep") in found
    assert ("must", "aux", "try") in found


def test_coordinators_hang_on_what_follows_and_conjuncts_on_the_first() -> None:
    found = convert("""
        Cars car NOUN ROOT 0
        , , PUNCT punct 1
        buses bus NOUN conj 1
        and and CCONJ cc 3
        trams tram NOUN conj 3
    """)

    assert ("and", "cc", "trams") in found
    assert ("trams", "conj", "Cars") in found


def test_a_clause_behind_a_preposition_is_adverbial() -> None:
    found = convert("""
        He he PRON nsubj 2
        left leave VERB ROOT 0
        without without ADP prep 2
        paying pay VERB pcomp 3
    """)

    assert ("paying", "advcl", "left") in found
    assert ("without", "mark", "paying") in found


def test_a_tree_of_a_language_that_speaks_the_scheme_keeps_its_heads() -> None:
    tree = Tree(["il", "dormir"], ["PRON", "VERB"], ["nsubj", "ROOT"], [1, 1])
    found = to_universal(tree, language="fr")

    assert (found.heads, found.deps) == ([1, 1], ["nsubj", "root"])
    assert tree.deps == ["nsubj", "ROOT"]


def test_the_adjective_of_such_as_opens_the_phrase_with_its_preposition() -> None:
    found = convert("""
        ports port NOUN ROOT 0
        such such ADJ amod 3
        as as ADP prep 1
        Oran Oran PROPN pobj 3
    """)

    assert {("such", "case", "Oran"), ("as", "case", "Oran"), ("Oran", "nmod", "ports")} <= set(found)


def test_a_counted_range_before_a_verb_is_its_subject() -> None:
    found = convert("""
        Officials official NOUN nsubj 2
        say say VERB ROOT 0
        between between ADP prep 2
        four four NUM nummod 7
        and and CCONJ cc 4
        six six NUM conj 4
        miners miner NOUN pobj 3
        were be AUX auxpass 9
        hurt hurt VERB ccomp 2
    """)

    assert ("miners", "nsubj:pass", "hurt") in found


def test_a_counted_range_behind_a_verb_of_its_own_stays_where_it_is() -> None:
    found = convert("""
        They they PRON nsubj 2
        passed pass VERB ROOT 0
        between between ADP prep 2
        four four NUM nummod 7
        and and CCONJ cc 4
        six six NUM conj 4
        cars car NOUN pobj 3
    """)

    assert ("cars", "obl", "passed") in found


def test_what_somebody_is_held_to_be_completes_the_verb() -> None:
    found = convert("""
        Jurors juror NOUN nsubj 2
        found find VERB ROOT 0
        him he PRON nsubj 4
        guilty guilty ADJ ccomp 2
    """)

    assert {("him", "obj", "found"), ("guilty", "xcomp", "found")} <= set(found)


def test_a_score_leaves_the_object_to_the_opponent() -> None:
    apart = convert("""
        Oslo Oslo PROPN nsubj 2
        beat beat VERB ROOT 0
        Bergen Bergen PROPN npadvmod 2
        3 3 NUM npadvmod 2
        - - SYM punct 6
        1 1 NUM dobj 2
    """)
    whole = convert("""
        Oslo Oslo PROPN nsubj 2
        beat beat VERB ROOT 0
        Bergen Bergen PROPN compound 4
        3–1 3–1 PROPN dobj 2
    """)

    assert ("Bergen", "obj", "beat") in apart
    assert ("1", "obl:npmod", "beat") in apart
    assert ("Bergen", "obj", "beat") in whole
    assert ("3–1", "obl:npmod", "beat") in whole


def test_a_relative_pronoun_goes_with_what_is_said_of_it() -> None:
    found = convert("""
        thieves thief NOUN ROOT 0
        who who PRON nsubj 4
        they they PRON nsubj 4
        say say VERB relcl 1
        fled flee VERB ccomp 4
    """)

    assert ("who", "nsubj", "fled") in found
    assert ("they", "nsubj", "say") in found


def test_an_infinitive_behind_a_noun_is_no_relative_clause() -> None:
    found = convert("""
        woman woman NOUN ROOT 0
        to to PART aux 3
        win win VERB relcl 1
    """)

    assert ("win", "acl", "woman") in found


def test_what_is_found_to_do_something_is_its_subject() -> None:
    found = convert("""
        They they PRON nsubj 2
        found find VERB ROOT 0
        yields yield NOUN dobj 2
        passed pass VERB ccomp 2
        limits limit NOUN dobj 4
    """)

    assert ("yields", "nsubj", "passed") in found


def test_a_phrase_behind_a_directional_adverb_hangs_on_the_verb() -> None:
    found = convert("""
        They they PRON nsubj 2
        moved move VERB ROOT 0
        away away ADV advmod 2
        from from ADP prep 3
        cities city NOUN pobj 4
    """)

    assert ("cities", "obl", "moved") in found


def test_who_is_fined_is_the_object_and_the_sum_is_not() -> None:
    found = convert("""
        They they PRON nsubj 2
        fined fine VERB ROOT 0
        the the DET det 6
        bank bank NOUN amod 6
        2 2 NUM nummod 6
        euros euro NOUN dobj 2
    """)

    assert {("bank", "obj", "fined"), ("the", "det", "bank"), ("euros", "obl:npmod", "fined")} <= set(found)


def test_who_is_paid_a_sum_is_no_part_of_it() -> None:
    found = convert("""
        They they PRON nsubj 2
        paid pay VERB ROOT 0
        the the DET det 4
        couple couple NOUN quantmod 6
        $ $ SYM quantmod 6
        2 2 NUM dobj 2
    """)

    assert {("couple", "iobj", "paid"), ("2", "obj", "paid")} <= set(found)


def test_a_word_that_would_hang_below_itself_stays_where_it_is() -> None:
    tree = Tree(["a", "b", "c"], ["NOUN"] * 3, ["root", "nmod", "nmod"], [0, 0, 1])

    tree.put(0, 2, "nmod")
    tree.put(1, 2, "nmod")

    assert (tree.heads, tree.deps, tree.children(0), tree.children(1)) == ([0, 0, 1], ["root", "nmod", "nmod"], [1], [2])


def test_a_day_between_an_opponent_and_a_score_is_no_object() -> None:
    found = convert("""
        Oslo Oslo PROPN nsubj 2
        beat beat VERB ROOT 0
        Bergen Bergen PROPN nmod 2
        Sunday Sunday PROPN npadvmod 2
        3-1 3-1 NUM dobj 2
    """)

    assert ("Bergen", "obj", "beat") in found
    assert ("Sunday", "obj", "beat") not in found


def test_the_half_of_a_day_behind_an_hour_is_a_part_of_it() -> None:
    found = convert("""
        It it PRON nsubj 2
        closed close VERB ROOT 0
        before before SCONJ mark 5
        7 7 NUM nsubj 5
        am am AUX advcl 2
    """)

    assert {("7", "advcl", "closed"), ("am", "flat", "7")} <= set(found)


def test_the_name_behind_whom_it_names_is_not_the_subject() -> None:
    found = convert("""
        Roy Roy PROPN ROOT 0
        whose whose DET poss 3
        mother mother NOUN dobj 5
        Ana Ana PROPN nsubj 5
        played play VERB relcl 1
    """)

    assert {("mother", "nsubj", "played"), ("Ana", "appos", "mother")} <= set(found)


def test_what_somebody_is_described_as_hangs_on_the_verb() -> None:
    found = convert("""
        They they PRON nsubj 2
        described describe VERB ROOT 0
        it it PRON dobj 2
        as as ADP prep 2
        free free ADJ amod 4
    """)

    assert {("free", "obl", "described"), ("as", "case", "free")} <= set(found)


def test_who_is_among_others_is_the_subject_behind_the_copula() -> None:
    found = convert("""
        Among among ADP prep 3
        them they PRON pobj 1
        were be AUX ROOT 0
        nurses nurse NOUN attr 3
    """)

    assert {("nurses", "nsubj", "were"), ("them", "obl", "were")} <= set(found)


def test_an_object_is_a_noun_whatever_it_was_tagged() -> None:
    rows = """
        It it PRON nsubj 2
        costs cost VERB ROOT 0
        lives live VERB {dep} 2
    """
    tags = {dep: tagged(rows.format(dep=dep))[2] for dep in ("dobj", "xcomp")}

    assert tags == {"dobj": "NOUN", "xcomp": "VERB"}


def test_how_high_a_figure_is_is_no_payee() -> None:
    found = convert("""
        It it PRON nsubj 2
        hit hit VERB ROOT 0
        a a DET det 6
        record record NOUN compound 6
        54 54 NUM nummod 6
        % % NOUN dobj 2
    """)

    assert ("record", "iobj", "hit") not in found
