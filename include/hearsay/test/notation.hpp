#pragma once

#include <hearsay/graph/batch.hpp>
#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/test/detail/notation_reader.hpp>

#include <string_view>

namespace hearsay::inline v1::test {

/// A small claim graph, written as text.
///
/// \code
/// const auto graph = make_graph(R"(
///     source gur agency within ukraine
///     article on 2024-10-18 > zelensky on 2024-10-17 > unnamed-service: troops over 11000
///     article on 2024-10-18 > kyiv-post > gur: troops at least 10000, presence yes
///     article on 2024-10-18 > kremlin: denies presence yes
/// )");
/// \endcode
///
/// A line, or what stands before a `;`, is a chain of statements from the outermost relay to the one whose
/// word it is, or a declaration; `#` starts a comment. Whatever a chain names and nothing declares is made: a
/// source of kind `other`, or `unnamed` where its id begins so; a question whose kind its first value shows.
///
///     STATEMENT > STATEMENT > …     each relays the next; the first is held, the others are not
///
///     STATEMENT
///         SOURCE MARKS: STANCE, …   the stances may be left out
///         [a] SOURCE …              labels it: its id is then "a", else s1, s2 …, and s1.1, s1.1.1 … along a chain
///         [a]                       the statement of that label, here or elsewhere: [a] > [b] adds a relay to it
///     MARKS
///         on DAY, on DAY..DAY, by DAY, from DAY, at 2024-10-18T09:30:00Z
///                                   when it was said; without one, an inner statement was said by the end of
///                                   the outer one's time
///         held, unheld, own         own: its basis is its own
///         retracts [a], corrects [a]
///     STANCE
///         QUESTION VALUE SCOPE      asserts that claim, whose id is these words: "troops over 11000"
///         denies, unconfirmed, declined, conditional, questions, probably, possibly
///                                   go before it
///         an id alone               a claim that `claim` declares, or that has come up before
///     VALUE
///         5, over 5, at least 5, at most 5, up to 5, as many as 5, under 5, nearly 5, about 5, 5..10
///                                   a unit may follow
///         by DAY, from DAY, before DAY, after DAY, DAY, DAY..DAY
///         yes, no; a place or a label; ? for none
///     SCOPE
///         in PLACE, of PART, during DAY..DAY
///
///     source ID KIND within SOURCE grade B           question ID KIND unit UNIT additive
///     unit ID = 3000..5000 UNIT                      claim ID = QUESTION VALUE SCOPE
///     place ID within PLACE overlaps PLACE           label and part alike; part ID disjoint PART
///     link SOURCE independent SOURCE                 or dependent, same_as
///
/// \throws std::invalid_argument naming the line that can't be read, and batch_error for what a batch refuses
/// Made for graphs that one reads: quadratic in the text.
[[nodiscard]] inline claim_graph make_graph(std::string_view text) {
    claim_graph graph;
    detail::notation_reader{graph}.read(text);
    return graph;
}

/// Adds more to a graph, as one batch: all of it, or none. What is there already may be named.
inline void extend(claim_graph& graph, std::string_view text) { detail::notation_reader{graph}.read(text); }

}  // namespace hearsay::inline v1::test
