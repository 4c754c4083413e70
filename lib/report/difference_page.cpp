#include <hearsay/report/difference.hpp>

#include "english.hpp"
#include "page.hpp"

#include <hearsay/io/emit.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace hearsay::inline v1 {

namespace {

using namespace detail;
using named = report_difference::named;
using position_difference = report_difference::position_difference;

std::string titles(const std::vector<named>& list) {
    std::vector<std::string> names;
    for (const named& one : list) names.push_back(one.title);
    return listed(names);
}

std::string count_text(const report_difference::origin_count& c) {
    if (c.min == c.max) return c.max == 0 ? "no" : in_words(c.max);
    return fmt::format("{} to {}", in_words(c.min), in_words(c.max));
}
std::string_view origins_word(const report_difference::origin_count& c) {
    return c.max == 1 ? "origin" : "origins";
}

/// "'at least 10,000': now also said by the wire; two independent origins, where there was one"
phrase position_line(const position_difference& d) {
    phrase text;
    const std::string_view taken_by = d.position.denied ? "by" : "asserted by";
    if (!d.before) {
        text.add("New: ", mark::good).add(d.position.title);
        const bool first_hand = d.takers.gained == d.origins.gained;
        const std::string verb{
            first_hand ? d.position.denied ? "first-hand by" : "asserted first-hand by" : taken_by};
        text.add(fmt::format(", {} {}", verb, titles(d.takers.gained)));
        if (d.origins.gained.empty())
            text.add(", on nobody's word");
        else if (!first_hand)
            text.add(fmt::format(", on the word of {}", titles(d.origins.gained)));
        if (d.independent_after.max != 0) {
            text.add(fmt::format(
                " ({} independent {})", count_text(d.independent_after), origins_word(d.independent_after)));
        }
    } else if (!d.after) {
        text.add("Gone: ", mark::bad).add(d.position.title);
        text.add(fmt::format(", {} {} before", taken_by, titles(d.takers.lost)));
    } else {
        std::vector<std::string> changes;
        const auto list = [&](std::string_view what, const std::vector<named>& names) {
            if (!names.empty()) changes.push_back(fmt::format("{} {}", what, titles(names)));
        };
        list("now also said by", d.takers.gained);
        list("no longer said by", d.takers.lost);
        list("now on the word of", d.origins.gained);
        list("no longer on the word of", d.origins.lost);
        if (d.independent_before != d.independent_after) {
            changes.push_back(
                fmt::format("{} independent {}, where there {} {}", count_text(d.independent_after),
                    origins_word(d.independent_after), d.independent_before.max == 1 ? "was" : "were",
                    d.independent_before.max == 0 ? "none" : count_text(d.independent_before)));
        }
        if (d.credibility_before != d.credibility_after && d.credibility_before && d.credibility_after) {
            changes.push_back(
                fmt::format("credibility {}, where it was {}", *d.credibility_after, *d.credibility_before));
        }
        text.add(capital(d.position.title) + ": " + joined(changes, changes.size()));
        return text;
    }
    if (d.after && d.credibility_after) text.add(fmt::format("; credibility {}", *d.credibility_after));
    return text;
}

page page_of(const report_difference& what) {
    page made;
    const auto add = [&](auto block) { made.emplace_back(std::move(block)); };
    add(heading{1, phrase{what.title, mark::strong}});
    if (what.empty()) add(paragraph{phrase{"Nothing changed."}});
    for (const auto& q : what.questions) {
        add(heading{3, phrase{q.question.title, mark::strong}});
        if (!q.before) add(paragraph{phrase{"This question is new."}});
        if (!q.after) add(paragraph{phrase{"This question is not asked any more."}});
        if (!q.answer_before.empty()) add(paragraph{phrase{"Before: ", mark::faint}.add(q.answer_before)});
        if (!q.answer_after.empty()) add(paragraph{phrase{"Now: ", mark::strong}.add(q.answer_after)});
        if (q.before && q.after && q.answer_before.empty() && q.answer_after.empty())
            add(paragraph{phrase{"The answer is the same.", mark::faint}});
        points list;
        for (const auto& d : q.positions) list.items.push_back(position_line(d));
        for (const auto& v : q.verdicts) {
            list.items.push_back(phrase{fmt::format("{} and {} {}, where they {}", capital(v.a.title),
                v.b.title, verb(v.after, v.before),
                v.before == verdict::agree            ? "agreed"
                    : v.before == verdict::compatible ? "were compatible"
                    : v.before == verdict::conflict   ? "conflicted"
                                                      : "could not be compared")});
        }
        if (!list.items.empty()) add(std::move(list));
    }
    if (!what.circular_gained.empty() || !what.circular_lost.empty()) {
        add(heading{3, phrase{"Circular reporting", mark::strong}});
        points list;
        for (const auto& text : what.circular_gained)
            list.items.push_back(phrase{"New: ", mark::bad}.add(text));
        for (const auto& text : what.circular_lost)
            list.items.push_back(phrase{"Gone: ", mark::good}.add(text));
        add(std::move(list));
    }
    return made;
}

class difference_writer {
public:
    explicit difference_writer(std::string& out) : json_{out} {}

