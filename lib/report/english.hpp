#pragma once

#include <hearsay/compare/compare.hpp>
#include <hearsay/model/interval.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::inline v1::detail {

/// A text on one line, without anything that a terminal would act on.
[[nodiscard]] std::string tidy(std::string_view text);
/// With a capital letter first, where it begins with a small one of ASCII.
[[nodiscard]] std::string capital(std::string text);
/// "three" up to ten, else "12", "1,200".
[[nodiscard]] std::string in_words(std::size_t count);
/// "one claim", "three claims".
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view several);
/// "a, b and c"; of more than `most`, "a, b and 7 more".
[[nodiscard]] std::string listed(
    const std::vector<std::string>& items, std::size_t most = 12, std::string_view last = " and ");
/// Clauses with a mark between any two: "NATO has not confirmed it; Stano questions it".
[[nodiscard]] std::string joined(const std::vector<std::string>& clauses, std::size_t most);
/// A number as it is read aloud: "11,000", "44.5 million".
[[nodiscard]] std::string figure(double x);

/// With a capital letter and a full stop.
[[nodiscard]] std::string sentence(std::string text);
/// Adds a sentence to a text, if there is one.
void add_sentence(std::string& text, const std::string& more);
/// "a" or "an".
[[nodiscard]] std::string_view article(std::string_view noun);
/// Whether a sentence has a word in it: "How many soldiers were sent?" has "soldiers".
[[nodiscard]] bool mentions(std::string_view sentence, std::string_view word);
/// The ends of an interval in words, without a unit: "more than 11,000, up to 20,000".
[[nodiscard]] std::string ends(const interval& x);
/// Those who count as one: "Water Board with Velmoran Waterworks".
[[nodiscard]] std::string joined_with(const std::vector<std::string>& names);
/// What two claims do: "conflict"; "are only compatible" where they agreed before.
[[nodiscard]] std::string_view verb(verdict to, verdict from) noexcept;
/// What answers a question of a kind: "figure", "day".
[[nodiscard]] std::string_view kind_of_answer(std::string_view kind) noexcept;

}  // namespace hearsay::inline v1::detail
