#include "case_fields.hpp"

#include <hearsay/graph/batch.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace hearsay::inline v1::detail {

void assign(std::vector<std::string>& list, std::size_t at, std::string_view text) {
    if (at < list.size())
        list[at].assign(text);
    else
        list.emplace_back(text);
}

std::string_view nearest(std::string_view to, word_list among) {
    if (to.size() > 100) return {};
    const std::size_t limit = to.size() < 3 ? 1 : to.size() < 5 ? 2 : 3;
    std::size_t best = limit + 1;
    std::string_view found;
    for (const auto word : among) {
        const auto apart = distance(word, to, limit);
        if (apart < best && apart < word.size()) {
            best = apart;
            found = word;
        }
    }
    return found;
}

std::string any_of(word_list among) {
    std::string text;
    for (std::size_t i = 0; i < among.size(); ++i) {
        if (i != 0) text += i + 1 == among.size() ? " or " : ", ";
        text += among[i];
    }
    return text;
}

void field_reader::error(location where, std::string found, std::string expected, std::string mend,
    std::optional<location> other) {
    faulty = true;
    faults_->error(where, std::move(found), std::move(expected), std::move(mend), other);
}

void field_reader::wrong_type(
    const node& value, std::string_view key, std::string_view expected, std::string_view mend) {
    faulty = true;
    if (value.is_fault()) return;
    error(value.where(), fmt::format("{} as \"{}\"", describe(value), key), std::string{expected},
        std::string{mend});
}

void field_reader::unknown_key(const mapping_entry& entry, std::string_view owner, word_list keys) {
    if (faults_->error_count() >= diagnostics::most_kept)
        return error(entry.key_where, {}, {}, {});  // counted alone
    const auto meant = nearest(entry.key, keys);
    error(entry.key_where, fmt::format("unknown key {} of {}", in_quotes(entry.key), owner), any_of(keys),
        meant.empty() ? std::string{"take it out, or write what it means in one of those"}
                      : fmt::format("write \"{}\"", meant));
}

void field_reader::missing(location where, std::string_view owner, std::string_view key,
    std::string_view expected, std::string_view mend) {
    error(where, fmt::format("{} without \"{}\"", owner, key), std::string{expected}, std::string{mend});
}

bool field_reader::is_record(const node& value, std::string_view owner) {
    if (value.is_mapping() || value.is_null()) return true;
    wrong_type(value, owner, "a mapping of its fields", "write its fields as {key: value}");
    return false;
}

void field_reader::text(const node& value, std::string_view key, std::string& into) {
    if (value.is_string()) {
        into.assign(value.text());
    } else if (value.is_number() || value.is_boolean()) {
        wrong_type(value, key, "a text", fmt::format("write it in quotes: \"{}\"", value.text()));
    } else {
        wrong_type(value, key, "a text", "write a text, or leave the key out");
    }
}

void field_reader::reference(
    const node& value, std::string_view key, std::string_view kind, std::string& into) {
    if (value.is_string() && !value.text().empty()) {
        into.assign(value.text());
        return;
    }
    const auto expected = fmt::format("the id of a {}", kind);
    if (value.is_number() || value.is_boolean())
        wrong_type(value, key, expected, fmt::format("write it in quotes: \"{}\"", value.text()));
    else
        wrong_type(value, key, expected, "write its id, or leave the key out");
}

void field_reader::truth(const node& value, std::string_view key, bool& into) {
    if (value.is_boolean())
        into = value.boolean();
    else
        wrong_type(value, key, "true or false", "write true or false, without quotes");
}

std::optional<double> field_reader::number(const node& value, std::string_view key, std::string_view mend) {
    if (value.is_finite()) return value.number() + 0.0;  // -0 becomes 0
    wrong_type(value, key, value.is_number() ? "a finite number" : "a number", mend);
    return std::nullopt;
}

std::optional<std::size_t> field_reader::word(const node& value, std::string_view key, word_list known) {
    if (!value.is_string()) {
        wrong_type(value, key, any_of(known), "write one of these words");
        return std::nullopt;
    }
    const auto found = std::ranges::find(known, value.text());
    if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
    const auto meant = nearest(value.text(), known);
    error(value.where(), fmt::format("unknown {} {}", key, in_quotes(value.text())), any_of(known),
        meant.empty() ? std::string{"choose the one that fits best"} : fmt::format("write \"{}\"", meant));
    return std::nullopt;
}

