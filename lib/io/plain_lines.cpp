#include "plain_lines.hpp"

#include <hearsay/io/lines.hpp>

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {

namespace {

namespace ondemand = simdjson::ondemand;

// A text without anything to decode, as it stands between its quotes.
bool plain_text(ondemand::value& value, std::string_view& into) {
    std::string_view token = value.raw_json_token();
    const auto end = token.find_last_of('"');
    if (token.size() < 2 || token.front() != '"' || end == 0) return false;
    into = token.substr(1, end - 1);
    return into.find('\\') == std::string_view::npos;
}

// A number of at most 15 digits, which is exact as they are.
bool plain_number(ondemand::value& value, double& into) {
    std::string_view token = value.raw_json_token();
    while (!token.empty() && (token.back() == ' ' || token.back() == '\t')) token.remove_suffix(1);
    if (token.empty() || token.size() > 15) return false;
    const auto [end, error] =
        std::from_chars(token.data(), token.data() + token.size(), into, std::chars_format::fixed);
    // JSON has no leading zeros and nothing before or behind a point that is not a digit.
    const bool negative = token.front() == '-';
    const auto digits = token.substr(negative ? 1 : 0);
    const bool canonical = !digits.empty() && digits.front() >= '0' && digits.front() <= '9' &&
        digits.back() >= '0' && digits.back() <= '9' &&
        (digits.size() == 1 || digits[0] != '0' || digits[1] == '.');
    if (error != std::errc{} || end != token.data() + token.size() || !canonical) return false;
    into += 0.0;  // -0 becomes 0
    return true;
}

bool plain_truth(ondemand::value& value, bool& into) {
    return value.get_bool().get(into) == simdjson::SUCCESS;
}

// Which keys of a record have been met, one bit each.
class keys_met {
public:
    bool first(unsigned key) noexcept { return (std::exchange(bits_, bits_ | key) & key) == 0; }
    [[nodiscard]] bool has(unsigned keys) const noexcept { return (bits_ & keys) == keys; }

private:
    unsigned bits_ = 0;
};

// Each key of an object with its value; false where it can't be plain.
template <class Visit>
bool each_field(ondemand::object object, Visit&& visit) {
    for (auto field : object) {
        ondemand::field one;
        if (std::move(field).get(one) != simdjson::SUCCESS) return false;
        const char* const raw = one.key().raw();
        std::size_t length = 0;
        while (raw[length] != '"') {
            if (raw[length] == '\\' || length == 16) return false;  // no key of ours
            ++length;
        }
        ondemand::value value = one.value();
        if (!visit(std::string_view{raw, length}, value)) return false;
    }
    return true;
}

}  // namespace

// What the lines of a block say, in views of it; used again for the next block.
struct plain_lines::parsed_block {
    enum class form : std::uint8_t { full, source, question, claim, statement };
    struct line {
        form is = form::full;
        bool held = true;
        bool has_value = false;
        bool additive = false;
        bool approx = false;
        source_kind kind = source_kind::other;
        std::uint8_t answer = 0;  // the kind of a question
        char reliability = '\0';
        std::uint32_t begin = 0;  // in the block
        std::uint32_t end = 0;
        std::string_view id;
        std::string_view of;    // what it is of: a statement's source, a claim's question, a source's whole
        std::string_view text;  // a source's name, a question in words, a claim's wording
        std::string_view unit;
        said_at at{};
        double lower = 0;
        double upper = 0;
        bool lower_open = false;
        bool upper_open = false;
        std::uint32_t asserts_end = 0;  // of `claims`, from where the line before ended
        std::uint32_t claims_end = 0;   // with those that are denied
        std::uint32_t relays_end = 0;
    };
    struct wanted_name {
        std::uint64_t hash;
        record_kind kind;
        bool is_long;  // its text stands elsewhere
    };

    ondemand::parser parser;
    std::vector<line> lines;
    std::vector<std::string_view> claims;
    std::vector<std::string_view> denied;
    std::vector<std::string_view> relays;
    std::vector<wanted_name> names;
    question_record question;
    source_record source;
    claim_record claim;
    statement_record statement;

    static bool ids_in(ondemand::value& value, std::vector<std::string_view>& into) {
        ondemand::array list;
        if (value.get_array().get(list) != simdjson::SUCCESS) return false;
        for (auto item : list) {
            ondemand::value one;
            std::string_view id;
            if (std::move(item).get(one) != simdjson::SUCCESS || !plain_text(one, id) || id.empty())
                return false;
            into.push_back(id);
        }
        return true;
    }
    template <class Words>
    static std::optional<std::size_t> word_of(ondemand::value& value, const Words& words) {
        std::string_view text;
        if (!plain_text(value, text)) return std::nullopt;
        const auto at = std::ranges::find(words, text);
        return at == std::end(words) ? std::nullopt
                                     : std::optional{static_cast<std::size_t>(at - std::begin(words))};
    }

    // Each says false where the line has to be read in full: a key twice, or one that is missing, included.
    bool read_source(ondemand::object object, line& made) {
        enum : unsigned { id = 1, name = 2, kind = 4, within = 8, reliability = 16 };
        keys_met met;
        const auto once = [&met](unsigned key) { return met.first(key); };
        const bool plain = each_field(object, [&](std::string_view key, ondemand::value& value) {
            if (key == "id") return once(id) && plain_text(value, made.id) && !made.id.empty();
            if (key == "name") return once(name) && plain_text(value, made.text);
            if (key == "within") return once(within) && plain_text(value, made.of) && !made.of.empty();
            if (key == "kind") {
                const auto word = word_of(value, source_kind_names);
                if (word) made.kind = static_cast<source_kind>(*word);
                return once(kind) && word.has_value();
            }
            if (key == "reliability") {
                std::string_view grade;
                if (!once(reliability) || !plain_text(value, grade) || grade.size() != 1) return false;
                made.reliability = grade.front();
                return made.reliability >= 'A' && made.reliability <= 'F';
            }
            return false;
        });
        return plain && met.has(id | kind);
    }

    bool read_question(ondemand::object object, line& made) {
        enum : unsigned { id = 1, asks = 2, kind = 4, unit = 8, additive = 16 };
        keys_met met;
        const auto once = [&met](unsigned key) { return met.first(key); };
        const bool plain = each_field(object, [&](std::string_view key, ondemand::value& value) {
            if (key == "id") return once(id) && plain_text(value, made.id) && !made.id.empty();
            if (key == "asks") return once(asks) && plain_text(value, made.text);
            if (key == "unit") return once(unit) && plain_text(value, made.unit) && !made.unit.empty();
            if (key == "additive") return once(additive) && plain_truth(value, made.additive);
            if (key == "kind") {
                const auto word = word_of(value, value_kind_names);
                made.answer = static_cast<std::uint8_t>(word.value_or(0));
                return once(kind) && word.has_value();
            }
            return false;
        });
        return plain && met.has(id | asks | kind);
    }

    static bool read_range(ondemand::value& value, line& made) {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        ondemand::object object;
        if (value.get_object().get(object) != simdjson::SUCCESS) return false;
        made.lower = -infinity;
        made.upper = infinity;
        enum : unsigned { lower = 1, upper = 2, lower_open = 4, upper_open = 8, unit = 16, approx = 32 };
        keys_met met;
        const auto once = [&met](unsigned key) { return met.first(key); };
        const bool plain = each_field(object, [&](std::string_view key, ondemand::value& end) {
            if (key == "lower") return once(lower) && plain_number(end, made.lower);
            if (key == "upper") return once(upper) && plain_number(end, made.upper);
            if (key == "lower_open") return once(lower_open) && plain_truth(end, made.lower_open);
            if (key == "upper_open") return once(upper_open) && plain_truth(end, made.upper_open);
            if (key == "unit") return once(unit) && plain_text(end, made.unit) && !made.unit.empty();
            if (key == "approx") return once(approx) && plain_truth(end, made.approx);
            return false;
        });
        made.has_value = true;
        return plain && (met.has(lower) || met.has(upper)) &&
            interval::between_if_any(made.lower, made.lower_open, made.upper, made.upper_open).has_value();
    }

    bool read_claim(ondemand::object object, line& made) {
        enum : unsigned { id = 1, answers = 2, range = 4, text = 8 };
        keys_met met;
        const auto once = [&met](unsigned key) { return met.first(key); };
        const bool plain = each_field(object, [&](std::string_view key, ondemand::value& value) {
            if (key == "id") return once(id) && plain_text(value, made.id) && !made.id.empty();
            if (key == "answers") return once(answers) && plain_text(value, made.of) && !made.of.empty();
            if (key == "value") return once(range) && read_range(value, made);
            if (key == "text") return once(text) && plain_text(value, made.text);
            return false;
        });
        return plain && met.has(id | answers);
    }

    bool read_statement(ondemand::object object, line& made) {
        enum : unsigned { id = 1, speaker = 2, at = 4, asserts = 8, denies = 16, relayed = 32, held = 64 };
        keys_met met;
        const auto once = [&met](unsigned key) { return met.first(key); };
        denied.clear();
        const bool plain = each_field(object, [&](std::string_view key, ondemand::value& value) {
            if (key == "id") return once(id) && plain_text(value, made.id) && !made.id.empty();
            if (key == "source") return once(speaker) && plain_text(value, made.of) && !made.of.empty();
            if (key == "at") {
                std::string_view text;
                if (!once(at) || !plain_text(value, text)) return false;
                const auto on = parse_day(text);
                if (on) made.at = said_at{*on};
                return on.has_value();
            }
            if (key == "asserts") return once(asserts) && ids_in(value, claims);
            if (key == "denies") return once(denies) && ids_in(value, denied);
            if (key == "relays") return once(relayed) && ids_in(value, relays);
            if (key == "held") return once(held) && plain_truth(value, made.held);
            return false;
        });
        made.asserts_end = static_cast<std::uint32_t>(claims.size());
        claims.insert(claims.end(), denied.begin(), denied.end());
        return plain && met.has(id | speaker);
    }

    bool read_record(ondemand::document_reference document, line& made) {
        ondemand::object record;
        if (document.get_object().get(record) != simdjson::SUCCESS) return false;
        int keys = 0;
        const bool plain = each_field(record, [&](std::string_view key, ondemand::value& value) {
            ondemand::object object;
            if (++keys != 1 || value.get_object().get(object) != simdjson::SUCCESS) return false;
            if (key == "statement") return made.is = form::statement, read_statement(object, made);
            if (key == "claim") return made.is = form::claim, read_claim(object, made);
            if (key == "source") return made.is = form::source, read_source(object, made);
            if (key == "question") return made.is = form::question, read_question(object, made);
            return false;
        });
        return plain && keys == 1;
    }

    /// Finds the lines of a block, and reads those that are plain.
    void parse(std::string_view block) {
        lines.clear();
        claims.clear();
        relays.clear();
        for (std::size_t begin = 0; begin < block.size();) {
            const auto end = block.find('\n', begin);
            line& made = lines.emplace_back();
            made.begin = static_cast<std::uint32_t>(begin);
            made.end = static_cast<std::uint32_t>(end);
            begin = end + 1;
        }
        ondemand::document_stream documents;
        if (parser.iterate_many(block.data(), block.size(), block.size()).get(documents) != simdjson::SUCCESS)
            return;
        std::size_t next = 0;  // the line on which the next document is to begin
        const auto pass_blank = [&] {
            while (next < lines.size() && is_blank(text_of(block, lines[next]))) ++next;
        };
        // The line read last: it is known to hold one document when the next begins.
        std::size_t last = lines.size();
        for (auto at = documents.begin(); at != documents.end(); ++at) {
            pass_blank();
            const bool in_step = next < lines.size() && at.error() == simdjson::SUCCESS &&
                at.current_index() == lines[next].begin + first_of(block, lines[next]);
            if (!in_step) {
                if (last != lines.size()) lines[last].is = form::full;
                return;
            }
            line& made = lines[next];
            const std::size_t claims_before = claims.size();
            const std::size_t relays_before = relays.size();
            auto document = *at;
            ondemand::document_reference one;
            if (std::move(document).get(one) != simdjson::SUCCESS || !read_record(one, made)) {
                made.is = form::full;
                claims.resize(claims_before);
                relays.resize(relays_before);
            }
            made.claims_end = static_cast<std::uint32_t>(claims.size());
            made.relays_end = static_cast<std::uint32_t>(relays.size());
            last = next++;
        }
        pass_blank();
        // Where the documents end early, what is left of the block, and maybe of the last line, is at fault.
        if (last != lines.size() && (next != lines.size() || documents.truncated_bytes() != 0))
            lines[last].is = form::full;
    }

    /// Lists the names that some lines look up, and brings what they lead to closer: the slots of all, then the
    /// entries, then what texts are long.
    /// \param next_claim, next_relay  the first of the first line
    void fetch_names(std::size_t from, std::size_t to, std::uint32_t next_claim, std::uint32_t next_relay,
        const case_builder& known) {
        names.clear();
        const auto want = [&](record_kind kind, std::string_view name) {
            const kept_name wanted{name};
            names.push_back({name_index::hash(wanted), kind, !wanted.is_inside()});
        };
        for (std::size_t i = from; i < to; ++i) {
            const line& of = lines[i];
            switch (of.is) {
            case form::full: break;
            case form::source: want(record_kind::source, of.id); break;
            case form::question: want(record_kind::question, of.id); break;
            case form::claim:
                want(record_kind::claim, of.id);
                want(record_kind::question, of.of);
                break;
            case form::statement:
                want(record_kind::statement, of.id);
                want(record_kind::source, of.of);
                for (std::uint32_t c = next_claim; c < of.claims_end; ++c)
                    want(record_kind::claim, claims[c]);
                for (std::uint32_t r = next_relay; r < of.relays_end; ++r)
                    want(record_kind::statement, relays[r]);
                break;
            }
            next_claim = std::max(next_claim, of.claims_end);
            next_relay = std::max(next_relay, of.relays_end);
        }
        using fetched = claim_batch::fetched;
        for (const auto step : {fetched::slot, fetched::entry, fetched::text}) {
            for (const wanted_name& name : names) {
                if (step != fetched::text || name.is_long) known.fetch(name.kind, name.hash, step);
            }
        }
    }

    // What a line says as a record, whose memory is used again.
    const source_record& to_source(const line& of) {
        source.id.assign(of.id);
        source.name.assign(of.text);
        source.within.assign(of.of);
        source.kind = of.kind;
        source.reliability = of.reliability;
        return source;
    }
    question_record& to_question(const line& of) {
        question.id.assign(of.id);
        question.asks.assign(of.text);
        question.kind = value_kind_names[of.answer];
        question.unit.assign(of.unit);
        question.additive = of.additive ? additivity::all() : additivity{};
        return question;
    }
    claim_record& to_claim(const line& of) {
        claim.id.assign(of.id);
        claim.answers.assign(of.of);
        claim.text.assign(of.text);
        if (!of.has_value) {
            claim.value = std::monostate{};
            return claim;
        }
        if (!std::holds_alternative<said_quantity>(claim.value)) claim.value = said_quantity{};
        auto& said = std::get<said_quantity>(claim.value);
        said.value =
            quantity::of(interval::between(of.lower, of.lower_open, of.upper, of.upper_open), {}, of.approx);
        said.unit.assign(of.unit);
        return claim;
    }
    const statement_record& to_statement(
        const line& of, std::uint32_t first_claim, std::uint32_t first_relay) {
        statement.id.assign(of.id);
        statement.source.assign(of.of);
        statement.at = of.at;
        statement.held = of.held;
        statement.stances.resize(of.claims_end - first_claim);
        for (std::uint32_t c = first_claim; c < of.claims_end; ++c) {
            auto& one = statement.stances[c - first_claim];
            one.claim.assign(claims[c]);
            one.stance = c < of.asserts_end ? stance::asserts : stance::denies;
        }
        statement.relays.resize(of.relays_end - first_relay);
        for (std::uint32_t r = first_relay; r < of.relays_end; ++r)
            statement.relays[r - first_relay].assign(relays[r]);
        return statement;
    }

    static std::string_view text_of(std::string_view block, const line& of) {
        auto text = block.substr(of.begin, of.end - of.begin);
        if (text.ends_with('\r')) text.remove_suffix(1);
        return text;
    }
    static std::size_t first_of(std::string_view block, const line& of) {
        const auto text = block.substr(of.begin, of.end - of.begin);
        return std::min(text.find_first_not_of(" \t\r"), text.size());
    }
};

plain_lines::plain_lines(case_builder& into, full_reader in_full)
    : block_{std::make_unique<parsed_block>()}, into_{into}, in_full_{std::move(in_full)} {}
plain_lines::~plain_lines() = default;

std::uint32_t plain_lines::read(std::string_view text, std::uint32_t file, std::uint32_t first_line) {
    using form = parsed_block::form;
    parsed_block& block = *block_;
    block.parse(text);
    into_.keep_nodes(false);
    std::uint32_t claims_from = 0;
    std::uint32_t relays_from = 0;
    constexpr std::size_t at_once = 128;
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
        if (i % at_once == 0)
            block.fetch_names(i, std::min(i + at_once, block.lines.size()), claims_from, relays_from, into_);
        const auto& line = block.lines[i];
        const auto whole = parsed_block::text_of(text, line);
        const location where{file, first_line + static_cast<std::uint32_t>(i), 1};
        const auto place = [&] {  // of the id, as the full reader has it
            const auto before = whole.substr(0, static_cast<std::size_t>(line.id.data() - whole.data()) - 1);
            const auto starts = std::ranges::count_if(
                before, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; });
            return location{file, where.line, static_cast<std::uint32_t>(starts) + 1};
        };
        switch (line.is) {
        case form::full: in_full_(whole, where); break;
        case form::source: into_.add_plain(block.to_source(line), place()); break;
        case form::question:
            if (line.unit.empty() || into_.knows_unit(line.unit))
                into_.add_plain(block.to_question(line), place());
            else
                in_full_(whole, where);
            break;
        case form::claim: into_.add_plain(block.to_claim(line), place()); break;
        case form::statement:
            into_.add_plain(block.to_statement(line, claims_from, relays_from), place());
            break;
        }
        claims_from = std::max(claims_from, line.claims_end);
        relays_from = std::max(relays_from, line.relays_end);
    }
    return static_cast<std::uint32_t>(block.lines.size());
}

}  // namespace hearsay::inline v1::detail
