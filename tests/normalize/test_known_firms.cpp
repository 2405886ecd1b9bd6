#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "normalize/knowledge.h"
#include "normalize/known_firms.h"
#include "normalize/known_print.h"
#include "text/utf8.h"

namespace {

using Verdict = normalize::FirmWitness::Verdict;

constexpr std::string_view kCharacters =
    " -.@/"
    ":0123456789abcdefghijklmnopqrstuvwxyz１２３４５６７８９０株式会社有限北央夫南星電機商事東京都千代田区一丁目番号大"
    "手町〒";

/// Every character is a code of its own.
const card::CodeTable& codes() {
  static const card::CodeTable table = [] {
    card::CodeTable made{.name = "test", .null_code = 0, .codes_of = {}};
    std::uint16_t next = 1;
    for (const char32_t c : text::to_utf32(kCharacters))
      made.codes_of.try_emplace(text::to_utf8(c), std::vector{next++});
    return made;
  }();
  return table;
}

const normalize::Knowledge& knowledge() {
  static const normalize::Knowledge loaded = [] {
    auto result =
        normalize::Knowledge::load(std::filesystem::path(MEISHI_BINARY_DIR) / "share/meishi/knowledge", {codes()});
    if (!result) std::abort();
    return std::move(*result);
  }();
  return loaded;
}

/// A printed line: clear, but where `doubts` names another character for a place (in characters) that is half as
/// likely.
card::TextLine printed(const std::string& text, const std::map<std::size_t, std::string>& doubts = {}) {
  card::Reading reading{.model = "test", .symbols = {}, .posteriors = {.code_table = "test", .steps = {}}};
  const std::u32string characters = text::to_utf32(text);
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const std::string c = text::to_utf8(characters[i]);
    const auto doubt = doubts.find(i);
    const float sure = doubt == doubts.end() ? 0.999F : 0.66F;
    reading.symbols.push_back({c, {}, sure, {}});
    reading.posteriors.steps.push_back({{codes().codes_of.at(c)[0], sure}});
    if (doubt != doubts.end())
      reading.posteriors.steps.back().push_back({codes().codes_of.at(doubt->second)[0], 0.33F});
    reading.posteriors.steps.push_back({{0, 0.999F}});
  }
  card::TextLine line;
  line.readings.push_back(std::move(reading));
  return line;
}

std::size_t length(const std::string& text) { return text::to_utf32(text).size(); }

card::KnownFirm hokuo() {
  card::KnownFirm firm;
  firm.cards = 2;
  firm.companies = {{"株式会社北央電機", 2}};
  firm.domains = {{"hokuo.co.jp", 2}};
  firm.urls = {{"https://www.hokuo.co.jp/", 1}};
  firm.addresses = {
      {{"100-0001", "東京都", "千代田区", "大手町1-2-3", "", "JP", "〒100-0001 東京都千代田区大手町1-2-3"}, 2}};
  firm.switchboards = {{{card::PhoneKind::work, "+81312345678", "", "03-1234-5678"}, 2}};
  firm.mailboxes = {{"山田", "太郎", "ヤマダ", "タロウ", "", "t.yamada@hokuo.co.jp"},
                    {"佐藤", "花子", "サトウ", "ハナコ", "", "h.sato@hokuo.co.jp"}};
  return firm;
}

struct Used {
  card::ParsedCard parsed;
  std::vector<normalize::FirmWitness> notes;
};

Used use(const std::vector<card::TextLine>& lines, card::ParsedCard parsed,
         const std::vector<card::KnownFirm>& firms = {hokuo()}) {
  Used used{.parsed = std::move(parsed), .notes = {}};
  used.notes = normalize::use_known_firms(lines, knowledge(), firms, used.parsed);
  return used;
}

card::ParsedCard with_company(const std::string& company) {
  card::ParsedCard parsed;
  parsed.company = {company, 0.9F, {{0, 0, length(company)}}};
  parsed.posts = {{company, "", {"部長"}}};
  return parsed;
}

TEST(KnownFirms, AValueReadAsConfirmedBecomesSurer) {
  const Used used = use({printed("株式会社北央電機")}, with_company("株式会社北央電機"));
  ASSERT_EQ(used.notes.size(), 1U);
  EXPECT_EQ(used.notes[0].verdict, Verdict::same);
  EXPECT_GT(used.parsed.company.confidence, 0.99F);
  EXPECT_LT(used.parsed.company.confidence, 1.0F);
}

