#pragma once

/// \file Do they agree: positions, relations, verdicts.

#include <hearsay/compare/agreement.hpp>
#include <hearsay/compare/changes.hpp>
#include <hearsay/compare/compare.hpp>
#include <hearsay/compare/compatible_sets.hpp>
#include <hearsay/compare/in_turn.hpp>
#include <hearsay/compare/joint_conflicts.hpp>
#include <hearsay/compare/lens.hpp>
#include <hearsay/compare/most_shared.hpp>
#include <hearsay/compare/pairs.hpp>
#include <hearsay/compare/position.hpp>
#include <hearsay/compare/relations.hpp>
#include <hearsay/compare/scope_nesting.hpp>
#include <hearsay/compare/source_agreement.hpp>
#include <hearsay/compare/source_matrix.hpp>
#include <hearsay/compare/value.hpp>
#include <hearsay/compare/verdict_counts.hpp>
