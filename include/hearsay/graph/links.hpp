#pragma once

#include <hearsay/model/segmented.hpp>

#include <atomic>
#include <cstdint>
#include <iterator>
#include <memory>
#include <vector>

namespace hearsay::inline v1 {

/// A list of values for each row, all in one column: the statements that each statement relays.
/// Rows are filled in order. Four bytes a row beside the values. Reading is O(1) and the next value is next in memory.
template <class T>
class list_column {
public:
    [[nodiscard]] std::size_t rows() const noexcept { return ends_.size(); }
    [[nodiscard]] std::size_t values() const noexcept { return values_.size(); }
    [[nodiscard]] std::size_t begin_of(std::size_t row) const noexcept { return row == 0 ? 0 : ends_[row - 1]; }
    [[nodiscard]] std::size_t end_of(std::size_t row) const noexcept { return ends_[row]; }
    [[nodiscard]] const T& value(std::size_t i) const noexcept { return values_[i]; }
    [[nodiscard]] T& value(std::size_t i) noexcept { return values_[i]; }

    /// Adds to the row that `end_row` will close.
    void push_back(const T& value) { values_.push_back(value); }
    void end_row() { ends_.push_back(static_cast<std::uint32_t>(values_.size())); }

    void truncate(std::size_t rows) {
        ends_.truncate(rows);
        values_.truncate(rows == 0 ? 0 : ends_[rows - 1]);
    }
    [[nodiscard]] std::size_t bytes() const noexcept { return ends_.bytes() + values_.bytes(); }

private:
    segmented<std::uint32_t> ends_;
    segmented<T> values_;
};

/// Links the other way round: which statements relay this one. Made for a graph that only grows.
///
/// Links are appended with ascending `from`. The older ones are sealed in compressed rows; the newest hang in chains
/// until they are a quarter of the sealed ones, and are then sealed with them, so that sealing costs O(1) a link. A
/// `view` of it is two pointers and a count: it stays as it was when it was taken, whatever is appended, also from
/// another thread. Memory: 4 bytes a link and a row when sealed, 8 a link and 4 a row in a chain.
class reverse_links {
    struct sealed_rows {
        std::vector<std::uint32_t> ends;
        std::vector<std::uint32_t> from;
    };
    struct chain_link {
        std::uint32_t from;
        std::uint32_t next;
    };
    static constexpr std::uint32_t no_link = 0xffffffff;
    static std::uint32_t load(const std::uint32_t& word) noexcept {
        return std::atomic_ref<std::uint32_t>{const_cast<std::uint32_t&>(word)}.load(std::memory_order_acquire);
    }
    struct chains {
        segmented<std::uint32_t> last;  // by row, plus one; 0: none. The last link leads round to the first.
        segmented<chain_link> links;
    };

public:
    class view;

    /// The links to one row, in the order in which they were appended.
    class range {
    public:
        class iterator {
        public:
            using iterator_category = std::forward_iterator_tag;
            using value_type = std::uint32_t;
            using difference_type = std::ptrdiff_t;
            using pointer = const std::uint32_t*;
            using reference = std::uint32_t;

            iterator() = default;
            std::uint32_t operator*() const noexcept {
                return at_ != sealed_end_ ? *at_ : chains_->links[chain_].from;
            }
            iterator& operator++() noexcept {
                if (at_ != sealed_end_) {
                    ++at_;
                } else {
                    chain_ = load(chains_->links[chain_].next);
                    if (chain_ == first_ || chain_ >= limit_) chain_ = no_link;
                }
                return *this;
            }
            iterator operator++(int) noexcept {
                const iterator before = *this;
                ++*this;
                return before;
            }
            friend bool operator==(const iterator& a, const iterator& b) noexcept {
                return a.at_ == b.at_ && a.chain_ == b.chain_;
            }

        private:
            friend class view;
            friend class range;
            const std::uint32_t* at_ = nullptr;
            const std::uint32_t* sealed_end_ = nullptr;
            const chains* chains_ = nullptr;
            std::uint32_t chain_ = no_link;
            std::uint32_t first_ = no_link;
            std::uint32_t limit_ = 0;
        };
        [[nodiscard]] iterator begin() const noexcept { return begin_; }
        [[nodiscard]] iterator end() const noexcept {
            iterator last = begin_;
            last.at_ = last.sealed_end_;
            last.chain_ = no_link;
            return last;
        }
        [[nodiscard]] bool empty() const noexcept { return begin() == end(); }

    private:
        friend class view;
        iterator begin_;
    };

