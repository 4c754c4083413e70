#pragma once

// The English words of dates, as tables: see english.cpp for the others.

#include "vocabulary.hpp"

#include <span>

namespace hearsay::inline v1::detail {

extern const std::span<const word_entry> english_date_words;
extern const std::span<const phrase_entry<date_bound>> english_date_prefixes;
extern const std::span<const phrase_entry<date_bound>> english_date_suffixes;
extern const std::span<const phrase_entry<holiday>> english_holidays;

}  // namespace hearsay::inline v1::detail