void field_reader::grade(const node& value, std::string_view key, char& into) {
    static constexpr std::string_view grades[] = {"A", "B", "C", "D", "E", "F"};
    if (const auto at = word(value, key, grades)) into = grades[*at].front();
}

bool field_reader::is_list_within(const node& item, std::string_view key) {
    if (!item.is_sequence()) return false;
    error(item.where(), fmt::format("a list within the list \"{}\"", key), "all items in one list",
        "take the inner brackets out");
    return true;
}

void field_reader::references(
    const node& value, std::string_view key, std::string_view kind, std::vector<std::string>& into) {
    std::size_t count = 0;
    items(value, [&](const node& item, std::size_t at) {
        assign(into, at, {});
        count = at + 1;
        if (!is_list_within(item, key)) reference(item, key, kind, into[at]);
    });
    into.resize(count);
}

// ---------------------------------------------------------------- times

namespace {

constexpr std::string_view time_shapes =
    "a day (2024-10-18), an instant with its offset from UTC (2024-10-18T12:00:00+02:00), {from, to} or {by}";

constexpr bool has_form_of_day(std::string_view text) noexcept {
    if (text.size() != 10) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
    return true;
}

// The number of two digits at a place of a text, or nothing.
constexpr std::optional<int> two_digits(std::string_view text, std::size_t at) noexcept {
    if (at + 2 > text.size()) return std::nullopt;
    const char tens = text[at];
    const char ones = text[at + 1];
    if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return std::nullopt;
    return (tens - '0') * 10 + (ones - '0');
}

}  // namespace

std::optional<day> field_reader::one_day(const node& value, std::string_view key) {
    if (!value.is_string()) {
        wrong_type(value, key, "a day, such as 2024-10-18", "write it as year-month-day");
        return std::nullopt;
    }
    if (const auto read = parse_day(value.text())) return read;
    const bool is_near = has_form_of_day(value.text());
    error(value.where(),
        is_near ? fmt::format("the day {}, which no calendar has", value.text())
                : fmt::format("{} as \"{}\"", describe(value), key),
        "a day, such as 2024-10-18", is_near ? "correct the day" : "write it as year-month-day");
    return std::nullopt;
}

std::optional<day_range> field_reader::days(const node& mapping, std::string_view key) {
    static constexpr std::string_view keys[] = {"from", "to"};
    std::optional<day> from;
    std::optional<day> to;
    location last = mapping.where();
    bool has_end = false;
    bool good = true;
    for (const auto entry : mapping.entries()) {
        const bool is_from = entry.key == "from";
        if (!is_from && entry.key != "to") {
            unknown_key(entry, fmt::format("\"{}\"", key), keys);
            good = false;
            continue;
        }
        has_end = true;
        if (entry.value.is_null()) continue;
        const auto read = one_day(entry.value, entry.key);
        good = good && read;
        (is_from ? from : to) = read;
        if (!is_from) last = entry.value.where();
    }
    if (!good) return std::nullopt;
    if (!has_end) {
        error(mapping.where(), fmt::format("neither \"from\" nor \"to\" in \"{}\"", key),
            "the first day, the last day, or both", "write {from: 2024-10-17, to: 2024-10-18}");
        return std::nullopt;
    }
    if (from && to && *to < *from) {
        error(last, fmt::format("the last day {} before the first, {}", to_string(*to), to_string(*from)),
            "the earlier day first", "swap the two");
        return std::nullopt;
    }
    if (from && to) return day_range::between(*from, *to);
    if (from) return day_range::from(*from);
    return to ? day_range::by(*to) : day_range::everything();
}

std::optional<day_range> field_reader::period(const node& value, std::string_view key) {
    if (value.is_mapping()) return days(value, key);
    if (!value.is_string()) {
        wrong_type(value, key, "a day, such as 2024-10-18, or {from, to}", "write it as year-month-day");
        return std::nullopt;
    }
    const auto read = one_day(value, key);
    return read ? std::optional{day_range::on(*read)} : std::nullopt;
}