    /// What is linked as of one moment: stays as it was, whatever is appended later.
    class view {
    public:
        view() = default;
        [[nodiscard]] range of(std::uint32_t row) const noexcept {
            range made;
            auto& at = made.begin_;
            if (sealed_ && row < sealed_->ends.size()) {
                at.at_ = sealed_->from.data() + (row == 0 ? 0 : sealed_->ends[row - 1]);
                at.sealed_end_ = sealed_->from.data() + sealed_->ends[row];
            }
            if (!chains_ || row >= rows_) return made;
            std::uint32_t last = load(chains_->last[row]);
            if (last == 0) return made;
            at.chains_ = chains_.get();
            at.limit_ = links_;
            // The writer moves `last` on before it hangs a link behind the one before it: where that came between the two
            // reads, `last` has changed, and only a `last` that has not leads round to the first.
            for (std::uint32_t again = last;; last = again) {
                at.first_ = load(chains_->links[last - 1].next);
                again = load(chains_->last[row]);
                if (again == last) break;
            }
            if (at.first_ < links_) at.chain_ = at.first_;
            return made;
        }

    private:
        friend class reverse_links;
        std::shared_ptr<const sealed_rows> sealed_;
        std::shared_ptr<const chains> chains_;
        std::uint32_t links_ = 0;
        std::uint32_t rows_ = 0;
    };

    /// Appends links; `rows` is how many rows there are now. `each(append)` calls `append(from, to)` for each new one,
    /// and does so again where it is called again.
    /// Complexity: O(links), amortised; many at once are sorted straight into the rows.
    template <class Each>
    void append(std::size_t rows, Each&& each) {
        std::size_t fresh = 0;
        each([&fresh](std::uint32_t, std::uint32_t) { ++fresh; });
        if (fresh > 1024 && fresh > (sealed_ ? sealed_->from.size() : 0) / 4) return seal_with(rows, fresh, each);
        if (!chains_) chains_ = std::make_shared<chains>();
        chains_->last.extend(rows, 0);
        each([this](std::uint32_t from, std::uint32_t to) {
            const auto made = static_cast<std::uint32_t>(chains_->links.size());
            std::atomic_ref<std::uint32_t> last{chains_->last[to]};
            const std::uint32_t before = last.load(std::memory_order_relaxed);
            if (before == 0) {
                chains_->links.push_back({from, made});
                last.store(made + 1, std::memory_order_release);
                return;
            }
            std::atomic_ref<std::uint32_t> next{chains_->links[before - 1].next};
            chains_->links.push_back({from, next.load(std::memory_order_relaxed)});
            last.store(made + 1, std::memory_order_release);
            next.store(made, std::memory_order_release);
        });
        const std::size_t sealed = sealed_ ? sealed_->from.size() : 0;
        if (chains_->links.size() > 1024 && chains_->links.size() > sealed / 4) seal(rows);
    }

    [[nodiscard]] view snapshot() const {
        view made;
        made.sealed_ = sealed_;
        made.chains_ = chains_;
        made.links_ = static_cast<std::uint32_t>(chains_ ? chains_->links.size() : 0);
        made.rows_ = static_cast<std::uint32_t>(chains_ ? chains_->last.size() : 0);
        return made;
    }

    [[nodiscard]] std::size_t bytes() const noexcept {
        std::size_t bytes = chains_ ? chains_->last.bytes() + chains_->links.bytes() : 0;
        if (sealed_) bytes += (sealed_->ends.capacity() + sealed_->from.capacity()) * sizeof(std::uint32_t);
        return bytes;
    }

private:
    /// Seals what there is together with new links, by counting those of each row.
    template <class Each>
    void seal_with(std::size_t rows, std::size_t fresh, Each&& each) {
        if (chains_ && !chains_->links.empty()) seal(rows);
        chains_.reset();
        auto made = std::make_shared<sealed_rows>();
        const std::size_t old_rows = sealed_ ? sealed_->ends.size() : 0;
        std::vector<std::uint32_t>& ends = made->ends;  // at first how many, then where the next one of a row goes
        ends.assign(rows, 0);
        each([&ends](std::uint32_t, std::uint32_t to) { ++ends[to]; });
        made->from.resize((sealed_ ? sealed_->from.size() : 0) + fresh);
        std::uint32_t at = 0;
        std::uint32_t old_at = 0;
        for (std::size_t row = 0; row < rows; ++row) {
            const std::uint32_t count = ends[row];
            for (; row < old_rows && old_at < sealed_->ends[row]; ++old_at) made->from[at++] = sealed_->from[old_at];
            ends[row] = at;
            at += count;
        }
        each([&](std::uint32_t from, std::uint32_t to) { made->from[ends[to]++] = from; });
        sealed_ = std::move(made);
    }

    void seal(std::size_t rows) {
        const view all = snapshot();
        auto made = std::make_shared<sealed_rows>();
        made->ends.resize(rows);
        made->from.reserve((sealed_ ? sealed_->from.size() : 0) + chains_->links.size());
        for (std::uint32_t row = 0; row < rows; ++row) {
            for (const std::uint32_t from : all.of(row)) made->from.push_back(from);
            made->ends[row] = static_cast<std::uint32_t>(made->from.size());
        }
        sealed_ = std::move(made);
        chains_.reset();
    }

    std::shared_ptr<const sealed_rows> sealed_;
    std::shared_ptr<chains> chains_;
};

}  // namespace hearsay::inline v1
