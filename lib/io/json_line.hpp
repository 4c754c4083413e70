#pragma once

#include "json_text.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

// JSON on one line, written as fast as memory takes it. Not installed.

namespace hearsay::inline v1::detail {

/// Text that grows at its end, and whose room is asked for before it is written.
class text_buffer {
public:
    /// Where to write up to `bytes`, which `end_at` then takes in. Valid until the next call.
    [[nodiscard]] char* room(std::size_t bytes) {
        if (capacity_ - size_ < bytes) grow(bytes);
        return text_.get() + size_;
    }
    void end_at(const char* end) noexcept { size_ = static_cast<std::size_t>(end - text_.get()); }

    void append(std::string_view text) {
        char* const to = room(text.size());
        std::memcpy(to, text.data(), text.size());
        size_ += text.size();
    }
    [[nodiscard]] std::string_view view() const noexcept { return {text_.get(), size_}; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    void clear() noexcept { size_ = 0; }

private:
    void grow(std::size_t bytes) {
        const std::size_t more = (capacity_ + bytes) * 2;
        std::unique_ptr<char[]> made{new char[more]};
        if (size_ != 0) std::memcpy(made.get(), text_.get(), size_);
        text_ = std::move(made);
        capacity_ = more;
    }

    std::unique_ptr<char[]> text_{};
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

/// Writes a record with the calls of json_writer and the same bytes as that on one line; unlike that, it
/// doesn't look after the order of its calls, and takes keys to need no escapes, but for those of `key_of`.
class json_line {
public:
    enum class layout { one_line };

    explicit json_line(text_buffer& out) : out_{out} {}

    void begin() noexcept { needs_comma_ = false; }

    json_line& key(std::string_view plain) {
        char* to = separated(plain.size() + 6);
        *to++ = '"';
        std::memcpy(to, plain.data(), plain.size());
        to += plain.size();
        std::memcpy(to, "\": ", 3);
        out_.end_at(to + 3);
        needs_comma_ = false;
        return *this;
    }
    json_line& key_of(std::string_view any) {
        value(any);
        out_.append(": ");
        needs_comma_ = false;
        return *this;
    }
    json_line& value(std::string_view text) {
        char* const begun = separated(text.size() + 12);
        char* to = begun;
        const char* at = text.data();
        std::size_t left = text.size();
        *to++ = '"';
        for (; left >= 8; left -= 8, at += 8, to += 8) {
            const std::uint64_t bytes = eight_bytes(at);
            if (has_special(bytes)) return escaped(begun, text);
            std::memcpy(to, &bytes, 8);
        }
        if (left != 0) {
            const std::uint64_t bytes = few_bytes(at, left);
            if (has_special(bytes)) return escaped(begun, text);
            std::memcpy(to, &bytes, 8);
            to += left;
        }
        *to++ = '"';
        out_.end_at(to);
        return *this;
    }
    json_line& value(const std::string& text) { return value(std::string_view{text}); }
    json_line& value(bool truth) { return raw(truth ? std::string_view{"true"} : std::string_view{"false"}); }
    json_line& value(int number) { return value(static_cast<double>(number)); }
    json_line& value(double number) {
        if (std::isnan(number)) throw std::invalid_argument{"json_line: not a number"};
        if (std::isinf(number)) return null();
        out_.end_at(put_json_number(separated(most_number_bytes + 2), number));
        return *this;
    }
    json_line& null() { return raw("null"); }
    template <class Value>
    json_line& member(std::string_view name, const Value& content) {
        return key(name).value(content);
    }
    json_line& begin_object(layout = layout::one_line) { return open('{'); }
    json_line& begin_array(layout = layout::one_line) { return open('['); }
    json_line& end_object() { return close('}'); }
    json_line& end_array() { return close(']'); }

private:
    // Room for so many bytes, behind the comma that there may have to be.
    char* separated(std::size_t bytes) {
        char* to = out_.room(bytes + 2);
        if (needs_comma_) {
            std::memcpy(to, ", ", 2);
            to += 2;
        }
        needs_comma_ = true;
        return to;
    }
    json_line& escaped(const char* begun, std::string_view text) {
        scratch_.clear();
        append_json_string(scratch_, text);
        out_.end_at(begun);
        out_.append(scratch_);
        return *this;
    }
    json_line& raw(std::string_view text) {
        char* const to = separated(text.size());
        std::memcpy(to, text.data(), text.size());
        out_.end_at(to + text.size());
        return *this;
    }
    json_line& open(char bracket) {
        char* const to = separated(1);
        *to = bracket;
        out_.end_at(to + 1);
        needs_comma_ = false;
        return *this;
    }
    json_line& close(char bracket) {
        char* const to = out_.room(1);
        *to = bracket;
        out_.end_at(to + 1);
        needs_comma_ = true;
        return *this;
    }

    text_buffer& out_;
    std::string scratch_{};
    bool needs_comma_ = false;
};

}  // namespace hearsay::inline v1::detail
