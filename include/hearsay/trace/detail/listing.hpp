#pragma once

#include <cstddef>
#include <string>

namespace hearsay::inline v1::detail {

/// "a, b and c", each named by `name`; nothing for an empty list.
template <class List, class Name>
[[nodiscard]] std::string listing(const List& list, Name&& name) {
    std::string text;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i != 0) text += i + 1 == list.size() ? " and " : ", ";
        text += name(list[i]);
    }
    return text;
}

/// "a > b > c": from the outermost relay inwards.
template <class List, class Name>
[[nodiscard]] std::string path_of(const List& list, Name&& name) {
    std::string text;
    for (const auto& one : list) {
        if (!text.empty()) text += " > ";
        text += name(one);
    }
    return text;
}

}  // namespace hearsay::inline v1::detail
