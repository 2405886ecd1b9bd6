// Candidates against posteriors, through parse: a toy code table with one code for each character, and lines whose
// posteriors waver between two characters at one place.
#include <algorithm>
#include <map>

#include "tests/normalize/parse_case.h"
#include "text/utf8.h"

namespace {

using support::CardLayout;

constexpr const char* kCharacters =
    " 山田太郎大本未木佐藤左東京都千代田区神田神保町俣丁目杉戸村商事織繊維堂0123456789-"
    "〒中村美咲高橋髙株式会社青空島鳥渡辺邉邊直樹横浜市西区";

const card::CodeTable& toy_table() {
  static const card::CodeTable table = [] {
    card::CodeTable made{"toy", 0, {}};
    for (const char32_t c : text::to_utf32(kCharacters))
      made.codes_of.try_emplace(text::to_utf8(c),
                                std::vector<std::uint16_t>{static_cast<std::uint16_t>(made.codes_of.size() + 1)});
    return made;
  }();
  return table;
}

const normalize::Knowledge& toy_knowledge() {
  static const normalize::Knowledge knowledge = [] {
    auto loaded =
        normalize::Knowledge::load(std::filesystem::path(MEISHI_BINARY_DIR) / "share/meishi/knowledge", {toy_table()});
    if (!loaded) std::abort();
    return std::move(*loaded);
  }();
  return knowledge;
}

/// A doubtful place: what is really there, and its probability beside what was read.
struct Waver {
  std::string read, other;
  float other_probability = 0;
};

void add_posteriors(card::TextLine& line, const std::vector<Waver>& wavers) {
  card::Reading& reading = line.readings.front();
  reading.posteriors.code_table = "toy";
  const auto code = [](const std::string& c) { return toy_table().codes_of.at(c)[0]; };
  for (card::Symbol& symbol : reading.symbols) {
    std::vector<card::LinePosteriors::Entry> step;
    float own = 0.99F;
    for (const Waver& waver : wavers) {
      if (waver.read != symbol.text) continue;
      own = 1 - waver.other_probability;
      if (waver.other_probability > 0) step.push_back({code(waver.other), waver.other_probability});
      symbol.confidence = own;
    }
    step.push_back({code(symbol.text), own});
    reading.posteriors.steps.push_back({{0, 0.99F}});
    reading.posteriors.steps.push_back(std::move(step));
  }
}

card::CardText with_posteriors(card::CardText card, const std::vector<Waver>& wavers) {
  for (card::TextLine& line : card.lines) {
    const auto known = [](const card::Symbol& s) { return toy_table().codes_of.contains(s.text); };
    const auto& symbols = line.readings.front().symbols;
    if (std::all_of(symbols.begin(), symbols.end(), known)) add_posteriors(line, wavers);
  }
  return card;
}

card::Contact parsed(const card::CardText& card) {
  return normalize::to_contact(normalize::parse(card, toy_knowledge()));
}

card::CardText name_card(std::string_view name) {
  return CardLayout().line("株式会社青空", 60, 40, 40).line(name, 60, 200, 60).build();
}

TEST(Candidates, AWaveringCharacterGoesToTheKnownName) {
  const card::Contact contact = parsed(with_posteriors(name_card("山田 本郎"), {{"本", "太", 0.45F}}));
  EXPECT_EQ(contact.family_name, "山田");
  EXPECT_EQ(contact.given_name, "太郎");
}

TEST(Candidates, AWordBehindASurnameInLargeTypeIsAGivenName) {
  for (const auto& [family, given] : {std::pair("山田", "盛長"), std::pair("佐藤", "新市")}) {
    const card::Contact contact = parsed(CardLayout()
                                             .line("株式会社青空", 60, 40, 30)
                                             .line("横浜営業所 人事部", 60, 100, 20)
                                             .line(std::string(family) + " " + given, 60, 200, 50)
                                             .line("〒220-0011 横浜市西区高島2-1-1", 60, 360, 20)
                                             .line("TEL 045-123-4567", 60, 390, 20)
                                             .build());
    EXPECT_EQ(contact.family_name, family);
    EXPECT_EQ(contact.given_name, given);
  }
}

TEST(Candidates, ClearPrintIsNotOverruled) {
  const card::Contact contact = parsed(with_posteriors(name_card("山田 本郎"), {}));
  EXPECT_EQ(contact.given_name, "本郎");
  const card::Contact variant = parsed(with_posteriors(name_card("髙橋 美咲"), {}));
  EXPECT_EQ(variant.family_name, "髙橋");
}

TEST(Candidates, TheFormOfAKanjiIsThePrintedOne) {
  // Another reading knows one form alone, and its posteriors speak for that.
  card::CardText card = CardLayout()
                            .line("株式会社青空", 60, 40, 40)
                            .line("髙橋 美咲", 60, 200, 60)
                            .reading("line", "高橋 美咲", 0.9F)
                            .build();
  card = with_posteriors(std::move(card), {{"髙", "高", 0.1F}});
  std::vector<card::Reading>& readings = card.lines[1].readings;
  readings[0].model = "glyphs";
  readings[1].posteriors = with_posteriors(name_card("高橋 美咲"), {}).lines[1].readings.front().posteriors;
  EXPECT_EQ(parsed(card).family_name, "髙橋");
  for (card::Symbol& symbol : readings[0].symbols) symbol.confidence = 0.7F;
  EXPECT_EQ(parsed(card).family_name, "高橋") << "unclear print";
}

TEST(Candidates, FuriganaDecidesBetweenTwoKnownNames) {
  const std::vector<Waver> even = {{"田", "中", 0.5F}};
  const auto card_with = [&](std::string_view kana) {
    card::CardText card =
        CardLayout().line("株式会社青空", 60, 40, 40).line(kana, 60, 180, 18).line("田村 直樹", 60, 202, 60).build();
    return with_posteriors(std::move(card), even);
  };
  EXPECT_EQ(parsed(card_with("なかむら なおき")).family_name, "中村");
  EXPECT_EQ(parsed(card_with("たむら なおき")).family_name, "田村");
}

TEST(Candidates, AnUnlistedNameIsSpeltAsTheMailboxReadsIt) {
  card::CardText card = CardLayout()
                            .line("株式会社青空", 60, 40, 40)
                            .line("俣浜 太郎", 60, 200, 60)
                            .line("sugihama@aozora.co.jp", 60, 400, 24)
                            .build();
  EXPECT_EQ(parsed(with_posteriors(card, {{"俣", "杉", 0.3F}})).family_name, "杉浜");
  EXPECT_EQ(parsed(with_posteriors(card, {})).family_name, "俣浜") << "clear print stays";
}

TEST(Candidates, ABlankInTheMailboxIsItsUnderscore) {
  card::CardText card =
      CardLayout().line("山田 太郎", 60, 200, 60).line("E yamada t@aozora.co.jp", 60, 400, 24).build();
  EXPECT_EQ(parsed(with_posteriors(card, {})).emails, std::vector<std::string>{"yamada_t@aozora.co.jp"});
  card = CardLayout().line("山田 太郎", 60, 200, 60).line("yamada t@aozora co jp", 60, 400, 24).build();
  EXPECT_EQ(parsed(with_posteriors(card, {})).emails, std::vector<std::string>{"yamada.t@aozora.co.jp"})
      << "stops got lost there";
}

TEST(Candidates, ALabelIsNoInitial) {
  const auto email = [](const char* line) {
    const card::CardText card = CardLayout().line("Emilie Lefebvre", 60, 200, 60).line(line, 60, 400, 24).build();
    return parsed(card).emails;
  };
  EXPECT_EQ(email("E lefebvre@rivage.fr"), std::vector<std::string>{"lefebvre@rivage.fr"});
  EXPECT_EQ(email("e lefebvre@rivage.fr"), std::vector<std::string>{"e.lefebvre@rivage.fr"});
  EXPECT_EQ(email("Elefebvre@rivage.fr"), std::vector<std::string>{"elefebvre@rivage.fr"});
  EXPECT_EQ(email("Mlefebvre@rivage.fr"), std::vector<std::string>{"lefebvre@rivage.fr"});
  EXPECT_EQ(email("Mlefebvre97@rivage.fr"), std::vector<std::string>{"lefebvre97@rivage.fr"});
}

TEST(Candidates, MarksThatOneReadingHasArePrinted) {
  const card::CardText lost = CardLayout()
                                  .line("E tyamada@aozora.net", 60, 400, 24, 0.99F)
                                  .reading("eng", "E t.yamada@aozora.net", 0.95F)
                                  .build();
  EXPECT_EQ(parsed(lost).emails, std::vector<std::string>{"t.yamada@aozora.net"});
  const card::CardText blank = CardLayout()
                                   .line("山田 太郎", 60, 200, 60)
                                   .line("yamadat@aozora.net", 60, 400, 24)
                                   .reading("eng", "yamada t@aozora.net", 0.95F)
                                   .build();
  EXPECT_EQ(parsed(blank).emails, std::vector<std::string>{"yamadat@aozora.net"});
}

TEST(Candidates, ALabelThatOneReadingHasIsBelieved) {
  const auto kind = [](const char* first, const char* second) {
    const card::CardText card = CardLayout().line(first, 60, 400, 24, 0.95F).reading("eng", second, 0.9F).build();
    return parsed(card).phones.at(0).kind;
  };
  EXPECT_EQ(kind("攻X番号 0848-73-4399", "FAX#3 0848-73-4399"), card::PhoneKind::fax);
  EXPECT_EQ(kind("電話番号 0848-73-4399", "FAX#3 0848-73-4399"), card::PhoneKind::work);
}

TEST(Candidates, ADigitOfTheDomainThatOneReadingHasIsBelieved) {
  const card::CardText card = CardLayout()
                                  .line("山田 太郎", 60, 200, 60)
                                  .line("t-yamada@aozoras3.net", 60, 400, 24)
                                  .line("www.aozoras3.net", 60, 440, 24)
                                  .reading("eng", "www.aozora53.net", 0.9F)
                                  .build();
  EXPECT_EQ(parsed(card).emails, std::vector<std::string>{"t-yamada@aozora53.net"});
}

TEST(Candidates, TheEndOfATornEmailIsNoWebAddress) {
  card::CardText card = CardLayout()
                            .line("山田 太郎", 60, 200, 60)
                            .line("E t-yamada@aozora.net", 60, 400, 24)
                            .reading("eng", "E t-yamada@a ozora.net", 0.97F)
                            .build();
  const card::Contact contact = parsed(card);
  EXPECT_EQ(contact.emails, std::vector<std::string>{"t-yamada@aozora.net"});
  EXPECT_TRUE(contact.urls.empty());
}

TEST(Candidates, TheDomainMendsTheCompany) {
  card::CardText card = CardLayout()
                            .line("株式会社堂戸商事", 60, 40, 40)
                            .line("山田 太郎", 60, 200, 60)
                            .line("https://www.sugito-shoji.co.jp", 60, 400, 24)
                            .build();
  EXPECT_EQ(parsed(with_posteriors(card, {{"堂", "杉", 0.2F}})).company, "株式会社杉戸商事");
  EXPECT_EQ(parsed(with_posteriors(card, {})).company, "株式会社堂戸商事") << "clear print stays";
}

TEST(Candidates, AReadingOfTheFirmWithALegalFormIsPreferred) {
  const auto firm = [](const char* first, const char* second) {
    return parsed(CardLayout()
                      .line(first, 60, 40, 40, 0.9F)
                      .reading("line", second, 0.85F)
                      .line("営業部 課長", 60, 120, 20)
                      .line("山田 太郎", 60, 200, 60)
                      .line("〒220-0011 横浜市西区高島2-1-1", 60, 360, 24)
                      .line("t.yamada@ecofield.co.jp", 60, 400, 24)
                      .build())
        .company;
  };
  EXPECT_EQ(firm("負エコフィールド製作所", "株エコフィールド製作所"), "㈱エコフィールド製作所");
  EXPECT_EQ(firm("㈱エコフィールド製作所", "株エつフィールド製作所"), "㈱エコフィールド製作所");
}

TEST(Candidates, ALatinFirmBeginsWithACapitalI) {
  const auto latin = [](const char* print) {
    return parsed(CardLayout()
                      .line("株式会社青空", 60, 40, 40)
                      .line(print, 60, 90, 24)
                      .line("山田 太郎", 60, 200, 60)
                      .build())
        .company_latin;
  };
  EXPECT_EQ(latin("lenaga Holdings Corporation"), "Ienaga Holdings Corporation");
  EXPECT_EQ(latin("lumen and Partners Corporation"), "lumen and Partners Corporation");
}

TEST(Candidates, AKanjiThatMakesAWordIsPreferred) {
  card::CardText card = CardLayout().line("株式会社青空織維", 60, 40, 40).line("山田 太郎", 60, 200, 60).build();
  for (card::TextLine& line : card.lines)
    for (card::Symbol& symbol : line.readings.front().symbols)
      if (symbol.text == "織") symbol.alternatives = {{"繊", 0.2F}};
  EXPECT_EQ(parsed(with_posteriors(card, {{"織", "繊", 0.2F}})).company, "株式会社青空繊維");
}

TEST(Candidates, ThePostalCodeMendsTheTown) {
  card::CardText card =
      CardLayout().line("株式会社青空", 60, 40, 40).line("〒101-0051 東京都千代田区神田神俣町1-2", 60, 400, 24).build();
  const card::Contact mended = parsed(with_posteriors(card, {{"俣", "保", 0.2F}}));
  ASSERT_EQ(mended.addresses.size(), 1U);
  EXPECT_EQ(mended.addresses[0].printed, "〒101-0051 東京都千代田区神田神保町1-2");
}

TEST(Candidates, TheTownMendsThePostalCode) {
  card::CardText card = CardLayout()
                            .line("株式会社青空", 60, 40, 40)
                            .line("〒107-0051", 60, 400, 24)
                            .line("東京都千代田区神田神保町1-2", 60, 440, 24)
                            .build();
  const card::Contact mended = parsed(with_posteriors(card, {{"7", "1", 0.3F}}));
  ASSERT_EQ(mended.addresses.size(), 1U);
  EXPECT_EQ(mended.addresses[0].postal_code, "101-0051");
}

TEST(Candidates, WithoutPosteriorsTheSymbolsDecide) {
  card::CardText card = name_card("山田 本郎");
  EXPECT_EQ(parsed(card).given_name, "本郎");
  for (card::Symbol& symbol : card.lines[1].readings[0].symbols)
    if (symbol.text == "本") {
      symbol.confidence = 0.5F;
      symbol.alternatives = {{"太", 0.45F}};
    }
  EXPECT_EQ(parsed(card).given_name, "太郎");
}

}  // namespace
