#pragma once

#include <hearsay/model/date_set.hpp>

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

namespace hearsay::inline v1 {

/// When something was said: a day, a range of days ("by 18 October"), an instant, or not known. Eight bytes.
///
/// An instant keeps its offset from UTC as written; it counts as its UTC day, and orders by the second only against
/// another instant.
class said_at {
public:
    constexpr said_at() noexcept = default;  ///< not known
    constexpr said_at(day on) : said_at{day_range::on(on)} {}
    constexpr explicit said_at(const day_range& days)
        : bits_{(std::uint64_t{1} << tag_shift) | (pack(days.first(), no_first) << 24) | pack(days.last(), no_last)} {}
    /// An instant in whole seconds of UTC, written with an offset of so many minutes. Throws for offsets over a day.
    [[nodiscard]] static constexpr said_at instant(std::chrono::sys_seconds when, int offset_minutes = 0) {
        if (offset_minutes < -1439 || offset_minutes > 1439) {
            throw std::invalid_argument("said_at::instant: an offset from UTC is less than a day");
        }
        said_at made;
        made.bits_ = (std::uint64_t{2} << tag_shift) |
                     (static_cast<std::uint64_t>(offset_minutes + 2048) << 50) |
                     (static_cast<std::uint64_t>(when.time_since_epoch().count() + second_bias) & second_mask);
        return made;
    }

    [[nodiscard]] constexpr bool is_known() const noexcept { return bits_ != 0; }
    [[nodiscard]] constexpr bool is_instant() const noexcept { return bits_ >> tag_shift == 2; }
    /// The days it may have been: for an instant its UTC day, for one not known every day.
    [[nodiscard]] constexpr day_range days() const noexcept {
        if (!is_known()) return day_range::everything();
        if (is_instant()) return day_range::on(std::chrono::floor<std::chrono::days>(utc()));
        const std::uint64_t first = (bits_ >> 24) & day_mask;
        const std::uint64_t last = bits_ & day_mask;
        if (first == no_first) return last == no_last ? day_range::everything() : day_range::by(unpack(last));
        return last == no_last ? day_range::from(unpack(first)) : day_range::between(unpack(first), unpack(last));
    }
    /// The instant. Only where `is_instant()`.
    [[nodiscard]] constexpr std::chrono::sys_seconds utc() const noexcept {
        return std::chrono::sys_seconds{
            std::chrono::seconds{static_cast<std::int64_t>(bits_ & second_mask) - second_bias}};
    }
    [[nodiscard]] constexpr int offset_minutes() const noexcept {
        return is_instant() ? static_cast<int>((bits_ >> 50) & 0xfff) - 2048 : 0;
    }

    friend constexpr bool operator==(said_at, said_at) noexcept = default;

    /// Whether a was surely said after b: its first day is after b's last, or both are instants and a is the later.
    /// What is not known, and ranges that overlap, order nothing.
    [[nodiscard]] friend constexpr bool wholly_later(said_at a, said_at b) noexcept {
        if (a.is_instant() && b.is_instant()) return a.utc() > b.utc();
        const auto first = a.days().first();
        const auto last = b.days().last();
        return first && last && *first > *last;
    }

    /// Whether it was surely said by the end of a day: a range counts from its end, what is not known never was.
    [[nodiscard]] constexpr bool is_by(day limit) const noexcept {
        const auto last = days().last();
        return last && *last <= limit;
    }

private:
    static constexpr int tag_shift = 62;
    static constexpr std::uint64_t day_mask = 0xffffff;
    static constexpr std::uint64_t no_first = 0;
    static constexpr std::uint64_t no_last = day_mask;
    static constexpr std::int64_t day_bias = 1 << 22;
    static constexpr std::uint64_t second_mask = (std::uint64_t{1} << 50) - 1;
    static constexpr std::int64_t second_bias = std::int64_t{1} << 49;

    static constexpr std::uint64_t pack(std::optional<day> d, std::uint64_t if_absent) noexcept {
        return d ? static_cast<std::uint64_t>(d->time_since_epoch().count() + day_bias) : if_absent;
    }
    static constexpr day unpack(std::uint64_t bits) noexcept {
        return day{std::chrono::days{static_cast<std::int64_t>(bits) - day_bias}};
    }

    std::uint64_t bits_ = 0;
};

/// Writes `2024-10-18`, `2024-10-18T09:30:00+02:00`, a range as `day_range` does, and nothing where it is not known.
[[nodiscard]] inline std::string to_string(said_at when) {
    if (!when.is_known()) return "";
    if (!when.is_instant()) return fmt::format("{}", when.days());
    const int offset = when.offset_minutes();
    const auto local = when.utc() + std::chrono::minutes{offset};
    const auto date = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss time{local - date};
    std::string zone = "Z";
    if (offset != 0) {
        const int size = offset < 0 ? -offset : offset;
        zone = fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', size / 60, size % 60);
    }
    return fmt::format("{}T{:02}:{:02}:{:02}{}", to_string(date), time.hours().count(), time.minutes().count(),
                       time.seconds().count(), zone);
}

}  // namespace hearsay::inline v1
