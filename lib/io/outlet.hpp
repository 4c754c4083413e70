#pragma once

#include <hearsay/io/case_writer.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

// Where the writers of cases put their text. Not installed.

namespace hearsay::inline v1::detail {

// That the writing was stopped: thrown between two pieces, and caught by write_case.
struct stopped {};

// Passes text on in large pieces, and tells how much of the case is done.
class outlet {
public:
    outlet(const text_sink& sink, const write_case_options& options, std::size_t total)
        : sink_{sink}, options_{options}, total_{total} {}
    std::string text;  // what is not passed on yet

    void count_record() noexcept { ++done_; }
    void pass_on() {
        if (text.size() < large) return;
        pass_on(text);
        text.clear();
    }
    template <class Text>
    void pass_on_from(Text& other) {
        if (other.size() < large) return;
        pass_on(other.view());
        other.clear();
    }
    void pass_on(std::string_view piece) {
        if (options_.stop.stop_requested()) throw stopped{};
        if (!piece.empty()) sink_(piece);
        if (options_.progress && total_ != 0)
            options_.progress(std::min(1.0, static_cast<double>(done_) / static_cast<double>(total_)));
    }

private:
    static constexpr std::size_t large = std::size_t{256} << 10;

    const text_sink& sink_;
    const write_case_options& options_;
    std::size_t total_;
    std::size_t done_ = 0;
};

}  // namespace hearsay::inline v1::detail
