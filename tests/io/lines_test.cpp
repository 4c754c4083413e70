#include <hearsay/io/lines.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

// A folder of its own for each test, gone afterwards.
class Files : public ::testing::Test {
protected:
    Files() {
        std::string name = ::testing::TempDir() + "hearsay-lines-XXXXXX";
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
        folder = name;
    }
    ~Files() override { std::filesystem::remove_all(folder); }

    [[nodiscard]] std::string write(const std::string& name, std::string_view text) const {
        const auto path = (folder / name).string();
        std::ofstream{path, std::ios::binary} << text;
        return path;
    }

    std::filesystem::path folder;
    diagnostics faults;
};

std::vector<std::string> lines_of(std::string_view text) {
    diagnostics faults;
    std::istringstream source{std::string{text}};
    line_reader lines{source, faults.add_file("a.jsonl"), faults};
    std::vector<std::string> all;
    while (lines.next()) all.emplace_back(lines.text());
    EXPECT_EQ(faults.to_string(), "");
    return all;
}

TEST(LineReader, EndsLinesWithEitherBreakAndTheLastWithNone) {
    EXPECT_THAT(lines_of("a\nb\r\nc"), ElementsAre("a", "b", "c"));
    EXPECT_THAT(lines_of("a\nb\n"), ElementsAre("a", "b"));
    EXPECT_THAT(lines_of("a\r\n"), ElementsAre("a"));
    EXPECT_THAT(lines_of(""), ElementsAre());
}

TEST(LineReader, GivesEmptyLinesToo) { EXPECT_THAT(lines_of("\n\r\na\n\n"), ElementsAre("", "", "a", "")); }

TEST(LineReader, KeepsWhatIsNoLineBreak) {
    EXPECT_THAT(lines_of("a\rb\n \tc\n"), ElementsAre("a\rb", " \tc"));
    EXPECT_THAT(lines_of("a\xe2\x80\xa8"
                         "b\n"),
        ElementsAre("a\xe2\x80\xa8"
                    "b"));
}

TEST(LineReader, LeavesOutAMarkAtTheBeginningAlone) {
    EXPECT_THAT(lines_of("\xef\xbb\xbf{}\n\xef\xbb\xbf{}"), ElementsAre("{}", "\xef\xbb\xbf{}"));
    EXPECT_THAT(lines_of("\xef\xbb\xbf"), ElementsAre(""));
}

TEST(LineReader, CountsLinesAndBytes) {
    diagnostics faults;
    std::istringstream source{"one\r\n\nthree"};
    line_reader lines{source, faults.add_file("a"), faults};
    EXPECT_EQ(lines.bytes_read(), 0U);
    ASSERT_TRUE(lines.next());
    EXPECT_EQ(lines.where(), (location{0, 1, 1}));
    EXPECT_EQ(lines.bytes_read(), 5U);
    ASSERT_TRUE(lines.next());
    EXPECT_EQ(lines.bytes_read(), 6U);
    ASSERT_TRUE(lines.next());
    EXPECT_EQ(lines.where(), (location{0, 3, 1}));
    EXPECT_EQ(lines.bytes_read(), 11U);
    EXPECT_FALSE(lines.next());
    EXPECT_FALSE(lines.next()) << "the end stays the end";
}

// Gives a text in pieces of a size, and remembers the most that it was asked for.
struct pieces {
    std::string_view text;
    std::size_t size;
    std::size_t most_asked = 0;

    [[nodiscard]] line_reader::byte_source source() {
        return [this](char* into, std::size_t room) {
            most_asked = std::max(most_asked, room);
            const auto count = std::min({room, size, text.size()});
            std::memcpy(into, text.data(), count);
            text.remove_prefix(count);
            return static_cast<std::ptrdiff_t>(count);
        };
    }
};

