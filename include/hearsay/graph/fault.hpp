#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::inline v1 {

/// Something wrong with a record of a batch: which record, which field of it, and how to mend it.
struct fault {
    std::string_view record;     ///< the kind of record: "statement"
    std::string name;            ///< its id, or its number where it has none
    std::uint32_t number = 0;    ///< its number among the records of its kind in the graph
    std::string_view field;      ///< "relays"
    std::size_t element = 0;     ///< which item of the field, from 0
    std::string found;
    std::string expected;
    std::string mend;
    std::optional<std::uint32_t> other{};  ///< the number of the record that this one contradicts
};

/// `statement "s7", relays: unknown statement "s99"; expected …; …`
[[nodiscard]] inline std::string to_string(const fault& f) {
    std::string text = fmt::format("{} \"{}\"", f.record, f.name);
    if (!f.field.empty()) text += fmt::format(", {}", f.field);
    text += fmt::format(": {}", f.found);
    if (!f.expected.empty()) text += fmt::format("; expected {}", f.expected);
    if (!f.mend.empty()) text += fmt::format("; {}", f.mend);
    return text;
}

/// Thrown by `batch::commit` where a batch has faults: nothing of it is in the graph then.
class batch_error : public std::runtime_error {
public:
    explicit batch_error(std::vector<fault> faults)
        : std::runtime_error{summary(faults)}, faults_{std::move(faults)} {}
    [[nodiscard]] const std::vector<fault>& faults() const noexcept { return faults_; }

private:
    static std::string summary(const std::vector<fault>& faults) {
        std::string text = faults.empty() ? std::string{"no fault"} : to_string(faults.front());
        if (faults.size() > 1) text += fmt::format(" (and {} more)", faults.size() - 1);
        return text;
    }
    std::vector<fault> faults_;
};

}  // namespace hearsay::inline v1
