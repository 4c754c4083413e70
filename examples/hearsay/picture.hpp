#pragma once

#include <string>
#include <string_view>

namespace command_line {

/// Draws a graph in the language of Graphviz as SVG, by running its program `dot`.
/// \throws call_error if Graphviz is not installed, run_error if it fails
[[nodiscard]] std::string draw_svg(std::string_view graph);

}  // namespace command_line