TEST(LineReader, GivesTheSameHoweverTheBytesCome) {
    std::string text = "\xef\xbb\xbf";
    std::vector<std::string> expected;
    for (std::size_t i = 0; i < 300; ++i) {
        expected.emplace_back(i * i % 7'919, static_cast<char>('a' + i % 26));
        text += expected.back() + (i % 3 == 0 ? "\r\n" : "\n");
    }
    for (const std::size_t size : {1U, 2U, 3U, 1'000U, 65'536U, 1'000'000'000U}) {
        SCOPED_TRACE(size);
        diagnostics faults;
        pieces some{text, size};
        line_reader lines{some.source(), faults.add_file("a"), faults};
        std::vector<std::string> all;
        while (lines.next()) all.emplace_back(lines.text());
        EXPECT_EQ(all, expected);
        EXPECT_EQ(lines.bytes_read(), text.size());
    }
}

TEST(LineReader, LeavesRoomBehindEachLine) {
    diagnostics faults;
    std::string text(262'144 - json_padding - 2, 'x');  // fills the buffer to its last byte
    text += "\n{\"a\": 1";
    pieces some{text, text.size()};
    line_reader lines{some.source(), faults.add_file("a"), faults};
    document_tree tree;
    ASSERT_TRUE(lines.next());
    ASSERT_TRUE(lines.next());
    EXPECT_EQ(lines.text(), "{\"a\": 1");
    // The bytes behind are read here; the sanitizers say whether they may be.
    EXPECT_FALSE(read_json_line(lines.text(), lines.where(), json_padding, tree, faults));
    EXPECT_EQ(
        faults.to_string(), "a:2:8: error: the end; expected \",\" or \"}\"; close the \"{\" of column 1\n");
}

TEST(LineReader, TakesALineOfTheGreatestLength) {
    for (const std::string_view end : {"", "\n", "\r\n"}) {
        diagnostics faults;
        const auto text = std::string(most_line_bytes, 'x') + std::string{end};
        pieces some{text, 1'000'000};
        line_reader lines{some.source(), faults.add_file("a"), faults};
        ASSERT_TRUE(lines.next());
        EXPECT_EQ(lines.text().size(), most_line_bytes);
        EXPECT_FALSE(lines.next());
        EXPECT_EQ(faults.to_string(), "");
    }
}

TEST(LineReader, PassesOverALineThatIsTooLong) {
    for (const std::size_t more : {1U, 2U, 3U, 1'000U, 1'000'000U}) {
        SCOPED_TRACE(more);
        diagnostics faults;
        const auto text = "first\n" + std::string(most_line_bytes + more, 'x') + "\r\nthird\n" +
            std::string(most_line_bytes + more, 'y');
        pieces some{text, 1'000'000};
        line_reader lines{some.source(), faults.add_file("a.jsonl"), faults};
        ASSERT_TRUE(lines.next());
        ASSERT_TRUE(lines.next());
        EXPECT_EQ(lines.text(), "third");
        EXPECT_EQ(lines.where(), (location{0, 3, 1}));
        EXPECT_FALSE(lines.next());
        EXPECT_EQ(lines.bytes_read(), text.size());
        EXPECT_EQ(faults.to_string(),
            "a.jsonl:2:1: error: a line of more than 16777216 bytes; expected one record a line; put each "
            "record on a line of its own\n"
            "a.jsonl:4:1: error: a line of more than 16777216 bytes; expected one record a line; put each "
            "record on a line of its own\n");
    }
}

TEST(LineReader, NeverHoldsMoreThanTheGreatestLength) {
    diagnostics faults;
    std::size_t left = 200'000'000;  // a line of 200 MB
    std::size_t most_asked = 0;
    line_reader lines{[&](char* into, std::size_t room) -> std::ptrdiff_t {
                          most_asked = std::max(most_asked, room);
                          const auto count = std::min(room, left);
                          std::memset(into, 'x', count);
                          left -= count;
                          return static_cast<std::ptrdiff_t>(count);
                      },
        faults.add_file("a.jsonl"), faults};
    EXPECT_FALSE(lines.next());
    EXPECT_EQ(left, 0U) << "the rest of the text is still looked at";
    EXPECT_EQ(lines.bytes_read(), 200'000'000U);
    EXPECT_EQ(faults.error_count(), 1U);
    EXPECT_LE(most_asked, most_line_bytes + 1'000);
}

TEST(LineReader, ReportsWhereReadingFailed) {
    diagnostics faults;
    int calls = 0;
    line_reader lines{[&](char* into, std::size_t) -> std::ptrdiff_t {
                          if (++calls == 1) {
                              std::memcpy(into, "a\nb\nc", 5);
                              return 5;
                          }
                          errno = EIO;
                          return -1;
                      },
        faults.add_file("a"), faults};
    EXPECT_TRUE(lines.next());
    EXPECT_TRUE(lines.next());
    EXPECT_TRUE(lines.next()) << "what came before is there";
    EXPECT_EQ(lines.text(), "c");
    EXPECT_FALSE(lines.next());
    EXPECT_FALSE(lines.next());
    EXPECT_EQ(calls, 2) << "what failed is not tried again";
    EXPECT_EQ(faults.to_string(),
        "a:3:1: error: reading failed: Input/output error; expected a file that can be read to its end; "
        "check the disk, or copy the file\n");
}

TEST_F(Files, AreReadLineByLine) {
    const auto path = write("a.jsonl", "one\ntwo\n");
    auto lines = open_lines(path, faults);
    ASSERT_TRUE(lines);
    EXPECT_EQ(faults.files().name(lines->where().file), path);
    ASSERT_TRUE(lines->next());
    auto moved = std::move(*lines);
    EXPECT_EQ(moved.text(), "one");
    ASSERT_TRUE(moved.next());
    EXPECT_EQ(moved.text(), "two");
    EXPECT_FALSE(moved.next());
}

TEST_F(Files, AreReadThroughTheCLibraryToo) {
    std::FILE* const file = std::fopen(write("a", "one\ntwo").c_str(), "rb");
    ASSERT_NE(file, nullptr);
    line_reader lines{file, faults.add_file("a"), faults};
    ASSERT_TRUE(lines.next());
    ASSERT_TRUE(lines.next());
    EXPECT_EQ(lines.text(), "two");
    EXPECT_FALSE(lines.next());
    std::fclose(file);
}

TEST_F(Files, AreReadWhole) {
    for (const std::size_t size : {0U, 1U, 65'536U, 65'537U, 1'000'000U}) {
        std::string text(size, 'x');
        text += '\0';
        const auto path = write("a.yaml", text);
        EXPECT_EQ(read_file(path, faults.add_file(path), faults), text);
    }
    EXPECT_EQ(read_file(write("empty", ""), faults.add_file("empty"), faults), "");
    EXPECT_TRUE(faults.empty());
}

TEST_F(Files, AreReadUpToTheLimit) {
    const auto path = write("a.yaml", "12345");
    EXPECT_EQ(read_file(path, faults.add_file("a.yaml"), faults, 5), "12345");
    EXPECT_TRUE(faults.empty());
    EXPECT_FALSE(read_file(path, faults.add_file("b.yaml"), faults, 4));
    EXPECT_EQ(faults.to_string(),
        "b.yaml:1:1: error: a file of more than 4 bytes; expected a case file of at most that; write the "
        "case as JSON Lines, a record a line, in a file whose name ends in .jsonl\n");
}

TEST_F(Files, ThatNeverEndAreReadUpToTheLimit) {
    EXPECT_FALSE(read_file("/dev/zero", faults.add_file("/dev/zero"), faults, 1'000'000));
    EXPECT_THAT(faults.to_string(), StartsWith("/dev/zero:1:1: error: a file of more than 1000000 bytes"));
}

TEST_F(Files, ThatAreNotThereAreFaults) {
    const auto path = (folder / "none.yaml").string();
    EXPECT_FALSE(read_file(path, faults.add_file("none.yaml"), faults));
    EXPECT_EQ(faults.to_string(),
        "none.yaml:1:1: error: the file can't be opened: No such file or directory; expected a file that "
        "can be read; check its name\n");
    EXPECT_FALSE(open_lines(path, faults));
    EXPECT_EQ(faults.error_count(), 2U);
}

TEST_F(Files, ThatAreDirectoriesAreFaults) {
    EXPECT_FALSE(read_file(folder.string(), faults.add_file("cases"), faults));
    EXPECT_EQ(faults.to_string(), "cases:1:1: error: a directory; expected a file; name the files in it\n");
    EXPECT_FALSE(open_lines(folder.string(), faults));
    EXPECT_THAT(
        faults.to_string(), EndsWith(":1:1: error: a directory; expected a file; name the files in it\n"));
}

TEST_F(Files, ThatMayNotBeReadAreFaults) {
    const auto path = write("secret.yaml", "a: 1");
    std::filesystem::permissions(path, std::filesystem::perms::none);
    if (std::ifstream{path}.is_open()) GTEST_SKIP() << "whoever runs this may read every file";
    EXPECT_FALSE(read_file(path, faults.add_file("secret.yaml"), faults));
    EXPECT_THAT(faults.to_string(), HasSubstr("the file can't be opened: Permission denied"));
}

TEST(IsBlank, MeansSpacesAndTabs) {
    EXPECT_TRUE(is_blank(""));
    EXPECT_TRUE(is_blank(" \t "));
    EXPECT_FALSE(is_blank(" {"));
}

}  // namespace
}  // namespace hearsay::test
