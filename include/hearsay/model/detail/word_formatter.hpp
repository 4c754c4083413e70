#pragma once

#include <fmt/format.h>

namespace hearsay::inline v1::detail {

/// Writes what `to_string` calls a value; takes the width and fill of a string. To be the base of its `fmt::formatter`.
template <class T>
struct word_formatter : fmt::formatter<fmt::string_view> {
    template <class Context>
    auto format(T x, Context& ctx) const {
        const auto text = to_string(x);
        return fmt::formatter<fmt::string_view>::format({text.data(), text.size()}, ctx);
    }
};

}  // namespace hearsay::inline v1::detail
