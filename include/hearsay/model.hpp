#pragma once

/// \file What was said: ids, value sets, units, and the records of a case.

#include <hearsay/model/date_set.hpp>
#include <hearsay/model/day.hpp>
#include <hearsay/model/hedge.hpp>
#include <hearsay/model/hierarchy.hpp>
#include <hearsay/model/id.hpp>
#include <hearsay/model/interval.hpp>
#include <hearsay/model/interval_set.hpp>
#include <hearsay/model/kinds.hpp>
#include <hearsay/model/quantity.hpp>
#include <hearsay/model/records.hpp>
#include <hearsay/model/relation.hpp>
#include <hearsay/model/said_at.hpp>
#include <hearsay/model/segmented.hpp>
#include <hearsay/model/subtree_set.hpp>
#include <hearsay/model/truth.hpp>
#include <hearsay/model/unit.hpp>
#include <hearsay/model/value_set.hpp>
#include <hearsay/model/word_table.hpp>
