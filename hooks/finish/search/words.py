"""Says which words the search knows, and what is derived from them: nothing here depends on the pages.

Importing this takes a second, for the dictionaries behind it.
"""

from typing import Any

from facts.vocabulary import Concept, Vocabulary
from hooks.finish.search import background, sounds, traditional


def _names(concept: Concept) -> list[str]:
    """Return what a concept is called in any language: a reader asks in whichever comes to mind."""
    return [name for names in concept.names.values() for name in names]


def vocabulary_data(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the vocabulary, and all that is derived from it, as the browser reads it."""
    spoken = [
        concept
        for concept in vocabulary.concepts
        if concept.role != "foreign"  # a slip of the pen is corrected towards the field, not away from it
    ]
    names = list(
        dict.fromkeys(traditional.simplified(name) for concept in spoken for name in _names(concept))
    )
    function = [traditional.simplified(word) for words in vocabulary.function.values() for word in words]
    return {
        "concepts": [
            {
                "id": concept.id,
                "role": concept.role,
                "names": _names(concept),
                "near": concept.near,
                "apart": concept.apart,
                "asks": concept.asks,
                "weight": concept.weight,
                "of": concept.of,
                "signs": concept.signs,
            }
            for concept in vocabulary.concepts
        ],
        "function": function,
        "law": vocabulary.law,
        "sounds": sounds.names_by_sound([*names, *function]),
        "initials": sounds.names_by_initials(names),
    }


def everyday(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Return the words of everyday Chinese that are neither names of the field nor function words."""
    known = {
        traditional.simplified(name)
        for names in (*map(_names, vocabulary.concepts), *vocabulary.function.values())
        for name in names
    }
    return background.everyday_words(known)


def words_of(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return all that the browser must know of words, whatever the pages."""
    words = vocabulary_data(vocabulary)
    common = everyday(vocabulary)
    names = [name for concept in words["concepts"] for name in concept["names"]]
    used = [*names, *(word for kind in common.values() for word in kind)]
    return {
        "vocabulary": words,
        "everyday": common,
        "frequencies": background.frequencies(used),
        "traditional": traditional.characters(),
        "syllables": sounds.syllables("".join(used)),
    }
