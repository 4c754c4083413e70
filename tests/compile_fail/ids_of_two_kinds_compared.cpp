#include <hearsay/model/id.hpp>

// A source and a claim that bear the same number are not the same thing.
bool compared(hearsay::source_id a, hearsay::source_id b, [[maybe_unused]] hearsay::claim_id c) {
#ifdef REJECT
    return a == b || a == c;
#else
    return a == b;
#endif
}
