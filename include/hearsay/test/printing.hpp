#pragma once

#include <hearsay/model/id.hpp>
#include <hearsay/model/records.hpp>
#include <hearsay/model/said_at.hpp>

#include <fmt/format.h>

#include <concepts>
#include <ostream>
#include <string_view>
#include <type_traits>

/// \file Lets GoogleTest print what hearsay can write: a failure then shows `[10000, inf)` and not the bytes
/// of an interval. Include it where values of hearsay are expected; it has to be seen before the first
/// expectation about a type.

namespace hearsay::inline v1 {

namespace detail {

template <class T>
concept written_by_fmt = fmt::is_formattable<T, char>::value;

template <class T>
concept written_by_to_string = requires(const T& value) {
    { to_string(value) } -> std::convertible_to<std::string_view>;
};

}  // namespace detail

/// For what fmt formats, what has a `to_string`, and ids, which print as `#7`.
template <class T>
    requires detail::written_by_fmt<T> || detail::written_by_to_string<T>
void PrintTo(const T& value, std::ostream* out) {
    if constexpr (detail::written_by_fmt<T>)
        *out << fmt::format("{}", value);
    else
        *out << std::string_view{to_string(value)};
}

template <class Kind>
void PrintTo(const id<Kind>& which, std::ostream* out) {
    *out << '#' << which.number();
}

}  // namespace hearsay::inline v1
