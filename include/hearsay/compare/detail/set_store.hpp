#pragma once

#include <hearsay/compare/detail/set_sweep.hpp>
#include <hearsay/compare/detail/set_values.hpp>
#include <hearsay/compare/position.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <type_traits>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {

/// Maximal sets, by question and scope, in flat arrays: who is in a set is known by numbers, not by lists.
struct set_store {
    /// How the values of a set are known.
    enum class form : std::uint8_t {
        in_asked_unit,  ///< by its pieces, in the question's unit
        in_own_unit,    ///< by its pieces, in `unit`
        by_members,     ///< by who is in it; each set has a list of its own
    };
    struct one_set {
        std::uint32_t positions;
        std::uint32_t statements;
        std::uint32_t first;  ///< of its pieces, or of its list, among those of its scope
        std::uint32_t pieces;
        friend bool operator==(const one_set&, const one_set&) = default;
    };
    struct member {
        hearsay::position position;
        set_range in;
        friend bool operator==(const member&, const member&) = default;
    };
    struct one_scope {
        question_id question;
        scope_id scope;
        std::uint32_t unit;
        form is;
        std::uint32_t sets = 0;
        std::uint32_t members = 0;
        std::size_t first_set = 0;
        std::size_t first_member = 0;
        std::size_t first_piece = 0;
        friend bool operator==(const one_scope&, const one_scope&) = default;
    };

    std::vector<one_scope> scopes;
    std::vector<one_set> sets;
    std::vector<member> members;
    std::vector<line_piece> pieces;

    friend bool operator==(const set_store&, const set_store&) = default;

    /// Puts what was found for later questions behind.
    void append(set_store&& later) {
        if (scopes.empty()) {
            *this = std::move(later);
            return;
        }
        for (one_scope s : later.scopes) {
            s.first_set += sets.size();
            s.first_member += members.size();
            s.first_piece += pieces.size();
            scopes.push_back(s);
        }
        sets.insert(sets.end(), later.sets.begin(), later.sets.end());
        members.insert(members.end(), later.members.begin(), later.members.end());
        pieces.insert(pieces.end(), later.pieces.begin(), later.pieces.end());
    }
};

/// What lies at 0 to n of something, by value.
template <class Of>
class index_iterator {
public:
    using value_type = std::decay_t<decltype(std::declval<const Of&>()[0])>;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;
    using reference = value_type;
    using pointer = void;

    index_iterator() = default;
    index_iterator(const Of& of, std::size_t at) noexcept : of_{of}, at_{at} {}
    [[nodiscard]] value_type operator*() const { return of_[at_]; }
    index_iterator& operator++() noexcept {
        ++at_;
        return *this;
    }
    index_iterator operator++(int) noexcept {
        const index_iterator old = *this;
        ++at_;
        return old;
    }
    friend bool operator==(const index_iterator& a, const index_iterator& b) noexcept {
        return a.at_ == b.at_;
    }

private:
    Of of_{};
    std::size_t at_ = 0;
};

}  // namespace hearsay::inline v1::detail
