#include <hearsay/text/read_quantity.hpp>

#include "amount.hpp"
#include "token.hpp"

namespace hearsay::inline v1 {

phrase_result<quantity> read_quantity(
    std::string_view phrase, const unit_lexicon& lexicon, quantity_options options) {
    const detail::token_list tokens{phrase};
    detail::amount_reader reader{{tokens, lexicon, *options.vague, detail::reading_mode::strict}};
    const auto read = reader.read(0);
    if (!read) return reader.fault();
    const bool full_stop = read->next + 1 == tokens.size() && tokens.is_mark(read->next, ".");
    if (read->next < tokens.size() && !full_stop) return reader.left_over(*read);
    return read->value;
}

phrase_result<quantity> read_quantity(std::string_view phrase) {
    static const unit_lexicon none;
    return read_quantity(phrase, none);
}

}  // namespace hearsay::inline v1
