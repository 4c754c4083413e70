// claimgen: a seeded generator of synthetic claim cases, for benchmarks and for
// property tests. One file, C++20, standard library only.
//
//   g++ -std=c++20 -O2 -ffp-contract=off claimgen.cpp -o claimgen
//   ./claimgen --claims 100000 --seed 1 --out DIR
//
// The output is a function of the options alone: the random numbers come from
// xoshiro256** (seeded by splitmix64) and every draw is integer arithmetic, so no
// implementation-defined std:: distribution is used. The only floating-point
// arithmetic is the Zipf table; for --zipf 0 and --zipf 1 it is additions and
// divisions only, so it is the same on every IEEE machine (other exponents use
// std::pow, whose last bit may differ between C libraries).
//
// A question has a true whole number, log-uniform from 10 to 1e6; a source a reliability from 0.30 to 0.98. A claim that
// cites nothing is within 5 % of the truth with its source's reliability, else 0.2 to 0.8 or 1.25 to 3 times it; rounded
// to 2 to 4 digits and hedged. One that cites repeats the number in 80 % of cases, and hedges it anew in a quarter of
// those. In bulk.jsonl, which hearsay reads, a claim here is a statement there, and a distinct value a claim.
//
// For hard cases: --values distinct|equal|unbounded, --deep 1 (each cites the one before it), and, in bulk.jsonl alone,
// the shares --deny P, --scope P (a part of what is asked for), --unit P (in a unit of 8 to 12).

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace {

using u8 = std::uint8_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;
__extension__ using u128 = unsigned __int128;
using i64 = std::int64_t;

// ---------------------------------------------------------------- random numbers

class Rng {
 public:
  explicit Rng(u64 seed) {
    for (auto& w : s_) {  // splitmix64
      seed += 0x9e3779b97f4a7c15ULL;
      u64 z = seed;
      z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
      z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
      w = z ^ (z >> 31);
    }
  }
  u64 next() {  // xoshiro256**
    const u64 r = rotl(s_[1] * 5, 7) * 9;
    const u64 t = s_[1] << 17;
    s_[2] ^= s_[0];
    s_[3] ^= s_[1];
    s_[1] ^= s_[2];
    s_[0] ^= s_[3];
    s_[2] ^= t;
    s_[3] = rotl(s_[3], 45);
    return r;
  }
  // uniform in [0, n), n > 0 (multiply-high; the bias is below n / 2^64)
  u64 below(u64 n) {
    return static_cast<u64>((static_cast<u128>(next()) * n) >> 64);
  }
  bool chance_ppm(u32 ppm) { return below(1000000) < ppm; }

 private:
  static u64 rotl(u64 x, int k) { return (x << k) | (x >> (64 - k)); }
  u64 s_[4];
};

// P(k) proportional to 1 / (k+1)^s for k in [0, n): inverse CDF with a guide table.
class Zipf {
 public:
  Zipf(u32 n, double s) : cdf_(n), guide_(n + 1) {
    double sum = 0;
    for (u32 k = 0; k < n; ++k) {
      const double x = static_cast<double>(k) + 1.0;
      sum += s == 0.0 ? 1.0 : s == 1.0 ? 1.0 / x : std::pow(x, -s);
      cdf_[k] = sum;
    }
    const double scale = 9007199254740992.0 / sum;  // 2^53
    icdf_.resize(n);
    for (u32 k = 0; k < n; ++k) icdf_[k] = static_cast<u64>(cdf_[k] * scale);
    icdf_[n - 1] = u64{1} << 53;
    cdf_.clear();
    cdf_.shrink_to_fit();
    u32 k = 0;
    for (u32 g = 0; g < n; ++g) {
      const u64 lowest = static_cast<u64>((static_cast<u128>(u64{1} << 53) * g) / n);
      while (icdf_[k] <= lowest) ++k;
      guide_[g] = k;
    }
  }
  u32 operator()(Rng& r) const {
    const u64 u = r.next() >> 11;
    const u64 n = icdf_.size();
    u32 k = guide_[static_cast<std::size_t>((static_cast<u128>(u) * n) >> 53)];
    while (icdf_[k] <= u) ++k;
    return k;
  }

 private:
  std::vector<double> cdf_;
  std::vector<u64> icdf_;
  std::vector<u32> guide_;
};

// ---------------------------------------------------------------- output

class Out {
 public:
  Out(const std::filesystem::path& p) : f_(std::fopen(p.c_str(), "wb")) {
    if (!f_) {
      std::perror(p.c_str());
      std::exit(1);
    }
    buf_.reserve(kCap + 4096);
  }
  Out(const Out&) = delete;
  Out& operator=(const Out&) = delete;
  ~Out() { close(); }
  Out& operator<<(std::string_view s) {
    buf_.append(s);
    return *this;
  }
  Out& operator<<(char c) {
    buf_.push_back(c);
    return *this;
  }
  Out& num(i64 v) {
    char t[24];
    const auto e = std::to_chars(t, t + sizeof t, v);
    buf_.append(t, e.ptr);
    return *this;
  }
  void line() {
    buf_.push_back('\n');
    if (buf_.size() >= kCap) flush();
  }
  void close() {
    if (!f_) return;
    flush();
    if (std::fclose(f_) != 0) {
      std::perror("close");
      std::exit(1);
    }
    f_ = nullptr;
  }
  u64 fnv() const { return fnv_; }
  u64 bytes() const { return bytes_; }

 private:
  static constexpr std::size_t kCap = 1 << 20;
  void flush() {
    for (const char c : buf_) fnv_ = (fnv_ ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    bytes_ += buf_.size();
    if (std::fwrite(buf_.data(), 1, buf_.size(), f_) != buf_.size()) {
      std::perror("write");
      std::exit(1);
    }
    buf_.clear();
  }
  std::FILE* f_;
  std::string buf_;
  u64 fnv_ = 0xcbf29ce484222325ULL;
  u64 bytes_ = 0;
};

std::string grouped(i64 v) {  // 11000 -> 11,000
  std::string d = std::to_string(v);
  for (int i = static_cast<int>(d.size()) - 3; i > 0; i -= 3) d.insert(static_cast<std::size_t>(i), ",");
  return d;
}

// round to `digits` significant decimal digits, as a news report would
i64 round_sig(i64 v, int digits) {
  i64 lim = 1;
  for (int i = 0; i < digits; ++i) lim *= 10;
  i64 p = 1;
  while (v / p >= lim) p *= 10;
  return (v + p / 2) / p * p;
}

// ---------------------------------------------------------------- the model

enum Kind : u8 { kPoint, kAtLeast, kOver, kAtMost, kUnder, kBetween, kAbout, kKinds };
constexpr const char* kKindName[kKinds] = {"point",  "at_least", "over", "at_most",
                                           "under", "between",  "about"};
constexpr i64 kMinusInf = std::numeric_limits<i64>::min();
constexpr i64 kPlusInf = std::numeric_limits<i64>::max();

struct Interval {
  i64 lo, hi;
  u8 lo_open, hi_open;
};

struct Claim {
  u32 question, source, fact;
  u32 attributed;  // a source named without a claim on record, or kNone
  i64 a, b;        // the number (or the two numbers) that the report prints
  Kind kind;
  u8 style;
};
constexpr u32 kNone = 0xffffffffu;

Interval interval_of(const Claim& c) {
  switch (c.kind) {
    case kPoint: return {c.a, c.a, 0, 0};
    case kAtLeast: return {c.a, kPlusInf, 0, 1};
    case kOver: return {c.a, kPlusInf, 1, 1};
    case kAtMost: return {kMinusInf, c.a, 1, 0};
    case kUnder: return {kMinusInf, c.a, 1, 1};
    case kBetween: return {c.a, c.b, 0, 0};
    default: return {c.a - c.a / 10, c.a + c.a / 10, 0, 0};  // about: 10 % either way
  }
}

struct Options {
  u64 claims = 10000, questions = 0, sources = 0, seed = 1;
  double zipf = 1.0;
  u32 cite_ppm = 600000, cycle_ppm = 3000, fan = 0;
  u32 deny_ppm = 0, scope_ppm = 0, unit_ppm = 0;
  bool deep = false;
  std::string values = "news";
  bool jsonl = true, csv = true, bulk = false;
  std::string out = "case";
};

[[noreturn]] void usage(const char* why) {
  std::fprintf(stderr,
               "%s\nusage: claimgen [--claims N] [--questions Q] [--sources S] [--zipf E]\n"
               "  [--cite P] [--cycle P] [--fan F] [--seed K] [--deep 0|1]\n"
               "  [--values news|distinct|equal|unbounded] [--deny P] [--scope P] [--unit P]\n"
               "  [--format csv|jsonl|both|bulk|all] [--out DIR]\n",
               why);
  std::exit(2);
}

Options parse(int argc, char** argv) {
  Options o;
  for (int i = 1; i < argc; ++i) {
    const std::string_view a = argv[i];
    if (i + 1 >= argc) usage("an option lacks its value");
    const char* v = argv[++i];
    if (a == "--claims") o.claims = std::strtoull(v, nullptr, 10);
    else if (a == "--questions") o.questions = std::strtoull(v, nullptr, 10);
    else if (a == "--sources") o.sources = std::strtoull(v, nullptr, 10);
    else if (a == "--seed") o.seed = std::strtoull(v, nullptr, 10);
    else if (a == "--zipf") o.zipf = std::strtod(v, nullptr);
    else if (a == "--cite") o.cite_ppm = static_cast<u32>(std::strtod(v, nullptr) * 1e6 + 0.5);
    else if (a == "--cycle") o.cycle_ppm = static_cast<u32>(std::strtod(v, nullptr) * 1e6 + 0.5);
    else if (a == "--fan") o.fan = static_cast<u32>(std::min<u64>(16, std::strtoull(v, nullptr, 10)));
    else if (a == "--deny") o.deny_ppm = static_cast<u32>(std::strtod(v, nullptr) * 1e6 + 0.5);
    else if (a == "--scope") o.scope_ppm = static_cast<u32>(std::strtod(v, nullptr) * 1e6 + 0.5);
    else if (a == "--unit") o.unit_ppm = static_cast<u32>(std::strtod(v, nullptr) * 1e6 + 0.5);
    else if (a == "--deep") o.deep = std::string_view{v} == "1";
    else if (a == "--values") {
      o.values = v;
      if (o.values != "news" && o.values != "distinct" && o.values != "equal" && o.values != "unbounded")
        usage("--values is news, distinct, equal or unbounded");
    }
    else if (a == "--out") o.out = v;
    else if (a == "--format") {
      const std::string_view f = v;
      if (f != "csv" && f != "jsonl" && f != "both" && f != "bulk" && f != "all")
        usage("--format is csv, jsonl, both, bulk or all");
      o.csv = f == "csv" || f == "both" || f == "all";
      o.jsonl = f == "jsonl" || f == "both" || f == "all";
      o.bulk = f == "bulk" || f == "all";
    } else usage("unknown option");
  }
  if (o.claims == 0 || o.claims > 1000000000ULL) usage("--claims is 1 to 1e9");
  if (o.questions == 0) o.questions = std::max<u64>(1, o.claims / 10);
  if (o.sources == 0) o.sources = std::max<u64>(20, o.claims / 100);
  return o;
}

constexpr const char* kUnits[] = {"soldiers", "vehicles", "artillery shells", "US dollars",
                                  "tonnes of grain", "displaced people", "drones", "kilometres"};

void text_of(std::string& t, const Claim& c, const char* unit) {
  t.clear();
  const std::string a = grouped(c.a);
  switch (c.kind) {
    case kPoint: t = a; break;
    case kAtLeast: t = (c.style & 1 ? "at least " : "no fewer than ") + a; break;
    case kOver: t = (c.style & 1 ? "over " : "more than ") + a; break;
    case kAtMost: t = (c.style & 1 ? "as many as " : "up to ") + a; break;
    case kUnder: t = (c.style & 1 ? "fewer than " : "under ") + a; break;
    case kBetween: t = "between " + a + " and " + grouped(c.b); break;
    default: t = (c.style & 1 ? "about " : "some ") + a; break;
  }
  t += ' ';
  t += unit;
  // a few lines carry an escape or a non-ASCII letter, as real reports do
  if (c.style >= 250) t = "\\\"" + t + "\\\", the ministry said";
  else if (c.style >= 244) t += " near P\xc5\x82ock \\u2013 officials";
}

// A draw that depends on nothing but the number of what it is for, so that an option changes nothing else.
bool share(u64 number, u64 salt, u32 ppm) {
  u64 z = number * 0x9e3779b97f4a7c15ULL + salt;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return (z ^ (z >> 31)) % 1000000 < ppm;
}

}  // namespace

int main(int argc, char** argv) {
  const Options o = parse(argc, argv);
  const u32 n = static_cast<u32>(o.claims);
  const u32 nq = static_cast<u32>(o.questions);
  const u32 ns = static_cast<u32>(o.sources);
  Rng rng(o.seed);

  // questions: a true value each; sources: a reliability each
  std::vector<i64> truth(nq);
  std::vector<u8> unit(nq);
  for (u32 q = 0; q < nq; ++q) {
    i64 v = 10;
    for (u64 d = rng.below(5); d > 0; --d) v *= 10;
    truth[q] = v + static_cast<i64>(rng.below(static_cast<u64>(9 * v)));
    unit[q] = static_cast<u8>(rng.below(std::size(kUnits)));
  }
  std::vector<u32> reliability(ns);  // per million
  for (auto& r : reliability) r = 300000 + static_cast<u32>(rng.below(680001));

  // which question and source each claim has; the order of claims is the order in time
  std::vector<Claim> claims(n);
  {
    const Zipf zq(nq, o.zipf), zs(ns, o.zipf);
    for (auto& c : claims) {
      c.question = zq(rng);
      c.source = zs(rng);
    }
  }
  // the claims of each question, in order (counting sort)
  std::vector<u32> first(nq + 1, 0), member(n), ordinal(n);
  for (const auto& c : claims) ++first[c.question + 1];
  for (u32 q = 0; q < nq; ++q) first[q + 1] += first[q];
  {
    std::vector<u32> fill(first.begin(), first.end() - 1);
    for (u32 i = 0; i < n; ++i) {
      const u32 q = claims[i].question;
      ordinal[i] = fill[q] - first[q];
      member[fill[q]++] = i;
    }
  }

  // values and citations
  std::vector<std::pair<u32, u32>> cites;  // (citing claim, cited claim)
  cites.reserve(n + n / 8);
  std::vector<std::pair<u32, u32>> back;   // edges that close a cycle
  for (u32 i = 0; i < n; ++i) {
    Claim& c = claims[i];
    const u32 ord = ordinal[i];
    c.attributed = kNone;
    c.style = static_cast<u8>(rng.below(256));
    const bool citing = ord > 0 && rng.chance_ppm(o.cite_ppm);
    u32 target = kNone;
    if (citing) {
      const u64 d = rng.below(100);
      const int k = o.fan ? 1 + static_cast<int>(rng.below(o.fan)) : d < 70 ? 1 : d < 92 ? 2 : 3;
      u32 seen[16];
      int have = 0;
      for (int j = 0; j < k; ++j) {
        // half of the citations are uniform over the earlier claims of the question,
        // half prefer the earliest ones (a few reports that everybody repeats)
        u64 at = rng.below(ord);
        if (rng.next() & 1) at = rng.below(at + 1);
        if (o.deep) at = ord - 1;
        const u32 to = member[first[c.question] + static_cast<u32>(at)];
        if (std::find(seen, seen + have, to) != seen + have) continue;
        seen[have++] = to;
        cites.emplace_back(i, to);
      }
      target = seen[0];
      if (rng.chance_ppm(o.cycle_ppm)) back.emplace_back(target, i);
    } else if (rng.chance_ppm(100000)) {
      c.attributed = static_cast<u32>(rng.below(ns));
    }

    if (citing && rng.chance_ppm(800000)) {  // repeats the number it cites
      const Claim& t = claims[target];
      c.a = t.a;
      c.b = t.b;
      c.kind = t.kind;
      if (rng.chance_ppm(250000)) {          // ... but hedges it differently
        c.kind = static_cast<Kind>(rng.below(kKinds));
        if (c.kind == kBetween) c.b = c.a + std::max<i64>(1, round_sig(c.a / 5, 2));
      }
    } else {
      const i64 tv = truth[c.question];
      i64 v;
      if (rng.chance_ppm(reliability[c.source])) {
        v = tv * static_cast<i64>(950 + rng.below(101)) / 1000;    // within 5 %
      } else if (rng.next() & 1) {
        v = tv * static_cast<i64>(200 + rng.below(601)) / 1000;    // 0.2 to 0.8 times
      } else {
        v = tv * static_cast<i64>(1250 + rng.below(1751)) / 1000;  // 1.25 to 3 times
      }
      v = std::max<i64>(1, v);
      c.a = round_sig(v, 2 + static_cast<int>(rng.below(3)));      // 2 to 4 digits: many ties
      const u64 k = rng.below(100);
      c.kind = k < 30 ? kPoint : k < 45 ? kAtLeast : k < 58 ? kOver : k < 68 ? kAtMost
               : k < 73 ? kUnder : k < 87 ? kBetween : kAbout;
      c.b = c.a + std::max<i64>(1, round_sig(c.a / 5, 2));
    }
  }
  for (u32 i = 0; i < n; ++i) {
    Claim& c = claims[i];
    if (o.values == "distinct") {
      c.a = c.a * n + i;
      c.b = c.b * n + i;
    } else if (o.values == "equal") {
      c.a = 100;
      c.kind = kPoint;
    } else if (o.values == "unbounded") {
      c.kind = static_cast<Kind>(kAtLeast + c.kind % 4);
    }
  }
  const u64 planted = back.size();
  cites.insert(cites.end(), back.begin(), back.end());
  std::sort(cites.begin(), cites.end());
  cites.erase(std::unique(cites.begin(), cites.end()), cites.end());

  // facts: distinct (question, interval), numbered in order of appearance
  u32 facts = 0;
  {
    struct Key {
      u32 q;
      Interval v;
      bool operator==(const Key& k) const {
        return q == k.q && v.lo == k.v.lo && v.hi == k.v.hi && v.lo_open == k.v.lo_open &&
               v.hi_open == k.v.hi_open;
      }
    };
    struct Hash {
      std::size_t operator()(const Key& k) const {
        u64 h = k.q * 0x9e3779b97f4a7c15ULL;
        for (const u64 w : {static_cast<u64>(k.v.lo), static_cast<u64>(k.v.hi),
                            static_cast<u64>(k.v.lo_open * 2 + k.v.hi_open)}) {
          h = (h ^ w) * 0xbf58476d1ce4e5b9ULL;
          h ^= h >> 31;
        }
        return static_cast<std::size_t>(h);
      }
    };
    std::unordered_map<Key, u32, Hash> ids;
    ids.reserve(n / 2);
    for (auto& c : claims) {
      const auto [it, fresh] = ids.try_emplace(Key{c.question, interval_of(c)}, facts);
      if (fresh) ++facts;
      c.fact = it->second;
    }
  }

  // write
  namespace fs = std::filesystem;
  fs::create_directories(o.out);
  const fs::path dir = o.out;
  u64 csv_fnv = 0, cites_fnv = 0, jsonl_fnv = 0, jsonl_bytes = 0;
  auto bound = [](Out& f, i64 v) {
    if (v == kMinusInf) f << "-inf";
    else if (v == kPlusInf) f << "inf";
    else f.num(v);
  };
  if (o.csv) {
    Out f(dir / "claims.csv");
    f << "claim,question,source,fact,kind,lo,hi,lo_open,hi_open,attributed";
    f.line();
    for (u32 i = 0; i < n; ++i) {
      const Claim& c = claims[i];
      const Interval v = interval_of(c);
      f.num(i) << ',';
      f.num(c.question) << ',';
      f.num(c.source) << ',';
      f.num(c.fact) << ',' << kKindName[c.kind] << ',';
      bound(f, v.lo);
      f << ',';
      bound(f, v.hi);
      f << ',';
      f.num(v.lo_open) << ',';
      f.num(v.hi_open) << ',';
      if (c.attributed != kNone) f.num(c.attributed);
      f.line();
    }
    f.close();
    csv_fnv = f.fnv();
    Out e(dir / "cites.csv");
    e << "citing,cited";
    e.line();
    for (const auto& [a, b] : cites) {
      e.num(a) << ',';
      e.num(b);
      e.line();
    }
    e.close();
    cites_fnv = e.fnv();
    Out s(dir / "sources.csv");
    s << "source,name,reliability";
    s.line();
    for (u32 i = 0; i < ns; ++i) {
      s.num(i) << ",outlet-";
      s.num(i) << ",0.";
      s << std::to_string(1000000 + reliability[i]).substr(1);
      s.line();
    }
    Out q(dir / "questions.csv");
    q << "question,unit,truth,claims";
    q.line();
    for (u32 i = 0; i < nq; ++i) {
      q.num(i) << ',' << kUnits[unit[i]] << ',';
      q.num(truth[i]) << ',';
      q.num(first[i + 1] - first[i]);
      q.line();
    }
  }
  if (o.jsonl) {
    Out f(dir / "claims.jsonl");
    std::string text;
    std::size_t e = 0;
    for (u32 i = 0; i < n; ++i) {
      const Claim& c = claims[i];
      const Interval v = interval_of(c);
      f << "{\"id\":\"c";
      f.num(i) << "\",\"question\":\"q";
      f.num(c.question) << "\",\"source\":\"outlet-";
      f.num(c.source) << "\",\"kind\":\"" << kKindName[c.kind] << "\",\"lo\":";
      if (v.lo == kMinusInf) f << "null";
      else f.num(v.lo);
      f << ",\"hi\":";
      if (v.hi == kPlusInf) f << "null";
      else f.num(v.hi);
      f << ",\"lo_open\":" << (v.lo_open ? "true" : "false");
      f << ",\"hi_open\":" << (v.hi_open ? "true" : "false");
      f << ",\"unit\":\"" << kUnits[unit[c.question]] << "\",\"text\":\"";
      text_of(text, c, kUnits[unit[c.question]]);
      f << text << '"';
      if (c.attributed != kNone) {
        f << ",\"attributed_to\":\"outlet-";
        f.num(c.attributed) << '"';
      }
      f << ",\"cites\":[";
      for (bool lead = true; e < cites.size() && cites[e].first == i; ++e, lead = false) {
        f << (lead ? "\"c" : ",\"c");
        f.num(cites[e].second) << '"';
      }
      f << "]}";
      f.line();
    }
    f.close();
    jsonl_fnv = f.fnv();
    jsonl_bytes = f.bytes();
  }

  u64 bulk_fnv = 0, bulk_bytes = 0;
  if (o.bulk) {  // hearsay's own bulk form: a fact becomes a claim, a claim becomes a statement
    Out f(dir / "bulk.jsonl");
    const auto unit_id = [](const char* u) {
      std::string t = u;
      std::replace(t.begin(), t.end(), ' ', '-');
      return t;
    };
    for (u32 i = 0; i < ns; ++i) {
      f << "{\"source\":{\"id\":\"outlet-";
      f.num(i) << "\",\"name\":\"Outlet ";
      f.num(i) << "\",\"kind\":\"outlet\"}}";
      f.line();
    }
    if (o.unit_ppm != 0) {
      for (const char* u : kUnits) {
        f << "{\"unit\":{\"id\":\"load-of-" << unit_id(u) << "\",\"" << unit_id(u) << "\":[8,12],\"basis\":\"generated\"}}";
        f.line();
      }
    }
    if (o.scope_ppm != 0) {
      for (int part = 0; part < 3; ++part) {
        f << "{\"part\":{\"id\":\"part-";
        f.num(part) << "\"}}";
        f.line();
      }
    }
    for (u32 i = 0; i < nq; ++i) {
      f << "{\"question\":{\"id\":\"q";
      f.num(i) << "\",\"asks\":\"How many ";
      f << kUnits[unit[i]] << " (";
      f.num(i) << ")?\",\"kind\":\"quantity\",\"unit\":\"" << unit_id(kUnits[unit[i]]) << '"';
      if (o.scope_ppm != 0) f << ",\"additive\":true";
      f << "}}";
      f.line();
    }
    u32 next_fact = 0;
    std::size_t e = 0;
    for (u32 i = 0; i < n; ++i) {
      const Claim& c = claims[i];
      if (c.fact == next_fact) {  // its first appearance
        ++next_fact;
        const Interval v = interval_of(c);
        f << "{\"claim\":{\"id\":\"f";
        f.num(c.fact) << "\",\"answers\":\"q";
        f.num(c.question) << "\",\"value\":{";
        if (v.lo != kMinusInf) {
          f << "\"lower\":";
          f.num(v.lo);
          if (v.lo_open) f << ",\"lower_open\":true";
          f << ',';
        }
        if (v.hi != kPlusInf) {
          f << "\"upper\":";
          f.num(v.hi);
          if (v.hi_open) f << ",\"upper_open\":true";
          f << ',';
        }
        f << "\"unit\":\"" << (share(c.fact, 1, o.unit_ppm) ? "load-of-" : "") << unit_id(kUnits[unit[c.question]])
          << "\"}";
        if (share(c.fact, 2, o.scope_ppm)) {
          f << ",\"part\":\"part-";
          f.num(c.fact % 3) << '"';
        }
        f << "}}";
        f.line();
      }
      const auto day = std::chrono::sys_days{std::chrono::January / 1 / 2024} +
                       std::chrono::days{static_cast<int>(static_cast<u64>(i) * 1000 / n)};
      const std::chrono::year_month_day d{day};
      char at[16];
      std::snprintf(at, sizeof at, "%04d-%02u-%02u", static_cast<int>(d.year()),
                    static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day()));
      f << "{\"statement\":{\"id\":\"s";
      f.num(i) << "\",\"source\":\"outlet-";
      f.num(c.source) << "\",\"at\":\"" << at << (share(i, 3, o.deny_ppm) ? "\",\"denies\":[\"f" : "\",\"asserts\":[\"f");
      f.num(c.fact) << "\"]";
      if (e < cites.size() && cites[e].first == i) {
        f << ",\"relays\":[";
        for (bool lead = true; e < cites.size() && cites[e].first == i; ++e, lead = false) {
          f << (lead ? "\"s" : ",\"s");
          f.num(cites[e].second) << '"';
        }
        f << ']';
      }
      f << "}}";
      f.line();
    }
    f.close();
    bulk_fnv = f.fnv();
    bulk_bytes = f.bytes();
  }

  u32 largest = 0;
  u128 pairs = 0;
  for (u32 q = 0; q < nq; ++q) {
    const u64 k = first[q + 1] - first[q];
    largest = std::max(largest, static_cast<u32>(k));
    pairs += static_cast<u128>(k) * (k - (k > 0)) / 2;
  }
  Out m(dir / "manifest.json");
  m << "{\"claims\":";
  m.num(n) << ",\"questions\":";
  m.num(nq) << ",\"sources\":";
  m.num(ns) << ",\"seed\":";
  m.num(static_cast<i64>(o.seed)) << ",\"zipf\":";
  char z[32];
  std::snprintf(z, sizeof z, "%g", o.zipf);
  m << z << ",\"cite_ppm\":";
  m.num(o.cite_ppm) << ",\"cycle_ppm\":";
  m.num(o.cycle_ppm) << ",\"fan\":";
  m.num(o.fan) << ",\"facts\":";
  m.num(facts) << ",\"citations\":";
  m.num(static_cast<i64>(cites.size())) << ",\"planted_cycles\":";
  m.num(static_cast<i64>(planted)) << ",\"largest_question\":";
  m.num(largest) << ",\"same_question_pairs\":";
  m.num(static_cast<i64>(pairs));
  char h[64];
  if (o.csv) {
    std::snprintf(h, sizeof h, "%016llx", static_cast<unsigned long long>(csv_fnv));
    m << ",\"claims_csv_fnv1a\":\"" << h << '"';
    std::snprintf(h, sizeof h, "%016llx", static_cast<unsigned long long>(cites_fnv));
    m << ",\"cites_csv_fnv1a\":\"" << h << '"';
  }
  if (o.jsonl) {
    std::snprintf(h, sizeof h, "%016llx", static_cast<unsigned long long>(jsonl_fnv));
    m << ",\"claims_jsonl_fnv1a\":\"" << h << "\",\"claims_jsonl_bytes\":";
    m.num(static_cast<i64>(jsonl_bytes));
  }
  if (o.bulk) {
    std::snprintf(h, sizeof h, "%016llx", static_cast<unsigned long long>(bulk_fnv));
    m << ",\"bulk_jsonl_fnv1a\":\"" << h << "\",\"bulk_jsonl_bytes\":";
    m.num(static_cast<i64>(bulk_bytes));
  }
  m << "}";
  m.line();
  m.close();
  return 0;
}