std::optional<said_at> field_reader::time(const node& value, std::string_view key) {
    if (value.is_mapping()) {
        const auto by = value.find("by");
        if (!by) {
            static constexpr std::string_view keys[] = {"from", "to", "by"};
            bool good = true;
            for (const auto entry : value.entries()) {
                if (entry.key == "from" || entry.key == "to") continue;
                unknown_key(entry, fmt::format("\"{}\"", key), keys);
                good = false;
            }
            const auto read = good ? days(value, key) : std::nullopt;
            return read ? std::optional{said_at{*read}} : std::nullopt;
        }
        for (const auto entry : value.entries()) {
            if (entry.key == "by") continue;
            error(entry.key_where, fmt::format("the key {} beside \"by\"", in_quotes(entry.key)),
                "by alone, or from and to", "take one of the two out");
            return std::nullopt;
        }
        const auto last = one_day(*by, "by");
        return last ? std::optional{said_at{day_range::by(*last)}} : std::nullopt;
    }
    if (!value.is_string()) {
        wrong_type(value, key, time_shapes, "write a day, or leave the key out where it is not known");
        return std::nullopt;
    }
    const auto text = value.text();
    if (const auto on = parse_day(text)) return said_at{*on};
    if (has_form_of_day(text)) return one_day(value, key) ? std::optional<said_at>{} : std::nullopt;
    if (has_form_of_day(text.substr(0, 10)) && text.size() > 10 && (text[10] == 'T' || text[10] == ' '))
        return instant(value, text);
    error(value.where(), fmt::format("{} as \"{}\"", describe(value), key), std::string{time_shapes},
        "write a day, or leave the key out where it is not known");
    return std::nullopt;
}

// An instant of RFC 3339, in whole seconds; the seconds may be left out.
std::optional<said_at> field_reader::instant(const node& value, std::string_view text) {
    const auto refuse = [&](std::string found, std::string mend) -> std::optional<said_at> {
        error(
            value.where(), std::move(found), "an instant such as 2024-10-18T12:00:00+02:00", std::move(mend));
        return std::nullopt;
    };
    const auto date = parse_day(text.substr(0, 10));
    if (!date)
        return refuse(
            fmt::format("the day {}, which no calendar has", text.substr(0, 10)), "correct the day");
    const auto shown = in_quotes(text);
    if (text[10] != 'T') return refuse(shown, "write \"T\" between the day and the hour");

    const auto hour = two_digits(text, 11);
    const auto minute = two_digits(text, 14);
    if (!hour || !minute || text[13] != ':') return refuse(shown, "write the time of day as 12:00:00");
    std::size_t at = 16;
    std::optional<int> second = 0;
    if (at < text.size() && text[at] == ':') {
        second = two_digits(text, at + 1);
        at += 3;
        if (!second) return refuse(shown, "write the time of day as 12:00:00");
        if (at < text.size() && text[at] == '.')
            return refuse(fmt::format("{}, with a fraction of a second", shown), "round it to whole seconds");
    }
    if (*hour > 23 || *minute > 59 || *second > 59)
        return refuse(fmt::format("{}, a time that no clock shows", shown),
            "hours are 00 to 23, minutes and seconds 00 to 59");

    const auto zone = at < text.size() ? text.substr(at) : std::string_view{};
    int offset = 0;
    if (zone != "Z") {
        const auto hours = two_digits(zone, 1);
        const auto minutes = two_digits(zone, 4);
        if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':' || !hours || !minutes) {
            return refuse(zone.empty() ? fmt::format("{}, without an offset from UTC", shown) : shown,
                "end it with Z for UTC, or with an offset such as +02:00");
        }
        if (*hours > 23 || *minutes > 59)
            return refuse(
                fmt::format("{}, an offset of a day or more", shown), "write an offset such as +02:00");
        offset = (*hours * 60 + *minutes) * (zone[0] == '-' ? -1 : 1);
    }
    return said_at::instant(*date + std::chrono::hours{*hour} + std::chrono::minutes{*minute - offset} +
            std::chrono::seconds{*second},
        offset);
}

}  // namespace hearsay::inline v1::detail
