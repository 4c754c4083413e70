#include <hearsay/report/report.hpp>

#include "assumed.hpp"
#include "case_order.hpp"
#include "question_report.hpp"
#include "report_view.hpp"

#include <hearsay/trace/broken_relays.hpp>
#include <hearsay/trace/chains.hpp>
#include <hearsay/trace/circular.hpp>
#include <hearsay/trace/disjoint_chains.hpp>
#include <hearsay/trace/drift.hpp>
#include <hearsay/trace/loops.hpp>
#include <hearsay/trace/pivots_of_all.hpp>

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

namespace hearsay::inline v1 {

namespace {

using detail::report_view;

// The chains of one question: of all its positions the shortest, as many as the limit lets.
class chain_shelf {
public:
    explicit chain_shelf(std::size_t limit) : limit_{limit} {}

    void add(position of, chain one) {
        const key at{one.sources.size(), kept_.size() + dropped_};
        if (kept_.size() == limit_) {
            ++dropped_;
            if (limit_ == 0 || !(at < kept_.front().first)) return;
            std::pop_heap(kept_.begin(), kept_.end(), shorter);
            kept_.pop_back();
        }
        kept_.push_back({at, {of, std::move(one.sources), std::move(one.statements)}});
        std::push_heap(kept_.begin(), kept_.end(), shorter);
    }
    void move_to(std::vector<report::chain>& list) && {
        std::sort(kept_.begin(), kept_.end(), shorter);
        for (auto& [at, one] : kept_) list.push_back(std::move(one));
    }

private:
    using key = std::pair<std::size_t, std::size_t>;  // length, and when it came
    using kept_chain = std::pair<key, report::chain>;
    static bool shorter(const kept_chain& a, const kept_chain& b) { return a.first < b.first; }

    std::size_t limit_;
    std::size_t dropped_ = 0;
    std::vector<kept_chain> kept_;
};

class report_builder {
public:
    report_builder(report& into, const report_view& view)
        : made_{into},
          view_{view},
          all_{view.whole()},
          options_{into.options},
          context_{view, into.options} {}

    void build(void (*progress)(double)) {
        made_.chains_total = 0;
        std::size_t done = 0;
        for (const question_id q : all_.questions()) {
            add_question(q);
            if (progress != nullptr)
                progress(static_cast<double>(++done) / static_cast<double>(all_.questions().size()));
        }
        count_statements();
        auto circles = circular_reports(view_);
        for (circular_report& c : circles.reports) {
            made_.circular.push_back({c.source, std::move(c.sources), std::move(c.statements)});
        }
        if (!circles.complete)
            made_.warnings.emplace_back(
                "there is more circular reporting, by longer ways than were searched");
        list_pivots();
        made_.shared = find_shared_values(view_, {.which = options_.by.which});
        if (made_.shared.size() > options_.limit)
            made_.shared.erase(
                made_.shared.begin() + static_cast<std::ptrdiff_t>(options_.limit), made_.shared.end());
        made_.assumptions = detail::list_assumptions(view_, options_, assumes_, made_.questions);
        add_warnings();
    }

private:
    void add_question(question_id q) {
        const question_trace trace{view_, q};
        detail::question_extras extras;
        made_.questions.push_back(detail::report_question(context_, trace, extras));
        add_to(assumes_, extras.assumes);
        made_.warnings.insert(made_.warnings.end(), extras.warnings.begin(), extras.warnings.end());
        constexpr std::size_t most_chains = 1'000'000;  // forty forks in a row are a trillion
        const std::size_t limit = std::min(options_.limit, most_chains);
        chain_shelf shelf{limit};
        for (const position p : extras.positions) {
            for (chain& c : chains(trace, p, {limit, options_.by.which}).chains) shelf.add(p, std::move(c));
            add_count(chain_count(trace, p, options_.by.which));
            made_.questions.back().backings.push_back(backing_of(trace, p));
        }
        add_histories(made_.questions.back());
        add_summary(trace, made_.questions.back());
        std::move(shelf).move_to(made_.chains);
        for (drift_step& d : drift(trace, options_.by)) {
            std::vector<std::string> words;
            for (const std::string& word : d.what) words.push_back(d.in_words(word));
            made_.drifts.push_back({d.statement, d.relayed, d.from.position, d.to.position, std::move(d.what),
                std::move(words), d.left_open.has_value(), d.change, d.days});
        }
    }

    [[nodiscard]] report::backing backing_of(const question_trace<report_view>& trace, position p) const {
        constexpr std::size_t most_origins = 200;  // what is left is counted anew for each of them
        report::backing made{p, echoes(trace, p, options_.by)};
        auto lines = source_disjoint_chains(trace, p, options_.by);
        made.lines = lines.chains.size();
        made.lines_at_most = lines.at_most;
        made.cut_is_least = lines.cut_is_least();
        made.cut = std::move(lines.cut);
        if (made.echoes.origins <= most_origins)
            made.falls = what_falls(trace, p, context_.rule, options_.by);
        return made;
    }

