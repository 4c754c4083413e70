#pragma once

#include <hearsay/graph/storage.hpp>

#include <string>
#include <vector>

// Records made again from the columns of a graph: by number once committed, by symbol while in a batch.

namespace hearsay::inline v1::detail {

template <class Storage>
struct speller {
    const Storage& data;
    bool committed;                                        // whether references hold numbers
    const std::vector<scope_record>* staged_scopes = nullptr;  // where they do not
    std::size_t conditions = data.conditions.size();           // how many there are: a snapshot knows its own
    std::size_t retractions = data.retractions.size();

    template <class Kind>
    [[nodiscard]] std::string reference(std::uint32_t which) const {
        if (which == none) return {};
        const name_index& index = data.template index_of<Kind>();
        return std::string{committed ? index.name(which) : index.name_of_symbol(which)};
    }
    template <class Kind>
    [[nodiscard]] std::string spelling(id<Kind> which) const {
        return reference<Kind>(which.number());
    }
    [[nodiscard]] std::string text(std::uint32_t number) const {
        return number == 0 ? std::string{} : std::string{data.texts[number]};
    }
    [[nodiscard]] scope_record scope_of(std::uint32_t number) const {
        if (!committed) return number == 0 ? scope_record{} : (*staged_scopes)[number - 1];
        const scope& s = data.scopes[number];
        return {s.place ? spelling(*s.place) : std::string{}, s.period, s.part ? spelling(*s.part) : std::string{}};
    }

    template <class Value>
    [[nodiscard]] Value value(std::uint8_t kind, std::uint32_t number) const {
        Value made;
        if (kind != 0xff) value_at<0, Value>(kind, number, made);
        return made;
    }

    [[nodiscard]] source_record source_of(std::uint32_t number) const {
        const source_row& row = data.source_rows[number];
        return {std::string{data.sources.name(number)}, text(row.name), row.kind, reference<struct source>(row.within),
                row.reliability};
    }
    template <class Record>
    [[nodiscard]] Record question_of(std::uint32_t number, const std::string_view* kind_names) const {
        const question_row& row = data.question_rows[number];
        Record made;
        made.id = data.questions.name(number);
        made.asks = text(row.asks);
        made.kind = kind_names[row.kind];
        made.unit = reference<struct unit>(row.unit);
        made.domain = value<typename Record::value>(row.domain_kind, row.domain);
        made.additive = row.additive;
        made.assumes = text(row.assumes);
        made.scope = scope_of(row.scope);
        return made;
    }
    template <class Record>
    [[nodiscard]] Record claim_of(std::uint32_t number) const {
        const claim_row& row = data.claim_rows[number];
        Record made;
        made.id = data.claims.name(number);
        made.answers = reference<struct question>(row.question);
        made.value = value<typename Record::value_type>(row.kind, row.value);
        made.text = text(row.text);
        made.scope = scope_of(row.written_scope);
        return made;
    }
    [[nodiscard]] statement_record statement_of(std::uint32_t number) const {
        statement_record made;
        made.id = data.statements.name(number);
        made.source = reference<struct source>(data.made_by[number]);
        made.at = data.said[number];
        made.document = reference<struct document>(data.document[number]);
        if (const std::uint32_t more = data.extra[number]; more != none) {
            made.locator = text(data.extras[more].locator);
            made.quote = text(data.extras[more].quote);
            made.lang = text(data.extras[more].lang);
        }
        made.held = (data.flags[number] & flag_held) != 0;
        made.own_basis = (data.flags[number] & flag_own_basis) != 0;
        for (std::size_t e = data.stances.begin_of(number); e < data.stances.end_of(number); ++e) {
            const std::uint8_t code = data.stance_codes[e];
            stance_record one{reference<struct claim>(data.stances.value(e).claim), static_cast<stance>(code & 15),
                              static_cast<certainty>(code >> 4), {}};
            for (std::size_t low = 0, high = conditions; low < high;) {
                const std::size_t middle = (low + high) / 2;
                const auto [entry, words] = data.conditions[middle];
                if (entry == e) {
                    one.condition = text(words);
                    break;
                }
                if (entry < e) low = middle + 1;
                else high = middle;
            }
            made.stances.push_back(std::move(one));
        }
        for (std::size_t e = data.relays.begin_of(number); e < data.relays.end_of(number); ++e) {
            made.relays.push_back(reference<struct statement>(data.relays.value(e)));
        }
        for (std::size_t r = first_retraction(number); r < retractions; ++r) {
            if (data.retractions[r].by.number() != number) break;
            auto& list = data.retractions[r].corrects ? made.corrects : made.retracts;
            list.push_back(reference<struct statement>(data.retractions[r].of.number()));
        }
        return made;
    }

private:
    [[nodiscard]] std::size_t first_retraction(std::uint32_t by) const {
        std::size_t low = 0;
        std::size_t high = retractions;
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            if (data.retractions[middle].by.number() < by) low = middle + 1;
            else high = middle;
        }
        return low;
    }
    template <std::size_t At, class Value>
    void value_at(std::uint8_t kind, std::uint32_t number, Value& made) const {
        if constexpr (At < std::tuple_size_v<decltype(data.values)>) {
            if (kind != At) return value_at<At + 1>(kind, number, made);
            using kind_type = std::tuple_element_t<At, typename Storage::kinds>;
            const auto& stated = std::get<At>(data.values)[number];
            if constexpr (requires { kind_type::spell(stated, *this); }) {
                made.template emplace<At + 1>(kind_type::spell(stated, *this));
            } else {
                made.template emplace<At + 1>(stated);
            }
        }
    }
};

}  // namespace hearsay::inline v1::detail
