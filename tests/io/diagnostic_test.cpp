#include <hearsay/io/diagnostic.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::Field;
using ::testing::StartsWith;

TEST(Diagnostic, SaysPlaceFoundExpectedAndMend) {
    diagnostics faults;
    const auto file = faults.add_file("case.yaml");
    faults.error(
        {file, 14, 9}, "unknown hedge \"circa\"", "about, at least, at most, over", "write \"about 3,000\"");
    EXPECT_EQ(faults.to_string(),
        "case.yaml:14:9: error: unknown hedge \"circa\"; expected about, at least, at most, over; write "
        "\"about 3,000\"\n");
}

TEST(Diagnostic, NamesTheSecondPlace) {
    diagnostics faults;
    const auto first = faults.add_file("a.yaml");
    const auto second = faults.add_file("b.yaml");
    faults.error(
        {second, 3, 1}, "the id \"s1\" again", "an id of its own", "rename one", location{first, 7, 5});
    EXPECT_EQ(faults.to_string(),
        "b.yaml:3:1: error: the id \"s1\" again; expected an id of its own; rename one\n"
        "a.yaml:7:5: note: first given here\n");
}

TEST(Diagnostic, LeavesOutWhatIsEmpty) {
    diagnostics faults;
    faults.warning({faults.add_file("a.yaml"), 2, 1}, "a loop of relays", "", "");
    EXPECT_EQ(faults.to_string(), "a.yaml:2:1: warning: a loop of relays\n");
}

TEST(Diagnostic, WritesControlCharactersSoThatNoTerminalActsOnThem) {
    diagnostics faults;
    const auto file = faults.add_file("evil\x1b[2J.yaml");
    faults.error({file, 1, 1}, "a\nb\x7f", "\xc2\x9b", "\xe2\x80\xae");
    EXPECT_EQ(
        faults.to_string(), "evil\\u001b[2J.yaml:1:1: error: a\\u000ab\\u007f; expected \\u009b; \\u202e\n");
}

TEST(InQuotes, EscapesQuotesAndBackslashes) { EXPECT_EQ(in_quotes(R"(a "b" \c)"), R"("a \"b\" \\c")"); }

TEST(InQuotes, KeepsOtherScriptsAndShowsBytesThatAreNone) {
    EXPECT_EQ(in_quotes("Зеленський"), "\"Зеленський\"");
    EXPECT_EQ(in_quotes("caf\xe9!"), "\"caf\\xe9!\"");
}

TEST(InQuotes, CutsByCodePoints) {
    EXPECT_EQ(in_quotes("북한군", 3), "\"북한군\"");
    EXPECT_EQ(in_quotes("북한군이", 3), "\"북한군...\"");
    EXPECT_EQ(in_quotes(std::string(61, 'x')), fmt::format("\"{:x<60}...\"", ""));
    EXPECT_EQ(in_quotes("", 0), "\"\"");
}

TEST(Diagnostics, IsEmptyAtFirst) {
    const diagnostics faults;
    EXPECT_TRUE(faults.empty());
    EXPECT_FALSE(faults.has_errors());
    EXPECT_EQ(faults.to_string(), "");
}

TEST(Diagnostics, AWarningIsNoError) {
    diagnostics faults;
    faults.warning({faults.add_file("a"), 1, 1}, "w", "", "");
    EXPECT_FALSE(faults.has_errors());
    EXPECT_FALSE(faults.empty());
    EXPECT_EQ(faults.warning_count(), 1U);
}

TEST(Diagnostics, SortsByPlaceAndKeepsTheOrderAtOnePlace) {
    diagnostics faults;
    const auto a = faults.add_file("a");
    const auto b = faults.add_file("b");
    faults.error({b, 1, 1}, "fifth", "", "");
    faults.error({a, 10, 2}, "third", "", "");
    faults.warning({a, 10, 2}, "fourth", "", "");
    faults.error({a, 9, 80}, "first", "", "");
    faults.error({a, 10, 1}, "second", "", "");
    const auto found = [](const char* text) { return Field(&diagnostic::found, text); };
    EXPECT_THAT(faults.sorted(),
        ElementsAre(found("first"), found("second"), found("third"), found("fourth"), found("fifth")));
}

TEST(Diagnostics, CountsWhatItDoesNotKeep) {
    diagnostics faults;
    const auto file = faults.add_file("a");
    for (std::uint32_t line = 1; line <= diagnostics::most_kept + 12; ++line)
        faults.error({file, line, 1}, "e", "", "");
    EXPECT_EQ(faults.error_count(), diagnostics::most_kept + 12);
    EXPECT_EQ(faults.sorted().size(), diagnostics::most_kept);
    EXPECT_THAT(faults.to_string(), EndsWith("a:1000:1: error: e\nand 12 more errors\n"));
}

TEST(Diagnostics, WarningsDoNotHideAnError) {
    diagnostics faults;
    const auto file = faults.add_file("a");
    for (std::uint32_t line = 2; line < diagnostics::most_kept + 3; ++line)
        faults.warning({file, line, 1}, "w", "", "");
    faults.error({file, 1, 1}, "e", "", "");
    EXPECT_THAT(faults.to_string(), StartsWith("a:1:1: error: e\n"));
    EXPECT_THAT(faults.to_string(), EndsWith("and 1 more warning\n"));
}

TEST(Diagnostics, ClearForgetsFaultsAndKeepsFiles) {
    diagnostics faults;
    faults.error({faults.add_file("a"), 1, 1}, "e", "", "");
    faults.clear();
    EXPECT_TRUE(faults.empty());
    EXPECT_EQ(faults.to_string(), "");
    EXPECT_EQ(faults.files().name(0), "a");
}

}  // namespace
}  // namespace hearsay::test
