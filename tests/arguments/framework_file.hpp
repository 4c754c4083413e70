#pragma once

#include <hearsay/assess/argument_framework.hpp>

#include <fmt/format.h>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <istream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace figures {

/// A framework that was read from a file, and what its arguments are called there.
struct named_framework {
    std::vector<std::string> names{};
    hearsay::argument_framework framework{};
};

/// Reads a framework: `apx` (arg(a). att(a,b).), `tgf` (names, a line of #, pairs) or `af` (p af N, pairs of numbers).
///
/// \throws std::invalid_argument "line:column: what was found; what was expected", for the first fault
class framework_reader {
public:
    [[nodiscard]] static named_framework read(std::istream& in) {
        framework_reader reader;
        std::string line;
        while (std::getline(in, line)) {
            ++reader.line_;
            if (!line.empty() && line.back() == '\r') line.pop_back();
            reader.take(line);
        }
        return reader.made();
    }

private:
    enum class format { unknown, apx, tgf, af };

    [[noreturn]] void fail(std::size_t column, std::string_view found, std::string_view expected) const {
        throw std::invalid_argument(
            fmt::format("{}:{}: {}; expected {}", line_, column + 1, found, expected));
    }

    void take(std::string_view line) {
        const auto words = words_of(line);
        if (words.empty()) return;
        if (format_ == format::unknown) {
            const bool begins_af = words[0].text == "p";
            format_ = begins_af                            ? format::af
                : line.find('(') != std::string_view::npos ? format::apx
                                                           : format::tgf;
            if (begins_af) return take_header(words);
        }
        if (format_ == format::apx)
            take_facts(line);
        else if (format_ == format::af)
            take_pair(words, [this](const word& w) { return number(w); });
        else
            take_tgf(words);
    }

    struct word {
        std::size_t at;
        std::string_view text;
    };
    static std::vector<word> words_of(std::string_view line) {
        std::vector<word> made;
        for (std::size_t i = 0; i < line.size();) {
            const std::size_t begin = line.find_first_not_of(" \t", i);
            if (begin == std::string_view::npos) break;
            i = std::min(line.find_first_of(" \t", begin), line.size());
            made.push_back({begin, line.substr(begin, i - begin)});
        }
        return made;
    }

    void take_header(const std::vector<word>& words) {
        if (words.size() != 3 || words[1].text != "af") fail(words[0].at, "no header", "\"p af N\"");
        const std::uint32_t count = figure(words[2]);
        constexpr std::uint32_t most = 10'000'000;
        if (count > most)
            fail(words[2].at, fmt::format("{} arguments", count), fmt::format("at most {}", most));
        for (std::uint32_t i = 1; i <= count; ++i) names_.push_back(std::to_string(i));
    }
    [[nodiscard]] std::uint32_t figure(const word& w) const {
        std::uint32_t made = 0;
        const auto [end, error] = std::from_chars(w.text.data(), w.text.data() + w.text.size(), made);
        if (error != std::errc{} || end != w.text.data() + w.text.size())
            fail(w.at, fmt::format("\"{}\"", w.text), "a number");
        return made;
    }
    [[nodiscard]] std::uint32_t number(const word& w) const {
        const std::uint32_t made = figure(w);
        if (made == 0 || made > names_.size())
            fail(w.at, fmt::format("argument {}", made), fmt::format("1 to {}", names_.size()));
        return made - 1;
    }
    [[nodiscard]] std::uint32_t named(const word& w) const {
        const auto at = numbers_.find(w.text);
        if (at == numbers_.end())
            fail(w.at, fmt::format("no argument \"{}\"", w.text), "one that was named before");
        return at->second;
    }
    void name(const word& w) {
        if (!numbers_.emplace(std::string{w.text}, static_cast<std::uint32_t>(names_.size())).second)
            fail(w.at, fmt::format("argument \"{}\" twice", w.text), "each once");
        names_.emplace_back(w.text);
    }
    template <class Number>
    void take_pair(const std::vector<word>& words, const Number& number_of) {
        if (words[0].text.front() == '#') return;  // a comment
        if (words.size() != 2)
            fail(words[0].at, fmt::format("{} words", words.size()), "who attacks and who is attacked");
        attacks_.push_back({number_of(words[0]), number_of(words[1])});
    }
    void take_tgf(const std::vector<word>& words) {
        if (words[0].text == "#") {
            if (past_names_) fail(words[0].at, "a second \"#\"", "one between names and attacks");
            past_names_ = true;
        } else if (past_names_) {
            take_pair(words, [this](const word& w) { return named(w); });
        } else {
            name(words[0]);
        }
    }
    // arg(a). att(a,b). of which a line may have several
    void take_facts(std::string_view line) {
        std::size_t i = 0;
        const auto blanks = [&] { i = std::min(line.find_first_not_of(" \t", i), line.size()); };
        const auto until = [&](char c) {
            blanks();
            const std::size_t begin = i;
            const std::size_t end = line.find(c, i);
            if (end == std::string_view::npos) fail(begin, "no end", fmt::format("\"{}\"", c));
            i = end + 1;
            const auto last = line.find_last_not_of(" \t", end - (end == begin ? 0 : 1));
            const std::string_view text = end == begin ? "" : line.substr(begin, last - begin + 1);
            if (text.empty()) fail(begin, "nothing", "a name");
            return word{begin, text};
        };
        for (blanks(); i != line.size(); blanks()) {
            if (line[i] == '%') return;
            const word fact = until('(');
            if (fact.text == "arg") {
                name(until(')'));
            } else if (fact.text == "att") {
                const std::uint32_t from = named(until(','));
                attacks_.push_back({from, named(until(')'))});
            } else {
                fail(fact.at, fmt::format("\"{}\"", fact.text), "\"arg\" or \"att\"");
            }
            blanks();
            if (i == line.size() || line[i] != '.') fail(i, "no \".\"", "one after each fact");
            ++i;
        }
    }

    [[nodiscard]] named_framework made() {
        named_framework all;
        all.framework = hearsay::argument_framework{names_.size(), attacks_};
        all.names = std::move(names_);
        return all;
    }

    std::size_t line_ = 0;
    format format_ = format::unknown;
    bool past_names_ = false;
    std::vector<std::string> names_;
    std::map<std::string, std::uint32_t, std::less<>> numbers_;
    std::vector<hearsay::attack> attacks_;
};

}  // namespace figures
