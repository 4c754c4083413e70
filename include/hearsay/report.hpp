#pragma once

/// \file What people read.

#include <hearsay/report/dot.hpp>
#include <hearsay/report/html.hpp>
#include <hearsay/report/json.hpp>
#include <hearsay/report/markdown.hpp>
#include <hearsay/report/page_options.hpp>
#include <hearsay/report/report.hpp>
#include <hearsay/report/text.hpp>