TEST(KnownFirms, ASlipThatThePrintAllowsIsMended) {
  const Used used = use({printed("株式会社北夫電機", {{5, "央"}})}, with_company("株式会社北夫電機"));
  ASSERT_EQ(used.notes.size(), 1U);
  EXPECT_EQ(used.notes[0].verdict, Verdict::mended);
  EXPECT_EQ(used.notes[0].read, "株式会社北夫電機");
  EXPECT_NEAR(used.notes[0].log_ratio, std::log(0.5), 0.1);
  EXPECT_EQ(used.parsed.company.value, "株式会社北央電機");
  EXPECT_EQ(used.parsed.posts[0].company, "株式会社北央電機");
}

TEST(KnownFirms, ClearPrintWins) {
  for (const std::string company : {"株式会社北夫電機", "有限会社北央電機", "株式会社南星商事", "北央電機"}) {
    const Used used = use({printed(company)}, with_company(company));
    EXPECT_TRUE(used.notes.empty()) << company;
    EXPECT_EQ(used.parsed.company.value, company);
    EXPECT_EQ(used.parsed.company.confidence, 0.9F);
  }
}

TEST(KnownFirms, NothingHappensWithoutAFirmOrWithoutPosteriors) {
  EXPECT_TRUE(use({printed("株式会社北央電機")}, with_company("株式会社北央電機"), {}).notes.empty());
  card::TextLine bare = printed("株式会社北夫電機", {{5, "央"}});
  bare.readings[0].posteriors = {};
  EXPECT_TRUE(use({bare}, with_company("株式会社北夫電機")).notes.empty());
}

TEST(KnownFirms, ACompanyThatNobodyReadIsProposedAsDoubtful) {
  const Used used = use({printed("-")}, {});
  EXPECT_EQ(used.parsed.company.value, "株式会社北央電機");
  const auto acceptance = normalize::acceptance_for(knowledge(), 1);
  EXPECT_EQ(normalize::doubtful_fields(used.parsed, acceptance), (std::vector<std::string>{"company"}));
  card::KnownFirm other = hokuo();
  other.companies = {{"株式会社南星商事", 1}};
  EXPECT_TRUE(use({printed("-")}, {}, {hokuo(), other}).parsed.company.value.empty()) << "which of the two?";
}

card::ParsedCard with_address(const std::string& street, std::size_t characters) {
  card::ParsedCard parsed;
  parsed.company.value = "-";
  parsed.addresses = {{{"100-0001", "東京都", "千代田区", street, "", "JP", "〒100-0001 東京都千代田区" + street},
                       0.8F,
                       {{0, 1, 9}, {1, 0, characters}}}};
  return parsed;
}

TEST(KnownFirms, AnAddressIsMendedLineByLineInTheFormOfThePrint) {
  const card::TextLine code = printed("〒100-0001"), street = printed("東京都千代田区大手町１-２-８", {{14, "３"}});
  const Used used = use({code, street}, with_address("大手町1-2-8", 15));
  ASSERT_EQ(used.notes.size(), 0U) << "a narrow digit is not what is printed";
  const card::TextLine narrow = printed("東京都千代田区大手町1-2-8", {{14, "3"}});
  const Used mended = use({code, narrow}, with_address("大手町1-2-8", 15));
  ASSERT_EQ(mended.notes.size(), 1U);
  EXPECT_EQ(mended.notes[0].verdict, Verdict::mended);
  EXPECT_EQ(mended.parsed.addresses[0].value.street, "大手町1-2-3");
}

TEST(KnownFirms, AFirmThatMovedKeepsWhatIsPrinted) {
  const Used used = use({printed("〒100-0001"), printed("東京都千代田区大手町4-2-3")}, with_address("大手町4-2-3", 15));
  EXPECT_TRUE(used.notes.empty());
  EXPECT_EQ(used.parsed.addresses[0].value.street, "大手町4-2-3");
}