    void add_histories(report::question& q) const {
        for (const report::claim& c : q.claims) {
            claim_timeline told = timeline(view_, c.id);
            if (!told.events.empty()) q.histories.push_back({c.id, std::move(told)});
        }
    }

    void add_summary(const question_trace<report_view>& trace, report::question& q) const {
        constexpr std::size_t most_statements = 100;
        constexpr std::size_t patience = 250;  // all sources, and their pairs where they are some twenty
        const scope_id scope = all_.scope_of(q.id);
        const auto answers = answers_to(view_, q.id, scope, options_.by.which);
        if (answers.empty()) return;
        const target any{answers};
        q.behind.echoes = echoes(trace, any, options_.by);
        q.behind.origins = origins(trace, any, options_.by).sources;
        q.behind.independent = hearsay::independence(view_, q.behind.origins, context_.rule);
        if (detail::statements_that_bear_on(trace, scope).size() > most_statements) return;
        all_.visit_kind(q.id, [&]<class Kind>(Kind) {
            q.hangs_on = sensitivity<Kind>(trace, scope, context_.rule, options_.by, patience);
        });
    }

    void add_count(std::optional<std::uint64_t> count) {
        constexpr std::uint64_t most = std::uint64_t{1} << 53;
        auto& total = made_.chains_total;
        if (!count || !total || *total + *count > most)
            total.reset();
        else
            *total += *count;
    }

    void count_statements() {
        made_.statements_of.assign(all_.sources().size(), 0);
        const auto live = live_statements(view_);
        for (const statement_id s : all_.statements()) {
            if (live[s.number()]) ++made_.statements_of[all_.source(s).number()];
        }
    }

    void list_pivots() {
        const pivot_table table = pivots_of_all(view_, options_.by.which);
        std::vector<std::pair<source_id, position>> carried;
        for (std::size_t i = 0; i < table.positions.size(); ++i) {
            for (const source_id s : table.sources_of(i)) carried.emplace_back(s, table.positions[i]);
        }
        std::sort(carried.begin(), carried.end());
        for (const auto& [source, p] : carried) {
            if (made_.pivots.empty() || made_.pivots.back().source != source)
                made_.pivots.push_back({source, {}});
            made_.pivots.back().carries.push_back(p);
        }
    }

    void add_warnings() {
        auto& warnings = made_.warnings;
        for (const broken_relay& b : broken_relays(view_)) warnings.push_back(b.because(all_));
        for (const relay_loop& l : relay_loops(view_)) warnings.push_back(l.because(all_));
        std::vector<std::string_view> lost;
        for (const statement_id s : all_.statements()) {
            if (!all_.is_held(s) && all_.relayed_by(s).empty()) lost.push_back(all_.name(s));
        }
        if (lost.empty() || options_.said_by) return;
        std::sort(lost.begin(), lost.end());
        constexpr std::size_t most = 10;
        std::string text;
        for (std::size_t i = 0; i < std::min(most, lost.size()); ++i)
            text += fmt::format("{}{}", i == 0 ? "" : ", ", lost[i]);
        if (lost.size() > most) text += fmt::format(" and {} more", lost.size() - most);
        warnings.push_back(text + ": not held, and relayed by nobody; counts nowhere");
    }

    report& made_;
    const report_view& view_;
    const claim_snapshot& all_;
    const report_options& options_;
    detail::report_context context_;
    assumption_list assumes_;
};

}  // namespace

namespace {

void expect_of(const claim_snapshot& graph, const report_options& options) {
    for (const source_id s : options.without) {
        if (s.number() < graph.sources().size()) continue;
        throw std::out_of_range(
            fmt::format("make_report: no source {} in a graph of {}", s.number(), graph.sources().size()));
    }
    if (!options.by.steps.is_valid()) {
        throw std::invalid_argument(fmt::format(
            "make_report: \"about\" reaches {} steps and a hedge {}; expected finite numbers, 0 and more and above 0",
            options.by.steps.about, options.by.steps.reach));
    }
    const std::size_t conversions = graph.unit_conversions().conversion_count();
    for (const lens::factor& f : options.by.factors) {
        if (f.conversion >= conversions) {
            throw std::out_of_range(
                fmt::format("make_report: no conversion {} in a graph with {}", f.conversion, conversions));
        }
        if (!(f.low > 0) || !(f.low <= f.high) || f.high > std::numeric_limits<double>::max()) {
            throw std::invalid_argument(fmt::format(
                "make_report: a factor of {} to {}; expected a finite range above 0", f.low, f.high));
        }
    }
}

}  // namespace

report make_report(
    const claim_snapshot& graph, std::string title, const report_options& options, void (*progress)(double)) {
    expect_of(graph, options);
    report made{detail::in_case_order(graph), std::move(title), options};
    const report_view view{made.graph, made.options};
    report_builder{made, view}.build(progress);
    return made;
}

}  // namespace hearsay::inline v1
