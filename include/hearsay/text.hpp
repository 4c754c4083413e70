#pragma once

/// \file Phrases to values and back.

#include <hearsay/text/date_options.hpp>
#include <hearsay/text/find_dates.hpp>
#include <hearsay/text/find_quantities.hpp>
#include <hearsay/text/phrase_result.hpp>
#include <hearsay/text/read_date.hpp>
#include <hearsay/text/read_quantity.hpp>
#include <hearsay/text/read_set.hpp>
#include <hearsay/text/to_phrase.hpp>
#include <hearsay/text/unit_lexicon.hpp>
#include <hearsay/text/vague_table.hpp>
