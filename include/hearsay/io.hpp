#pragma once

/// \file Case files, and what their readers and writers are made of.

#include <hearsay/io/case_reader.hpp>
#include <hearsay/io/case_writer.hpp>
#include <hearsay/io/csv.hpp>
#include <hearsay/io/diagnostic.hpp>
#include <hearsay/io/document.hpp>
#include <hearsay/io/emit.hpp>
#include <hearsay/io/lines.hpp>
#include <hearsay/io/location.hpp>
#include <hearsay/io/tables.hpp>
