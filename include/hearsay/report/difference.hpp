#pragma once

#include <hearsay/compare/compare.hpp>
#include <hearsay/report/report.hpp>
#include <hearsay/report/text.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hearsay::inline v1 {

/// What one report says otherwise than another: of a case a week later, as of another day, without a source, read
/// otherwise. Everything goes by the ids of the case, so that both may be of different graphs.
struct report_difference {
    struct named {
        std::string id;
        std::string title;  ///< as a text calls it
        friend bool operator==(const named&, const named&) = default;
    };
    /// Sources that one of the two has and the other has not; by id.
    struct list_difference {
        std::vector<named> gained{};
        std::vector<named> lost{};
        [[nodiscard]] bool empty() const noexcept { return gained.empty() && lost.empty(); }
        friend bool operator==(const list_difference&, const list_difference&) = default;
    };
    struct origin_count {
        std::size_t min = 0;
        std::size_t max = 0;
        friend bool operator==(const origin_count&, const origin_count&) = default;
    };
    struct position_name {
        std::string claim;
        bool denied = false;
        std::string title{};  ///< "the denial of 'over 70 people' (in Brask)"
        friend bool operator==(const position_name&, const position_name&) = default;
    };
    /// How a position is taken in one and in the other.
    struct position_difference {
        position_name position;
        bool before = false;  ///< somebody takes it
        bool after = false;
        list_difference takers{};
        list_difference origins{};
        origin_count independent_before{};
        origin_count independent_after{};
        std::optional<int> credibility_before{};  ///< of a claim that is asserted
        std::optional<int> credibility_after{};
        friend bool operator==(const position_difference&, const position_difference&) = default;
    };
    /// Two positions that are taken in both, and stand to each other otherwise.
    struct verdict_difference {
        position_name a;
        position_name b;
        verdict before = verdict::incomparable;
        verdict after = verdict::incomparable;
        friend bool operator==(const verdict_difference&, const verdict_difference&) = default;
    };
    struct question_difference {
        named question;       ///< its id, and what it asks
        bool before = false;  ///< it is asked
        bool after = false;
        std::string answer_before{};  ///< in words; both empty where they are the same
        std::string answer_after{};
        std::vector<position_difference> positions{};
        std::vector<verdict_difference> verdicts{};
        friend bool operator==(const question_difference&, const question_difference&) = default;
    };

    std::string title{};                           ///< "What changed since 17 October 2024"
    std::vector<question_difference> questions{};  ///< as in the later report, gone ones last
    std::vector<std::string> circular_gained{};    ///< reports that come back to a source, in words
    std::vector<std::string> circular_lost{};

    [[nodiscard]] bool empty() const noexcept {
        return questions.empty() && circular_gained.empty() && circular_lost.empty();
    }
    friend bool operator==(const report_difference&, const report_difference&) = default;
};

/// What is otherwise in `after` than in `before`.
///
/// \code
/// report_options then; then.as_of = *read_day("2024-10-17");
/// const auto changed = difference_between(make_report(graph, title, then), make_report(graph, title));
/// \endcode
///
/// Verdicts are compared where both reports list them: see `report_options::limit`.
/// Complexity: O(n log n) in both reports.
[[nodiscard]] report_difference difference_between(const report& before, const report& after);

/// Writes it in English, for reading on a terminal or in a letter; "Nothing changed." where nothing did.
void write_text(const report_difference& what, std::string& out, const text_options& options = {});
/// The same as Markdown, for which names are escaped.
void write_markdown(const report_difference& what, std::string& out);
/// The same as JSON, for programs: the members as they are named here, but for `title` of what has an id.
void write_json(const report_difference& what, std::string& out);

}  // namespace hearsay::inline v1
