// How many texts a second the readers of phrases take, on one core: phrases and news sentences of our own, and the public
// test texts where they lie beside the project (../shared). Beside them, as a measure of the machine, the same texts searched
// for digits by a regular expression and copied byte by byte.
#include <hearsay/text/find_dates.hpp>
#include <hearsay/text/find_quantities.hpp>
#include <hearsay/text/read_quantity.hpp>

#include <benchmark/benchmark.h>

#include <cstdint>
#include <fstream>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace hearsay;

const std::vector<std::string> phrases{"over 11 thousand soldiers", "at least 10,000",
    "as many as four brigades", "10-12k", "nearly 2.5 million people", "between 8,000 and 12,000 euros",
    "a few dozen vehicles", "no fewer than 20 wounded", "a million and a half", "$3 to $5 billion",
    "two hundred and six", "minus 260 degrees", "5.5 km/h", "one in five", "12,34,567 rupees", "1e6",
    "500 or more", "roughly 40%"};

const std::vector<std::string> sentences{
    "The president said that over 11 thousand soldiers had been sent by 18 October 2024, some 2,600 of them already there.",
    "The fund gained 3.2 percent and closed at 845.10 when the court put the fine at $3 to $5 billion, not $900 million as in 2022.",
    "At least 12 people were killed and dozens wounded when the first of four missiles hit the market at 9:35 a.m. on Tuesday.",
    "The service expects as many as four brigades, each of 3,000 to 5,000 soldiers, along a front of nearly 40 km.",
    "He declined to comment, and nobody at the agency would say who had seen the report or when it had been written."};

// The texts of a JSON Lines file, without a JSON library: the value after "text", its escapes left as they are.
std::vector<std::string> texts_of(const std::string& path) {
    std::vector<std::string> texts;
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);) {
        constexpr std::string_view key = "\"text\": \"";
        const auto begin = line.find(key);
        if (begin == std::string::npos) continue;
        auto end = begin + key.size();
        while (end < line.size() && line[end] != '"') end += line[end] == '\\' ? 2 : 1;
        texts.push_back(line.substr(begin + key.size(), end - begin - key.size()));
    }
    return texts;
}

const std::vector<std::string>& public_texts() {
    static const std::vector<std::string> texts = texts_of("../shared/data/quantities/dev.jsonl");
    return texts;
}

std::int64_t bytes_of(const std::vector<std::string>& texts) {
    std::int64_t bytes = 0;
    for (const auto& text : texts) bytes += static_cast<std::int64_t>(text.size());
    return bytes;
}

template <class Read>
void measure(benchmark::State& state, const std::vector<std::string>& texts, const Read& read) {
    for (auto _ : state)
        for (const auto& text : texts) benchmark::DoNotOptimize(read(text));
    const auto count = static_cast<std::int64_t>(texts.size());
    state.SetItemsProcessed(state.iterations() * count);
    state.SetBytesProcessed(state.iterations() * bytes_of(texts));
}

const auto find_all = [](const std::string& text) { return find_quantities(text).size(); };
const auto find_days = [](const std::string& text) { return find_dates(text, make_day(2024, 11, 1)).size(); };
const auto read_one = [](const std::string& text) { return read_quantity(text).has_value(); };
const auto search_digits = [](const std::string& text) {
    static const std::regex digits{"[0-9][0-9.,]*"};
    return std::distance(std::sregex_iterator{text.begin(), text.end(), digits}, {});
};
const auto copy = [](const std::string& text) { return std::string{text}.size(); };

void quantities_in_phrases(benchmark::State& state) { measure(state, phrases, find_all); }
void quantities_in_sentences(benchmark::State& state) { measure(state, sentences, find_all); }
void phrases_as_quantities(benchmark::State& state) { measure(state, phrases, read_one); }
void dates_in_sentences(benchmark::State& state) { measure(state, sentences, find_days); }
void digits_by_regex_in_sentences(benchmark::State& state) { measure(state, sentences, search_digits); }
void copies_of_sentences(benchmark::State& state) { measure(state, sentences, copy); }
BENCHMARK(quantities_in_phrases);
BENCHMARK(quantities_in_sentences);
BENCHMARK(phrases_as_quantities);
BENCHMARK(dates_in_sentences);
BENCHMARK(digits_by_regex_in_sentences);
BENCHMARK(copies_of_sentences);

// Only where they are: a benchmark without texts would count as failed.
const bool registered = [] {
    if (public_texts().empty()) return false;
    benchmark::RegisterBenchmark("quantities_in_public_texts",
        [](benchmark::State& state) { measure(state, public_texts(), find_all); });
    benchmark::RegisterBenchmark("digits_by_regex_in_public_texts",
        [](benchmark::State& state) { measure(state, public_texts(), search_digits); });
    return true;
}();

}  // namespace
