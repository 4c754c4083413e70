#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>

namespace hearsay::inline v1::detail {

/// Values by number, of which a copy is two words and stays as it is while the original goes on changing.
///
/// A tree of 32 branches a node. A node that a copy may share is copied before it is changed, once: nodes know since
/// which copy they are alone in the original. (Counts of references would tell as well, but a copy that another thread
/// drops at that moment makes them unreliable to act upon.) `T` is cheap to copy, as shared pointers are.
/// Complexity: O(log32 n) to read and, where nothing has to be copied, to write.
template <class T>
class shared_map {
    static constexpr std::size_t width = 32;
    struct node {
        std::uint64_t since = 0;
        virtual ~node() = default;
    };
    struct branch final : node {
        std::array<std::shared_ptr<node>, width> below{};
    };
    struct leaf final : node {
        std::array<T, width> values{};
    };

public:
    /// What it was at one moment: may be read from any thread.
    class view {
    public:
        [[nodiscard]] const T* find(std::uint32_t number) const noexcept {
            return shared_map::find(root_.get(), depth_, number);
        }

    private:
        friend class shared_map;
        std::shared_ptr<const node> root_;
        unsigned depth_ = 0;
    };

    /// The value of a number, to be changed.
    [[nodiscard]] T& at(std::uint32_t number) {
        if (!root_) root_ = made<leaf>();
        while (!reaches(depth_, number)) {
            auto above = made<branch>();
            above->below[0] = std::move(root_);
            root_ = std::move(above);
            ++depth_;
        }
        std::shared_ptr<node>* at = &root_;
        for (unsigned depth = depth_; depth != 0; --depth)
            at = &own<branch>(*at).below[number >> (5 * depth) & (width - 1)];
        return own<leaf>(*at).values[number & (width - 1)];
    }

    [[nodiscard]] view share() {
        ++now_;
        view made;
        made.root_ = root_;
        made.depth_ = depth_;
        return made;
    }

private:
    [[nodiscard]] static bool reaches(unsigned depth, std::uint32_t number) noexcept {
        const unsigned bits = 5 * (depth + 1);
        return bits >= 32 || number >> bits == 0;
    }
    [[nodiscard]] static const T* find(const node* at, unsigned depth, std::uint32_t number) noexcept {
        if (!at || !reaches(depth, number)) return nullptr;
        for (; depth != 0; --depth) {
            at = static_cast<const branch*>(at)->below[number >> (5 * depth) & (width - 1)].get();
            if (!at) return nullptr;
        }
        return &static_cast<const leaf*>(at)->values[number & (width - 1)];
    }
    template <class Node>
    [[nodiscard]] std::shared_ptr<Node> made() const {
        auto fresh = std::make_shared<Node>();
        fresh->since = now_;
        return fresh;
    }
    template <class Node>
    [[nodiscard]] Node& own(std::shared_ptr<node>& at) {
        if (!at) {
            at = made<Node>();
        } else if (at->since != now_) {
            auto copy = std::make_shared<Node>(static_cast<const Node&>(*at));
            copy->since = now_;
            at = std::move(copy);
        }
        return static_cast<Node&>(*at);
    }

    std::shared_ptr<node> root_;
    unsigned depth_ = 0;
    std::uint64_t now_ = 0;
};

}  // namespace hearsay::inline v1::detail