TEST(KnownFirms, ASwitchboardIsKnownAndANeighbourOfItIsNot) {
  card::ParsedCard parsed;
  parsed.company.value = "-";
  parsed.phones = {{{card::PhoneKind::work, "+81312345678", "", "03-1234-5678"}, 0.9F, {{0, 0, 12}}},
                   {{card::PhoneKind::work, "+81312345679", "", "03-1234-5679"}, 0.9F, {{1, 0, 12}}},
                   {{card::PhoneKind::direct, "+81312345678", "", "03-1234-5678"}, 0.9F, {{0, 0, 12}}}};
  const Used used = use({printed("03-1234-5678"), printed("03-1234-5679")}, parsed);
  ASSERT_EQ(used.notes.size(), 1U);
  EXPECT_EQ(used.notes[0].path, "phones[0]");
  EXPECT_EQ(used.parsed.phones[1].value.number, "+81312345679");
  const Used mended = use({printed("03-1234-5678"), printed("03-1234-5679", {{11, "8"}})}, parsed);
  ASSERT_EQ(mended.notes.size(), 2U);
  EXPECT_EQ(mended.parsed.phones[1].value.number, "+81312345678");
}

card::ParsedCard suzuki(const std::string& email) {
  card::ParsedCard parsed;
  parsed.company.value = "-";
  parsed.family_name.value = "鈴木";
  parsed.given_name.value = "一郎";
  parsed.family_kana.value = "スズキ";
  parsed.given_kana.value = "イチロウ";
  parsed.emails = {{email, 0.9F, {{0, 0, email.size()}}}};
  return parsed;
}

TEST(KnownFirms, TheMailboxIsMadeAsTheFirmMakesThem) {
  const Used same = use({printed("i.suzuki@hokuo.co.jp")}, suzuki("i.suzuki@hokuo.co.jp"));
  ASSERT_EQ(same.notes.size(), 1U);
  EXPECT_EQ(same.notes[0].verdict, Verdict::same);
  const Used mended = use({printed("l.suzuki@hokuo.co.jp", {{0, "i"}})}, suzuki("l.suzuki@hokuo.co.jp"));
  EXPECT_EQ(mended.parsed.emails[0].value, "i.suzuki@hokuo.co.jp");
  const Used domain = use({printed("i.suzuki@hokuc.co.jp", {{13, "o"}})}, suzuki("i.suzuki@hokuc.co.jp"));
  EXPECT_EQ(domain.parsed.emails[0].value, "i.suzuki@hokuo.co.jp");
  const Used another = use({printed("suzuki@hokuo.co.jp")}, suzuki("suzuki@hokuo.co.jp"));
  EXPECT_TRUE(another.notes.empty()) << "clearly printed, however others have it";
  card::KnownFirm young = hokuo();
  young.mailboxes.clear();
  const Used part = use({printed("suzuki@hokuo.co.jp")}, suzuki("suzuki@hokuo.co.jp"), {young});
  ASSERT_EQ(part.notes.size(), 1U);
  EXPECT_EQ(part.notes[0].verdict, Verdict::part);
  EXPECT_LT(part.parsed.emails[0].confidence, same.parsed.emails[0].confidence);
}

TEST(KnownFirms, FreeMailDomainsAreNobodys) {
  card::KnownFirm firm = hokuo();
  firm.domains = {{"gmail.com", 2}};
  firm.mailboxes = {{"山田", "太郎", "ヤマダ", "タロウ", "", "t.yamada@gmail.com"}};
  EXPECT_TRUE(use({printed("i.suzuki@gmail.com")}, suzuki("i.suzuki@gmail.com"), {firm}).notes.empty());
}

TEST(KnownFirms, AWebAddressTakesTheFirmsDomain) {
  card::ParsedCard parsed;
  parsed.company.value = "-";
  parsed.urls = {{"www.hokuo.co.jp", 0.9F, {{0, 0, 15}}},
                 {"www.hokuc.co.jp", 0.9F, {{1, 0, 15}}},
                 {"shop.hokuo.co.jp", 0.9F, {{2, 0, 16}}}};
  const Used used =
      use({printed("www.hokuo.co.jp"), printed("www.hokuc.co.jp", {{8, "o"}}), printed("shop.hokuo.co.jp")}, parsed);
  ASSERT_EQ(used.notes.size(), 2U);
  EXPECT_EQ(used.notes[0].verdict, Verdict::same) << "compared without scheme and slash";
  EXPECT_EQ(used.notes[1].verdict, Verdict::mended);
  EXPECT_EQ(used.parsed.urls[1].value, "www.hokuo.co.jp") << "in the form that is printed";
}

}  // namespace
