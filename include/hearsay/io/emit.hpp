#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace hearsay::inline v1 {

/// A JSON string of a text, quotes included. What is not UTF-8 becomes U+FFFD; control characters and the few
/// others that YAML does not take as they are, are written as \u001b: so it is a YAML string as well.
[[nodiscard]] std::string json_string(std::string_view text);

/// A number in the fewest digits that read back as the same double, in every locale: "11000", "0.1",
/// "1e+300". Whole numbers up to 2^53 have no exponent.
/// \throws std::invalid_argument if it is infinite or not a number
[[nodiscard]] std::string json_number(double number);

/// How a text is written in YAML so that it reads back as the same text, in a block or in a list or mapping
/// on one line: as it is where that is safe, else as a `json_string`. "over 11 thousand" stays, "yes", "3"
/// and "a: b" get quotes.
[[nodiscard]] std::string yaml_scalar(std::string_view text);

/// Writes JSON piece by piece onto the end of a string.
///
/// \code
/// std::string out;
/// json_writer json{out};
/// json.begin_object().member("hearsay", 1);
/// json.key("set").begin_array(json_writer::one_line).value(11'000.0).null().end_array();
/// json.end_object();
/// \endcode
///
/// The same calls give the same bytes, in every locale. The string may be emptied between calls, to write it
/// out in parts. A call that would give something other than JSON (a value without a key, an end of what was
/// not begun) throws std::logic_error.
class json_writer {
public:
    enum class layout : std::uint8_t {
        indented,  ///< each member on a line of its own, two spaces a level
        one_line   ///< `{"a": 1, "b": [2, 3]}`, what is inside included
    };
    using enum layout;

    explicit json_writer(std::string& out, layout form = indented) : out_{&out}, form_{form} {}

    json_writer& begin_object(layout form = indented) { return begin('{', form); }
    json_writer& end_object() { return end('{', '}'); }
    json_writer& begin_array(layout form = indented) { return begin('[', form); }
    json_writer& end_array() { return end('[', ']'); }

    /// The key of the next value. It is not checked that it differs from the others.
    json_writer& key(std::string_view name);

    json_writer& null() { return raw("null"); }
    json_writer& value(std::string_view text);
    json_writer& value(const char* text) { return value(std::string_view{text}); }
    json_writer& value(const std::string& text) { return value(std::string_view{text}); }
    json_writer& value(bool truth) { return raw(truth ? "true" : "false"); }
    /// An infinite number is written as null. \throws std::invalid_argument if it is not a number
    json_writer& value(double number);
    template <std::integral Integer>
        requires(!std::same_as<Integer, bool> && !std::same_as<Integer, char>)
    json_writer& value(Integer number) { return raw(std::to_string(number)); }
    template <class Value>
    json_writer& value(const std::optional<Value>& maybe) {
        return maybe ? value(*maybe) : null();
    }

    /// A key and its value.
    template <class Value>
    json_writer& member(std::string_view name, const Value& content) {
        return key(name).value(content);
    }

    /// Whether one whole value was written: all that was begun was ended.
    [[nodiscard]] bool is_complete() const noexcept { return open_.empty() && begun_; }

private:
    struct level {
        char bracket;
        layout form;
        bool empty;
        bool has_key;
    };

    json_writer& begin(char bracket, layout form);
    json_writer& end(char bracket, char closing);
    json_writer& raw(std::string_view text);
    void before_value();
    void separate();
    void line_break();

    std::string* out_;
    layout form_;
    bool begun_ = false;
    std::vector<level> open_;
};

}  // namespace hearsay::inline v1
