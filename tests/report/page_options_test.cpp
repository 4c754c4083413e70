#include <hearsay/report/page_options.hpp>

#include "sample_pages.hpp"

#include <hearsay/report/html.hpp>
#include <hearsay/report/markdown.hpp>

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace hearsay::test {
namespace {

// Every form of page that takes them, with what it writes.
std::string page(std::string_view form, const report& what, bool detail) {
    std::string made;
    if (form == "html") write_html(what, made, {detail});
    if (form == "markdown") write_markdown(what, made, {detail});
    return made;
}

}  // namespace

TEST(PageOptions, KeepToWhatMattersUnlessAsked) { EXPECT_FALSE(page_options{}.detail); }

TEST(PageOptions, DetailAddsAndTakesNothingAway) {
    std::string said;
    for (int i = 0; i < 30; ++i) said += fmt::format("s{}: n {}..{}\n", i, i, i + 40);
    const report many = report_of_notation(said);
    for (const auto* form : {"html", "markdown"}) {
        const auto brief = page(form, many, false);
        const auto whole = page(form, many, true);
        EXPECT_FALSE(brief.empty()) << form;
        EXPECT_LT(brief.size(), whole.size()) << form;
        for (int i = 0; i < 30; ++i)
            EXPECT_NE(whole.find(fmt::format("s{}", i)), std::string::npos) << form << i;
    }
}

}  // namespace hearsay::test