    void write(const report_difference& what) {
        json_.begin_object();
        json_.member("title", what.title);
        json_.key("questions").begin_array();
        for (const auto& q : what.questions) question(q);
        json_.end_array();
        texts("circular_gained", what.circular_gained);
        texts("circular_lost", what.circular_lost);
        json_.end_object();
    }

private:
    void texts(std::string_view key, const std::vector<std::string>& list) {
        json_.key(key).begin_array();
        for (const std::string& text : list) json_.value(text);
        json_.end_array();
    }
    void names(std::string_view key, const std::vector<named>& list) {
        json_.key(key).begin_array(json_writer::layout::one_line);
        for (const named& one : list) json_.value(one.id);
        json_.end_array();
    }
    void lists(std::string_view key, const report_difference::list_difference& d) {
        json_.key(key).begin_object();
        names("gained", d.gained);
        names("lost", d.lost);
        json_.end_object();
    }
    void count(std::string_view key, const report_difference::origin_count& c) {
        json_.key(key).begin_object(json_writer::layout::one_line);
        json_.member("min", c.min).member("max", c.max);
        json_.end_object();
    }
    void question(const report_difference::question_difference& q) {
        json_.begin_object();
        json_.member("id", q.question.id).member("asks", q.question.title);
        json_.member("before", q.before).member("after", q.after);
        json_.member("answer_before", q.answer_before).member("answer_after", q.answer_after);
        json_.key("positions").begin_array();
        for (const auto& d : q.positions) {
            json_.begin_object();
            json_.member("claim", d.position.claim).member("denied", d.position.denied);
            json_.member("before", d.before).member("after", d.after);
            lists("takers", d.takers);
            lists("origins", d.origins);
            count("independent_before", d.independent_before);
            count("independent_after", d.independent_after);
            json_.member("credibility_before", d.credibility_before);
            json_.member("credibility_after", d.credibility_after);
            json_.end_object();
        }
        json_.end_array();
        json_.key("verdicts").begin_array();
        for (const auto& v : q.verdicts) {
            json_.begin_object(json_writer::layout::one_line);
            json_.member("a", v.a.claim).member("a_denied", v.a.denied);
            json_.member("b", v.b.claim).member("b_denied", v.b.denied);
            json_.member("before", to_string(v.before)).member("after", to_string(v.after));
            json_.end_object();
        }
        json_.end_array();
        json_.end_object();
    }

    json_writer json_;
};

}  // namespace

void write_text(const report_difference& what, std::string& out, const text_options& options) {
    write_page_as_text(page_of(what), out, options);
}
void write_markdown(const report_difference& what, std::string& out) {
    write_page_as_markdown(page_of(what), out);
}
void write_json(const report_difference& what, std::string& out) {
    difference_writer{out}.write(what);
    out += '\n';
}

}  // namespace hearsay::inline v1
