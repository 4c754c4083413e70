#pragma once

/// \file How it hangs together: the claim graph, its Boost.Graph face, its views.

#include <hearsay/graph/batch.hpp>
#include <hearsay/graph/boost.hpp>
#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/graph/edge.hpp>
#include <hearsay/graph/fault.hpp>
#include <hearsay/graph/links.hpp>
#include <hearsay/graph/live.hpp>
#include <hearsay/graph/names.hpp>
#include <hearsay/graph/relays_of.hpp>
#include <hearsay/graph/storage.hpp>
#include <hearsay/graph/views.hpp>
