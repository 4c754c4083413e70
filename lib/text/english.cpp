// English as tables. No grammar here: what these words do is in number.cpp, amount.cpp and the date readers.

#include "english_dates.hpp"
#include "vocabulary.hpp"

#include <deque>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {
namespace {

using enum word_kind;

// clang-format off
constexpr auto number_words = std::to_array<word_entry>({
    {"zero", zero, 0}, {"nought", zero, 0}, {"naught", zero, 0}, {"nil", zero, 0},
    {"one", ones, 1}, {"two", ones, 2}, {"three", ones, 3}, {"four", ones, 4}, {"five", ones, 5},
    {"six", ones, 6}, {"seven", ones, 7}, {"eight", ones, 8}, {"nine", ones, 9},
    {"ten", teen, 10}, {"eleven", teen, 11}, {"twelve", teen, 12}, {"thirteen", teen, 13},
    {"fourteen", teen, 14}, {"fifteen", teen, 15}, {"sixteen", teen, 16}, {"seventeen", teen, 17},
    {"eighteen", teen, 18}, {"nineteen", teen, 19},
    {"twenty", tens, 20}, {"thirty", tens, 30}, {"forty", tens, 40}, {"fourty", tens, 40}, {"fifty", tens, 50},
    {"sixty", tens, 60}, {"seventy", tens, 70}, {"eighty", tens, 80}, {"ninety", tens, 90},

    {"hundred", hundred, 100},
    {"thousand", scale, 1e3}, {"million", scale, 1e6}, {"billion", scale, 1e9}, {"trillion", scale, 1e12},
    {"quadrillion", scale, 1e15}, {"quintillion", scale, 1e18},
    {"sextillion", scale, 1e21}, {"septillion", scale, 1e24}, {"octillion", scale, 1e27}, {"nonillion", scale, 1e30},
    {"decillion", scale, 1e33},
    {"lakh", scale, 1e5}, {"lac", scale, 1e5}, {"lkh", scale, 1e5}, {"crore", scale, 1e7},
    {"krore", scale, 1e7}, {"cr", scale, 1e7}, {"koti", scale, 1e7},
    {"mn", scale, 1e6}, {"mln", scale, 1e6}, {"mio", scale, 1e6}, {"mil", scale, 1e6}, {"mm", scale_letter, 1e6},
    {"bn", scale, 1e9}, {"bln", scale, 1e9}, {"bil", scale, 1e9}, {"tn", scale, 1e12}, {"tln", scale, 1e12},
    {"trn", scale, 1e12}, {"thsd", scale, 1e3},
    {"k", scale_letter, 1e3}, {"m", scale_letter, 1e6}, {"b", scale_letter, 1e9}, {"g", scale_letter, 1e9}, {"t", scale_letter, 1e12},
    {"hundreds", scales, 1e2}, {"thousands", scales, 1e3}, {"millions", scales, 1e6}, {"billions", scales, 1e9},
    {"trillions", scales, 1e12}, {"quadrillions", scales, 1e15}, {"tens", scales, 10}, {"dozens", scales, 12}, {"scores", scales, 20},
    {"lakhs", scales, 1e5}, {"lacs", scales, 1e5}, {"lkhs", scales, 1e5}, {"crores", scales, 1e7},
    {"krores", scales, 1e7}, {"dozs", scales, 12}, {"dzs", scales, 12},
    {"dozen", dozen, 12}, {"doz", dozen, 12}, {"dz", dozen, 12}, {"score", dozen, 20},
    {"pair", dozen, 2},
    {"several", several}, {"few", several}, {"couple", several}, {"handful", several},

    {"half", half, 2}, {"halves", parts, 2}, {"quarter", part, 4}, {"quarters", parts, 4},
    {"first", ordinal, 1}, {"second", ordinal, 2}, {"third", ordinal, 3}, {"fourth", ordinal, 4},
    {"fifth", ordinal, 5}, {"sixth", ordinal, 6}, {"seventh", ordinal, 7}, {"eighth", ordinal, 8},
    {"ninth", ordinal, 9}, {"tenth", ordinal, 10}, {"eleventh", ordinal, 11}, {"twelfth", ordinal, 12},
    {"thirteenth", ordinal, 13}, {"fourteenth", ordinal, 14}, {"fifteenth", ordinal, 15},
    {"sixteenth", ordinal, 16}, {"seventeenth", ordinal, 17}, {"eighteenth", ordinal, 18},
    {"nineteenth", ordinal, 19}, {"twentieth", ordinal, 20}, {"thirtieth", ordinal, 30},
    {"fortieth", ordinal, 40}, {"fiftieth", ordinal, 50}, {"sixtieth", ordinal, 60}, {"seventieth", ordinal, 70},
    {"eightieth", ordinal, 80}, {"ninetieth", ordinal, 90}, {"hundredth", ordinal, 100},
    {"thousandth", ordinal, 1e3}, {"millionth", ordinal, 1e6}, {"billionth", ordinal, 1e9}, {"trillionth", ordinal, 1e12},
    {"thirds", parts, 3}, {"fourths", parts, 4}, {"fifths", parts, 5}, {"sixths", parts, 6},
    {"sevenths", parts, 7}, {"eighths", parts, 8}, {"ninths", parts, 9}, {"tenths", parts, 10},
    {"twelfths", parts, 12}, {"sixteenths", parts, 16}, {"twentieths", parts, 20}, {"hundredths", parts, 100},
    {"thousandths", parts, 1e3}, {"millionths", parts, 1e6},
    {"billionths", parts, 1e9}, {"trillionths", parts, 1e12}, {"elevenths", parts, 11}, {"thirteenths", parts, 13},
    {"fourteenths", parts, 14}, {"fifteenths", parts, 15}, {"seventeenths", parts, 17}, {"eighteenths", parts, 18},
    {"nineteenths", parts, 19}, {"thirtieths", parts, 30}, {"fortieths", parts, 40}, {"fiftieths", parts, 50},
    {"sixtieths", parts, 60}, {"seventieths", parts, 70}, {"eightieths", parts, 80}, {"ninetieths", parts, 90},
    {"st", suffix, 1}, {"nd", suffix, 2}, {"rd", suffix, 3}, {"th", suffix, 4}, {"ths", suffix, 4}, {"rds", suffix, 3},

    {"a", article, 1}, {"an", article, 1},
    {"minus", word_kind::minus}, {"negative", word_kind::minus}, {"plus", word_kind::plus},
    {"point", point}, {"and", and_}, {"&", and_}, {"but", but}, {"or", or_}, {"to", to}, {"between", between},
    {"from", from}, {"of", of}, {"in", in}, {"out", out}, {"per", per}, {"the", the}, {"on", on},
    {"x", times}, {"\xC3\x97", times}, {"*", times}, {"\xC2\xB7", times},
});

// Comparatives bound a number in the same few ways, whatever is compared: "more than", "no older than", "greater than or
// equal to", "or less".
struct comparative {
    std::string_view word;
    bool upwards;
};
constexpr auto comparatives = std::to_array<comparative>({
    {"more", true}, {"greater", true}, {"higher", true}, {"larger", true}, {"bigger", true}, {"longer", true},
    {"older", true}, {"heavier", true}, {"taller", true}, {"faster", true}, {"better", true}, {"later", true},
    {"further", true}, {"farther", true}, {"wider", true}, {"deeper", true},
    {"less", false}, {"lesser", false}, {"fewer", false}, {"lower", false}, {"smaller", false}, {"shorter", false},
    {"younger", false}, {"lighter", false}, {"slower", false}, {"cheaper", false}, {"earlier", false},
});

constexpr auto listed_prefixes = std::to_array<phrase_entry<hedge_meaning>>({
    {"over", {hedge::over}}, {"over the age of", {hedge::over}}, {"above the age of", {hedge::over}},
    {"over than", {hedge::over}},
    {"above", {hedge::over}}, {"exceeding", {hedge::over}},
    {"exceed", {hedge::over}}, {"exceeds", {hedge::over}}, {"exceeded", {hedge::over}},
    {"in excess of", {hedge::over}}, {"upwards of", {hedge::over}}, {"upward of", {hedge::over}},
    {"north of", {hedge::over}}, {"beyond", {hedge::over}},
    {"surpass", {hedge::over}}, {"surpasses", {hedge::over}}, {"surpassed", {hedge::over}},
    {"surpassing", {hedge::over}}, {"topping", {hedge::over}}, {"topped", {hedge::over}}, {">", {hedge::over}}, {"> >", {hedge::over}},

    {"at least", {hedge::at_least}}, {"at the least", {hedge::at_least}}, {"at the very least", {hedge::at_least}},
    {"at minimum", {hedge::at_least}}, {"at a minimum", {hedge::at_least}},
    {"not under", {hedge::at_least}}, {"not below", {hedge::at_least}}, {"no under", {hedge::at_least}},
    {"at or above", {hedge::at_least}}, {"equal to or above", {hedge::at_least}}, {"equal to or over", {hedge::at_least}},
    {"above or equal to", {hedge::at_least}}, {"over or equal to", {hedge::at_least}},
    {"a minimum of", {hedge::at_least}}, {"minimum", {hedge::at_least}}, {"minimum of", {hedge::at_least}},
    {"the minimum of", {hedge::at_least}},
    {"min", {hedge::at_least}}, {"min .", {hedge::at_least}}, {"as few as", {hedge::at_least}},
    {"as little as", {hedge::at_least}}, {"as low as", {hedge::at_least}}, {"starting at", {hedge::at_least}},
    {"starting from", {hedge::at_least}}, {"> =", {hedge::at_least}}, {"= >", {hedge::at_least}}, {"\xE2\x89\xA5", {hedge::at_least}},

    {"at most", {hedge::at_most}}, {"at the most", {hedge::at_most}}, {"at the very most", {hedge::at_most}},
    {"at maximum", {hedge::at_most}}, {"at a maximum", {hedge::at_most}},
    {"not over", {hedge::at_most}}, {"not above", {hedge::at_most}}, {"not exceeding", {hedge::at_most}},
    {"not exceed", {hedge::at_most}}, {"not to exceed", {hedge::at_most}},
    {"a maximum of", {hedge::at_most}}, {"maximum", {hedge::at_most}}, {"maximum of", {hedge::at_most}},
    {"the maximum of", {hedge::at_most}}, {"max", {hedge::at_most}}, {"max .", {hedge::at_most}},
    {"as high as", {hedge::at_most}}, {"capped at", {hedge::at_most}}, {"at or below", {hedge::at_most}},
    {"equal to or below", {hedge::at_most}}, {"equal to or under", {hedge::at_most}},
    {"below or equal to", {hedge::at_most}}, {"under or equal to", {hedge::at_most}},
    {"< =", {hedge::at_most}}, {"= <", {hedge::at_most}}, {"\xE2\x89\xA4", {hedge::at_most}},

    {"up to", {hedge::up_to}}, {"up to a maximum of", {hedge::up_to}}, {"up until", {hedge::up_to}},
    {"as many as", {hedge::as_many_as}}, {"as much as", {hedge::as_many_as}}, {"as long as", {hedge::as_many_as}},
    {"as far as", {hedge::as_many_as}},

    {"under", {hedge::under}}, {"under the age of", {hedge::under}}, {"below the age of", {hedge::under}},
    {"below", {hedge::under}}, {"south of", {hedge::under}},
    {"sub -", {hedge::under}}, {"<", {hedge::under}}, {"< <", {hedge::under}},

    {"nearly", {hedge::nearly}}, {"almost", {hedge::nearly}}, {"close to", {hedge::nearly}},
    {"approaching", {hedge::nearly}}, {"nearing", {hedge::nearly}}, {"nigh on", {hedge::nearly}}, {"shy of", {hedge::nearly}},
    {"short of", {hedge::nearly}}, {"not quite", {hedge::nearly}}, {"virtually", {hedge::nearly}},
    {"practically", {hedge::nearly}},

    {"about", {{}, true}}, {"around", {{}, true}}, {"round about", {{}, true}}, {"roughly", {{}, true}},
    {"some", {{}, true}}, {"approximately", {{}, true}}, {"approximatively", {{}, true}},
    {"approximate", {{}, true}}, {"approx", {{}, true}}, {"approx .", {{}, true}}, {"circa", {{}, true}},
    {"ca", {{}, true}}, {"ca .", {{}, true}}, {"c .", {{}, true}}, {"~", {{}, true}}, {"near", {{}, true}},
    {"an estimated", {{}, true}}, {"estimated", {{}, true}}, {"estimated at", {{}, true}}, {"estimated to be", {{}, true}},
    {"est .", {{}, true}}, {"in the region of", {{}, true}}, {"in the order of", {{}, true}},
    {"on the order of", {{}, true}}, {"of the order of", {{}, true}}, {"order of", {{}, true}},
    {"in the neighborhood of", {{}, true}}, {"in the neighbourhood of", {{}, true}},
    {"in the vicinity of", {{}, true}},
    {"something like", {{}, true}}, {"more or less", {{}, true}}, {"somewhere around", {{}, true}},
    {"somewhere about", {{}, true}}, {"a rough", {{}, true}},

    {"plus or minus"}, {"\xC2\xB1"}, {"exactly"}, {"back up to"}, {"precisely"}, {"just"}, {"only"}, {"a total of"}, {"total of"}, {"a mere"}, {"a full"}, {"fully"},
    {"="}, {"equal to"}, {"equals"}, {"equals to"}, {"a combined"}, {"a whopping"}, {"a record"}, {"a further"},
    {"another"},
});

constexpr auto listed_suffixes = std::to_array<phrase_entry<hedge_meaning>>({
    {"or over", {hedge::at_least}}, {"or above", {hedge::at_least}}, {"or greater than", {hedge::at_least}},
    {"or upwards", {hedge::at_least}}, {"upwards", {hedge::at_least}}, {"upward", {hedge::at_least}},
    {"and above", {hedge::at_least}}, {"and over", {hedge::at_least}}, {"and more", {hedge::at_least}},
    {"and up", {hedge::at_least}}, {"and upwards", {hedge::at_least}}, {"and older", {hedge::at_least}},
    {"and higher", {hedge::at_least}}, {"and greater", {hedge::at_least}}, {"plus", {hedge::at_least}}, {"+", {hedge::at_least}},
    {"at least", {hedge::at_least}}, {"at the least", {hedge::at_least}}, {"at the very least", {hedge::at_least}},
    {"at minimum", {hedge::at_least}}, {"at a minimum", {hedge::at_least}}, {"minimum", {hedge::at_least}},

    {"or under", {hedge::at_most}}, {"or below", {hedge::at_most}}, {"and under", {hedge::at_most}},
    {"and less", {hedge::at_most}}, {"and lower", {hedge::at_most}}, {"and below", {hedge::at_most}}, {"and younger", {hedge::at_most}}, {"at most", {hedge::at_most}},
    {"at the most", {hedge::at_most}}, {"at the very most", {hedge::at_most}}, {"at maximum", {hedge::at_most}},
    {"at a maximum", {hedge::at_most}}, {"maximum", {hedge::at_most}}, {"max", {hedge::at_most}},
    {"tops", {hedge::at_most}},

    {"or so", {{}, true}}, {"or thereabouts", {{}, true}}, {"odd", {{}, true}}, {"give or take", {{}, true}},
    {"approximately", {{}, true}}, {"approx", {{}, true}}, {"approx .", {{}, true}}, {"roughly", {{}, true}},
    {"more or less", {{}, true}}, {"ish", {{}, true}}, {"- ish", {{}, true}},
    {"- some", {{}, true}}, {"exactly"}, {"precisely"},
});

constexpr auto intensifiers = std::to_array<std::string_view>({
    "well", "just", "slightly", "far", "considerably", "significantly", "substantially", "comfortably", "somewhat",
    "marginally", "easily", "much", "way", "very", "only", "still", "already", "now", "a little", "a bit", "a lot",
    "a shade", "little", "anything", "anywhere", "somewhere", "always", "clearly", "markedly", "many", "currently",
    "typically", "usually", "generally", "a touch", "a tad",
});

constexpr auto range_leads = std::to_array<std::string_view>({
    "from", "between", "ranging from", "ranging between", "ranged from", "ranged between", "ranges from",
    "ranges between", "range from", "range between", "range of", "a range of", "the range of", "range", "in between",
    "comprised between", "anywhere from", "anywhere between", "somewhere between", "varying from", "varied from",
    "vary from", "varies from", "varying between", "vary between", "within the range of", "in the range of",
    "in the range", "range :", "running from",
});

// Words that a number never counts.
constexpr auto function_words = std::to_array<std::string_view>({
    "a", "about", "above", "according", "across", "after", "against", "ago", "ahead", "alike", "all", "alone", "along",
    "already", "also", "although", "always", "among", "amid", "an", "and", "annually", "any", "apart", "apiece", "around", "as",
    "aside", "at", "away", "back", "because", "before", "behind", "below", "beside", "between", "beyond", "both",
    "but", "by", "daily", "despite", "down", "due", "during", "each", "earlier", "early", "either", "else", "even", "ever", "every",
    "except", "exactly", "far", "for", "forward", "from", "further", "he", "hence", "her", "here", "him", "his", "how", "however", "i",
    "if", "in", "including", "initially", "inside", "instead", "into", "it", "its", "just", "late", "later", "least", "less",
    "like", "me", "meanwhile", "monthly", "more", "moreover", "most", "my", "near", "nearly", "nor", "not", "now", "of", "off", "often",
    "on", "once", "only", "onto", "or", "our", "out", "outside", "over", "overall", "own", "per", "plus", "rather",
    "respectively", "s", "she", "since", "so", "some", "soon", "straight", "such", "than", "that", "the", "their", "them", "then", "there",
    "these", "they", "this", "those", "though", "through", "throughout", "thus", "till", "to", "today", "together", "tomorrow",
    "too", "toward", "towards", "under", "unless", "until", "up", "upon", "us", "versus", "very", "via", "vs", "we", "well",
    "weekly", "what", "when", "where", "whereas", "whether", "which", "while", "who", "whom", "whose", "why", "with",
    "within", "without", "worldwide", "yearly", "yesterday", "yet", "you", "your", "abroad", "again", "forth", "elsewhere",
    "long", "wide", "tall", "high", "deep", "old", "thick", "across", "net", "higher", "lower", "larger", "smaller",
    "greater", "fewer", "faster", "longer", "shorter", "older", "younger", "better", "worse", "different", "similar",
    "available", "able", "equal", "ready", "strong", "aboard", "amongst", "anyway", "anyone", "anything", "beneath", "besides", "close",
    "concerning", "currently", "either", "else", "everyone", "everything", "eager", "following", "likely", "unlikely", "unable",
    "aware", "maybe", "neither", "never", "nevertheless", "nobody", "none", "nonetheless", "nothing", "otherwise", "perhaps",
    "per", "quite", "recently", "regarding", "reportedly", "someone", "something", "sometimes", "straightaway", "therefore",
    "underneath", "unlike", "usually", "whenever", "wherever", "whilst", "whoever", "himself", "herself", "itself", "themselves",
    "herein", "tonight", "nowadays", "nationwide", "afterwards", "afterward", "beforehand", "midway",
});

// What ends no noun phrase before another noun: "50 million monthly users", "two sports cars".
constexpr auto modifiers = std::to_array<std::string_view>({
    "additional", "alternate", "annual", "daily", "deep", "different", "early", "extra", "fast", "faster", "foreign", "former",
    "fresh", "full", "further", "greater", "high", "higher", "identical", "inner", "key", "larger", "late", "later", "long", "longer",
    "lower", "main", "major", "minor", "monthly", "net", "new", "old", "older", "other", "outer", "outside", "overall", "own",
    "public", "private", "quarterly", "recent", "senior", "separate", "short", "shorter", "similar", "single",
    "smaller", "spare", "straight", "tall", "thick", "top", "well", "weekly", "wide", "wider", "yearly", "young", "younger", "missing", "injured",
    "wounded", "dead",
    "arms", "communications", "customs", "goods", "headquarters", "jobs", "mines", "news", "operations", "police", "sales",
    "savings", "sports", "systems", "weapons", "women", "men", "staff", "infantry", "artillery", "cavalry", "militia", "fish", "sheep",
    "cattle", "aircraft", "crew", "media", "data", "personnel", "troops", "series", "species",
    "league", "cup", "stone", "crown", "bar", "grain",
});

constexpr auto verbs = std::to_array<std::string_view>({
    "added", "aged", "agreed", "am", "are", "arrived", "be", "became", "been", "being", "began", "bought", "came", "can", "cannot",
    "climbed", "come", "comes", "compared", "correspond", "corresponding", "costs", "could", "dead", "declined", "did", "died", "do", "does",
    "dropped", "ended", "exceed", "expected", "fell", "fled", "gained", "gave", "gets", "given", "go", "got", "had", "has", "have", "held",
    "hit", "hurt", "included", "increased", "injured", "is", "jumped", "killed", "left", "lost", "made", "may", "met", "might", "missing", "must", "opened",
    "paid", "produced", "put", "ranged", "reached", "recorded", "remain", "reported", "rose", "said", "say", "saw", "says", "see", "sent",
    "set", "should", "showed", "slid", "sold", "stand", "start", "started", "stood", "take", "taken", "took", "traded", "used", "using", "want", "was", "went",
    "were", "will", "won", "worked", "worth", "would", "wounded", "yielded", "according", "allow", "based", "born", "called",
    "closed", "deployed", "displaced", "found", "known", "located", "making", "owned", "posted", "received", "registered", "say", "seen", "selected",
    "shall", "sunk", "destroyed", "captured", "landed", "survived", "drowned", "escaped", "voted", "walked", "wanted", "signed",
    "beat", "bit", "blew", "bore", "broke", "brought", "built", "burst", "caught", "chose", "clung", "crept", "cried", "dealt",
    "drank", "drew", "drove", "ate", "fed", "felt", "flew", "forgot", "fought", "froze", "gone", "grew", "heard", "hid", "hung",
    "keep", "kept", "knew", "laid", "lay", "led", "lent", "meant", "overcame", "quit", "ran", "rode", "sang", "sank", "sat",
    "shook", "slept", "sought", "spent", "spoke", "stole", "struck", "stuck", "swam", "swept", "swore", "taught", "tell", "think",
    "thought", "threw", "told", "tore", "understood", "wept", "withdrew", "woke", "wore", "wrote", "let", "get", "give", "know",
    "become", "seem", "need", "needed", "happened", "followed", "announced", "moved", "turned", "became", "came",
    "becomes", "begins", "brings", "contains", "draws", "gives", "goes", "grows", "happens", "includes", "involves", "keeps",
    "knows", "lies", "loses", "makes", "means", "meets", "occurs", "provides", "puts", "raises", "reaches", "receives", "remains",
    "requires", "seems", "sees", "sends", "sits", "speaks", "spends", "stands", "stays", "takes", "tells", "thinks", "tries", "understands",
    "wants", "writes", "agree", "disagree", "abstain", "believe", "agrees", "believes", "allows", "appears", "becoming",
    "comprises", "continues", "represents", "suggests", "gets",
});

constexpr auto year_leads = std::to_array<std::string_view>({
    "after", "before", "by", "circa", "during", "early", "from", "in", "late", "mid", "of", "since", "spring", "summer", "autumn", "fall",
    "through", "throughout", "till", "until", "winter", "year", "fiscal", "season", "christmas", "fy", "ad", "bc", "bce", "ce",
    "copyright", "olympics", "edition",
});

constexpr auto label_leads = std::to_array<std::string_view>({
    "act", "annex", "appendix", "sp", "nikkei", "ftse", "stoxx", "csi", "fortune", "area", "article", "articles", "bloc", "block", "box", "category", "channel", "chapter", "chapters", "claim", "claims", "class", "clause", "column",
    "cohort", "day", "district", "division", "episode", "eq", "eqs", "equation", "equations", "codon", "exhibit", "exit", "exon", "experiment", "fig", "figs", "figure", "figures", "flight", "floor", "footnote", "formula", "g", "game", "gate", "grade", "group", "groups", "hall", "highway",
    "interstate", "item", "lane", "level", "line", "lines", "lot", "model", "no", "nos", "note", "number", "numbers", "p", "page", "pages", "panel", "panels", "para",
    "paragraph", "paragraphs", "part", "phase", "pier", "platform", "pp", "problem", "protocol", "proposition", "psalm", "question", "ref", "refs", "resolution", "room", "round", "route", "row", "rule",
    "scenario", "season", "section", "sections", "series", "simulation", "site", "sites", "stage", "stages", "step", "table", "tables", "task", "terminal", "theorem", "tier", "title", "track", "type", "unit", "ver", "verse", "version", "vol",
    "volume", "volumes", "week", "ward", "windows", "zone",
});

// Plural as they stand, and in the singular the same.
constexpr auto plural_nouns = std::to_array<std::string_view>({
    "people", "staff", "personnel", "police", "cattle", "sheep", "fish", "aircraft", "spacecraft", "watercraft", "hovercraft",
    "infantry", "cavalry", "artillery", "crew", "folk", "species", "series", "data", "media", "dead", "wounded", "militia",
    "offspring", "livestock", "poultry", "deer", "salmon", "trout", "bison", "clergy", "gentry", "youth", "samurai",
    "swiss", "japanese", "chinese", "vietnamese", "portuguese", "taiwanese", "lebanese",
});

constexpr auto irregular_plurals = std::to_array<phrase_entry<std::string_view>>({
    {"men", "man"}, {"women", "woman"}, {"children", "child"}, {"feet", "foot"}, {"teeth", "tooth"}, {"geese", "goose"},
    {"mice", "mouse"}, {"lice", "louse"}, {"oxen", "ox"}, {"dice", "die"}, {"pence", "penny"}, {"troops", "troop"},
    {"knives", "knife"}, {"wolves", "wolf"}, {"calves", "calf"}, {"leaves", "leaf"}, {"loaves", "loaf"}, {"shelves", "shelf"},
    {"thieves", "thief"}, {"selves", "self"}, {"scarves", "scarf"}, {"hooves", "hoof"}, {"elves", "elf"},
    {"initiatives", "initiative"}, {"olives", "olive"},
    {"crises", "crisis"}, {"diagnoses", "diagnosis"}, {"oases", "oasis"}, {"prognoses", "prognosis"}, {"psychoses", "psychosis"},
    {"metastases", "metastasis"}, {"axes", "axis"}, {"gases", "gas"}, {"biases", "bias"}, {"atlases", "atlas"}, {"aliases", "alias"},
    {"canvases", "canvas"}, {"lenses", "lens"}, {"uses", "use"}, {"excuses", "excuse"}, {"fuses", "fuse"}, {"muses", "muse"},
    {"abuses", "abuse"}, {"quizzes", "quiz"},
    {"movies", "movie"}, {"cookies", "cookie"}, {"calories", "calorie"}, {"zombies", "zombie"}, {"rookies", "rookie"},
    {"sorties", "sortie"}, {"hoodies", "hoodie"}, {"selfies", "selfie"}, {"prairies", "prairie"}, {"brownies", "brownie"},
    {"birdies", "birdie"}, {"bogies", "bogie"}, {"veggies", "veggie"}, {"groupies", "groupie"}, {"aussies", "aussie"},
    {"shoes", "shoe"}, {"toes", "toe"}, {"canoes", "canoe"}, {"foes", "foe"}, {"oboes", "oboe"},
    {"caches", "cache"}, {"niches", "niche"}, {"aches", "ache"}, {"headaches", "headache"}, {"avalanches", "avalanche"},
    {"moustaches", "moustache"}, {"axles", "axle"},
    {"ads", "ad"}, {"taxis", "taxi"}, {"skis", "ski"}, {"rabbis", "rabbi"}, {"nazis", "nazi"}, {"israelis", "israeli"}, {"iraqis", "iraqi"},
    {"pakistanis", "pakistani"}, {"bangladeshis", "bangladeshi"}, {"yemenis", "yemeni"}, {"saudis", "saudi"}, {"emiratis", "emirati"},
    {"kuwaitis", "kuwaiti"}, {"omanis", "omani"}, {"somalis", "somali"}, {"bengalis", "bengali"}, {"punjabis", "punjabi"},
    {"houthis", "houthi"}, {"yazidis", "yazidi"}, {"tsunamis", "tsunami"}, {"safaris", "safari"}, {"emojis", "emoji"}, {"kiwis", "kiwi"},
    {"bikinis", "bikini"}, {"alibis", "alibi"}, {"menus", "menu"}, {"gurus", "guru"}, {"cpus", "cpu"}, {"gpus", "gpu"},
    {"bacteria", "bacterium"}, {"criteria", "criterion"}, {"phenomena", "phenomenon"}, {"alumni", "alumnus"}, {"fungi", "fungus"},
    {"nuclei", "nucleus"}, {"stimuli", "stimulus"}, {"cacti", "cactus"}, {"larvae", "larva"}, {"vertebrae", "vertebra"},
    {"antennae", "antenna"}, {"galaxies", "galaxy"}, {"indices", "index"}, {"matrices", "matrix"}, {"vertices", "vertex"},
    {"appendices", "appendix"}, {"strata", "stratum"}, {"mujahideen", "mujahid"}, {"carabinieri", "carabiniere"},
});

constexpr auto singular_nouns = std::to_array<std::string_view>({
    "gas", "bus", "glass", "business", "loss", "class", "process", "press", "access", "address", "success", "crisis", "basis", "status", "virus",
    "plus", "us", "is", "was", "has", "this", "its", "his", "analysis", "cross", "mass", "mess", "across", "less", "unless", "always",
    "perhaps", "previous", "various", "serious", "religious", "famous", "dangerous", "enormous", "homeless", "wireless",
    "does", "says", "goes", "thus", "yes", "lens", "news", "corps", "politics", "economics", "physics", "mathematics", "athletics",
    "gymnastics", "chaos", "texas", "paris", "brussels", "athens", "wales", "kansas", "arkansas", "massachusetts", "illinois", "james",
    "charles", "thomas", "williams", "jones", "davis", "lewis", "harris", "diabetes", "aids", "isis", "hamas", "specimen", "abdomen", "regimen", "omen", "acumen", "ramen", "yemen", "bias",
    "atlas", "canvas", "christmas", "alias", "overseas", "sometimes", "besides", "afterwards", "towards", "infectious", "consecutive", "continuous", "conscious", "obvious", "indigenous",
});

constexpr auto times_of_day = std::to_array<std::string_view>({
    "am", "pm", "gmt", "utc", "est", "edt", "pst", "pdt", "bst", "cet", "hrs",
});

constexpr auto changes = std::to_array<std::string_view>({
    "rose", "risen", "rise", "rises", "rising", "fell", "fallen", "fall", "falls", "falling", "grew", "grown", "grow", "growing", "dropped",
    "drop", "dropping", "declined", "increased", "increase", "increasing", "decreased", "decrease", "decreasing", "climbed",
    "climbing", "jumped", "slid", "sank", "surged", "soared", "plunged", "plummeted", "gained", "lost", "added", "shed", "slipped",
    "tumbled", "dipped", "edged", "up", "down", "higher", "lower", "reduced", "raised", "cut", "advanced", "eased",
});

constexpr auto sharers = std::to_array<std::string_view>({
    "share", "head", "person", "piece", "ticket", "seat", "unit", "copy", "night", "game", "bottle", "pop", "plate", "vote", "word",
    "student", "pupil", "patient", "household", "family", "customer", "user", "vehicle", "car", "visit",
});

constexpr auto streets = std::to_array<std::string_view>({
    "avenue", "ave", "boulevard", "blvd", "court", "crescent", "drive", "lane", "parkway", "place", "plaza", "road", "rd",
    "square", "street", "terrace",
});

constexpr auto class_leads = std::to_array<std::string_view>({
    "category", "class", "grade", "level", "phase", "stage", "tier", "type",
});

constexpr auto unit_leads = std::to_array<std::string_view>({
    "square", "sq", "cubic", "cu", "grand",
});

constexpr auto determiners = std::to_array<std::string_view>({
    "the", "these", "those", "its", "his", "her", "their", "our", "my", "your",
});

constexpr auto part_leads = std::to_array<std::string_view>({
    "act", "chapter", "class", "day", "episode", "game", "grade", "level", "match", "number", "page", "part", "phase", "round",
    "season", "series", "stage", "step", "tier", "unit", "volume", "week", "war", "year",
});

// Words for many at once, whose number follows "of".
constexpr auto collectives = std::to_array<std::string_view>({
    "army", "audience", "contingent", "convoy", "crew", "crowd", "detachment", "fleet", "force", "garrison", "gathering", "group",
    "population", "staff", "strength", "team", "total", "unit", "workforce", "toll",
});

constexpr auto traits = std::to_array<trait_list>({
    {word_trait::function_word, function_words}, {word_trait::verb, verbs}, {word_trait::year_lead, year_leads},
    {word_trait::label_lead, label_leads}, {word_trait::plural_noun, plural_nouns},
    {word_trait::singular_noun, singular_nouns}, {word_trait::change, changes}, {word_trait::collective, collectives}, {word_trait::time_of_day, times_of_day},
    {word_trait::modifier, modifiers}, {word_trait::sharer, sharers}, {word_trait::street, streets},
    {word_trait::part_lead, part_leads}, {word_trait::class_lead, class_leads},
    {word_trait::determiner, determiners}, {word_trait::unit_lead, unit_leads},
});
// clang-format on

// The hedges that are listed, and those that the comparatives make.
struct hedges {
    hedges()
        : prefixes{listed_prefixes.begin(), listed_prefixes.end()},
          suffixes{listed_suffixes.begin(), listed_suffixes.end()} {
        for (const auto& [word, upwards] : comparatives) {
            const hedge open = upwards ? hedge::over : hedge::under;
            const hedge denied = upwards ? hedge::at_most : hedge::at_least;
            const hedge closed = upwards ? hedge::at_least : hedge::at_most;
            const std::string comparison{word};
            add(prefixes, comparison + " than", open);
            for (const char* no : {"no ", "not "}) add(prefixes, no + comparison + " than", denied);
            for (const char* or_equal :
                {" than or equal to", " than or equals", " or equal to", " or equal than", " or equal"})
                add(prefixes, comparison + or_equal, closed);
            for (const char* equal_or : {"equal to or ", "equal or "})
                add(prefixes, equal_or + comparison + " than", closed);
            add(suffixes, "or " + comparison, closed);
        }
    }

    std::vector<phrase_entry<hedge_meaning>> prefixes;
    std::vector<phrase_entry<hedge_meaning>> suffixes;

private:
    void add(std::vector<phrase_entry<hedge_meaning>>& table, std::string phrase, hedge how) {
        table.push_back({made_.emplace_back(std::move(phrase)), {how, false}});
    }
    std::deque<std::string> made_;
};

}  // namespace

const vocabulary& english() {
    static const hedges hedges_of_english;  // the vocabulary keeps views of its words
    static const vocabulary made{language{number_words, english_date_words, traits,
        hedges_of_english.prefixes, hedges_of_english.suffixes, intensifiers, range_leads,
        english_date_prefixes, english_date_suffixes, irregular_plurals, english_units, english_holidays}};
    return made;
}

}  // namespace hearsay::inline v1::detail
