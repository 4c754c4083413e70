#include <hearsay/report/html.hpp>

#include "sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace hearsay;
using namespace hearsay::test;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string html_of(const report& what, bool detail = false) {
    std::string page;
    write_html(what, page, {detail});
    return page;
}

/// The first tag that is not closed, or closes another; empty where all is in order.
std::string first_unbalanced_tag(std::string_view page) {
    std::vector<std::string> open;
    for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
        const auto end = page.find_first_of(" >", at);
        const std::string name{page.substr(at + 1, end - at - 1)};
        if (name == "!DOCTYPE" || name == "meta") continue;
        if (name.front() != '/') {
            open.push_back(name);
            continue;
        }
        if (open.empty() || open.back() != name.substr(1)) return name;
        open.pop_back();
    }
    return open.empty() ? "" : open.back();
}

TEST(Html, IsOnePageThatNeedsNothingElse) {
    const auto page = html_of(report_of_example("north-korean-troops"));
    EXPECT_THAT(page, StartsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
    EXPECT_THAT(page,
        HasSubstr(
            "<title>North Korean troops in the war against Ukraine, as reported on 18 October 2024</title>"));
    EXPECT_THAT(page,
        HasSubstr(
            "<p><strong>More than 11,000, up to 20,000</strong>, if a brigade is 3,000 to 5,000 soldiers."));
    EXPECT_THAT(page, HasSubstr("<td>&#39;over 11 thousand&#39;</td>"));
    EXPECT_THAT(page, Not(HasSubstr("http")));
    EXPECT_THAT(page, Not(HasSubstr("src=")));
}

TEST(Html, ClosesEveryTag) {
    for (const std::string name : {"north-korean-troops", "dam-breach"}) {
        for (const bool detail : {false, true})
            EXPECT_EQ(first_unbalanced_tag(html_of(report_of_example(name), detail)), "");
    }
    EXPECT_EQ(first_unbalanced_tag("<p><b></p>"), "/p");
}

TEST(Html, LetsNoNameBecomeMarkup) {
    const auto page = html_of(report_of_case(hostile_case), true);
    EXPECT_EQ(first_unbalanced_tag(page), "");
    EXPECT_THAT(page, Not(HasSubstr("<script>")));
    EXPECT_THAT(page, HasSubstr("&lt;script&gt;"));
    EXPECT_THAT(page, HasSubstr("<title>&lt;b&gt;Title"));
    EXPECT_THAT(page, HasSubstr("&quot;quoted&quot;"));
    for (const char c : page) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << int{c};
}

}  // namespace
