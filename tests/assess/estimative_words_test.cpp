#include <hearsay/assess/estimative_words.hpp>

#include <gtest/gtest.h>

#include <limits>

using namespace hearsay;

namespace {

struct row {
    double probability;
    std::optional<likelihood> expected;
};
void PrintTo(const row& r, std::ostream* out) { *out << r.probability; }

class EstimativeTable : public ::testing::TestWithParam<row> {};

TEST_P(EstimativeTable, NamesTheBand) {
    EXPECT_EQ(likelihood_of(GetParam().probability), GetParam().expected);
}

using enum likelihood;
INSTANTIATE_TEST_SUITE_P(Probabilities, EstimativeTable,
    ::testing::Values(row{0, {}}, row{0.009, {}}, row{0.01, almost_no_chance}, row{0.05, very_unlikely},
        row{0.1, very_unlikely}, row{0.2, unlikely}, row{0.44, unlikely}, row{0.45, roughly_even},
        row{0.5, roughly_even}, row{0.55, roughly_even}, row{0.56, likely}, row{0.8, likely},
        row{0.81, very_likely}, row{0.95, very_likely}, row{0.96, almost_certain}, row{0.99, almost_certain},
        row{0.991, {}}, row{1, {}}));

}  // namespace

TEST(EstimativeWords, AreOfOneRow) {
    EXPECT_EQ(words_for(likely), "likely");
    EXPECT_EQ(words_for(likely, estimative_row::probability), "probable");
    EXPECT_EQ(words_for(almost_no_chance, estimative_row::probability), "remote");
    EXPECT_EQ(words_for(almost_certain), "almost certain");
}

TEST(EstimativeWords, OfARangeNameBothEnds) {
    EXPECT_EQ(words_between(0.3, 0.5), "unlikely to roughly even chance");
    EXPECT_EQ(words_between(0.6, 0.7), "likely");
    EXPECT_EQ(words_between(0, 1), "under 1% to over 99%");
    EXPECT_EQ(words_between(0.3, 0.9, estimative_row::probability), "improbable to highly probable");
    EXPECT_THROW((void)words_between(0.5, 0.4), std::invalid_argument);
}

TEST(EstimativeWords, RefuseWhatIsNoProbability) {
    EXPECT_THROW((void)likelihood_of(-0.1), std::invalid_argument);
    EXPECT_THROW((void)likelihood_of(1.1), std::invalid_argument);
    EXPECT_THROW((void)likelihood_of(std::numeric_limits<double>::quiet_NaN()), std::invalid_argument);
}

TEST(EstimativeWords, BandsMeetWithoutGaps) {
    for (int i = 0; i + 1 < 7; ++i)
        EXPECT_EQ(band_of(static_cast<likelihood>(i)).high, band_of(static_cast<likelihood>(i + 1)).low);
    EXPECT_EQ(band_of(likely), (probability_band{0.55, 0.80}));
}
