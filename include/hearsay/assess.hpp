#pragma once

/// \file What to make of it: consensus, scenarios, break-even, credibility.

#include <hearsay/assess/break_even.hpp>
#include <hearsay/assess/consensus.hpp>
#include <hearsay/assess/credibility.hpp>
#include <hearsay/assess/regions.hpp>
