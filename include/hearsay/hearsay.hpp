#pragma once

/// \file All of hearsay but its test helpers. The headers under model, graph, compare, trace and assess need nothing to link;
/// text, io and report are compiled into the library.

#include <hearsay/assess.hpp>
#include <hearsay/compare.hpp>
#include <hearsay/graph.hpp>
#include <hearsay/io.hpp>
#include <hearsay/model.hpp>
#include <hearsay/report.hpp>
#include <hearsay/text.hpp>
#include <hearsay/trace.hpp>
