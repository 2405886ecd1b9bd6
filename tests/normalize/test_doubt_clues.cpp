// Clues of what stands around a value, of phones without labels, of look-alikes and of the card as a whole.
#include <algorithm>

#include <gtest/gtest.h>

#include "normalize/doubt.h"
#include "normalize/doubt_limits.h"
#include "tests/normalize/parse_case.h"

namespace {

using normalize::JudgedField;
using normalize::ValueClue;
using normalize::ValueClues;
using support::CardLayout;

ValueClues clues(const card::CardText& card, const std::string& path) {
  const auto judged = normalize::parse_and_judge(card, parse_knowledge());
  for (const auto& value : judged.doubts.values)
    if (value.path == path) return value.clues;
  ADD_FAILURE() << path << " was not read";
  return ValueClues(JudgedField::company);
}

TEST(DoubtClues, PrintThatGoesOn) {
  const auto goes_on = [](const char* second) {
    return clues(CardLayout()
                     .line("Westbrook Robotics Ltd.", 60, 40, 40)
                     .line(second, 60, 100, 24)
                     .line("Susan Hall", 60, 200, 60)
                     .build(),
                 "company")[ValueClue::goes_on];
  };
  EXPECT_EQ(goes_on("& Partners"), 1);
  EXPECT_EQ(goes_on("Quality since 1987"), 0);
}

TEST(DoubtClues, ALooseLineSetLikeAValue) {
  const auto alike = [](float left, float size) {
    return clues(CardLayout()
                     .line("高橋 愛", 60, 40, 60)
                     .line("〒100-0001 東京都千代田区千代田1-1", 60, 300, 24)
                     .line("みんなのひろば", left, 336, size)
                     .build(),
                 "addresses[0]");
  };
  const ValueClues same = alike(60, 24), other = alike(90, 40);
  EXPECT_GT(same[ValueClue::loose_alike], 0.9F);
  EXPECT_LT(other[ValueClue::loose_alike], same[ValueClue::loose_alike]);
}

TEST(DoubtClues, AGarbledLooseLine) {
  const auto garble = [](float confidence) {
    return clues(CardLayout()
                     .line("高橋 愛", 60, 40, 60)
                     .line("〒100-0001 東京都千代田区千代田1-1", 60, 300, 24)
                     .line("ハ一 ニI", 60, 336, 24, confidence)
                     .build(),
                 "addresses[0]")[ValueClue::loose_garble];
  };
  EXPECT_GT(garble(0.5F), garble(0.9F));
}

TEST(DoubtClues, LinesOfAnAddressApart) {
  const auto address = [](float left, float top) {
    return clues(CardLayout()
                     .line("高橋 愛", 60, 40, 60)
                     .line("〒100-0001 東京都千代田区千代田1-1", 60, 300, 24)
                     .line("山田ビル5F", left, top, 24)
                     .build(),
                 "addresses[0]");
  };
  EXPECT_EQ(address(60, 336)[ValueClue::offset], 0);
  EXPECT_GT(address(90, 336)[ValueClue::offset], 1);
  EXPECT_GT(address(60, 352)[ValueClue::apart], address(60, 332)[ValueClue::apart]);
}

TEST(DoubtClues, ACharacterThatWasLostLeavesAHole) {
  const auto hole = [](const char* name) {
    return clues(CardLayout().line("株式会社みらい", 60, 40, 40).line(name, 60, 200, 60).build(),
                 "given_name")[ValueClue::hole];
  };
  EXPECT_LT(hole("高橋 一哉"), 1.5F);
  EXPECT_GE(hole("高橋　　哉"), 1.5F);
}

TEST(DoubtClues, HalfACharacterIsNarrow) {
  card::CardText card = CardLayout().line("株式会社みらい", 60, 40, 40).line("高橋 愛", 60, 200, 60).build();
  EXPECT_GT(clues(card, "given_name")[ValueClue::narrow], 0.8F);
  card::Symbol& last = card.lines[1].readings[0].symbols.back();
  card::Bounds box = card::bounds(last.box);
  box.right = box.left + 15;
  last.box = card::quad_from_bounds(box);
  EXPECT_LT(clues(card, "given_name")[ValueClue::narrow], 0.3F);
}

TEST(DoubtClues, DepartmentsThatMayLackALevel) {
  const auto goes_on = [](const card::CardText& card) { return clues(card, "departments[0]")[ValueClue::goes_on]; };
  const auto below = [](const char* above) {
    return CardLayout().line(above, 60, 100, 30).line("経理部", 60, 140, 30).line("高橋 愛", 60, 240, 60).build();
  };
  EXPECT_EQ(goes_on(below("金沢病院")), 1);
  EXPECT_EQ(goes_on(below("株式会社みらい")), 0);
  EXPECT_EQ(goes_on(CardLayout().line("西 日本支社", 60, 100, 30).line("高橋 愛", 60, 240, 60).build()), 1);
  EXPECT_EQ(goes_on(CardLayout().line("兼 日本支社", 60, 100, 30).line("高橋 愛", 60, 240, 60).build()), 0);
}

TEST(DoubtClues, TheFirstGlyphsOfColumnsReadAsARow) {
  const auto column = [](bool row) {
    CardLayout card;
    card.column("部長", 240, 140, 30).column("高橋 愛", 120, 140, 60);
    if (row) card.line("副 広", 200, 100, 30);
    return clues(card.build(), "job_titles[0]")[ValueClue::goes_on];
  };
  EXPECT_EQ(column(false), 0);
  EXPECT_EQ(column(true), 1);
}

TEST(DoubtClues, PhonesWithoutLabels) {
  const card::CardText card = CardLayout()
                                  .line("高橋 愛", 60, 40, 60)
                                  .line("TEL 03-3501-1000", 60, 300, 24)
                                  .line("03-3501-2000", 60, 340, 24)
                                  .line("090-1234-5678", 60, 380, 24)
                                  .build();
  EXPECT_EQ(clues(card, "phones[0]")[ValueClue::unlabelled], 0);
  const ValueClues second = clues(card, "phones[1]");
  EXPECT_EQ(second[ValueClue::unlabelled], 1);
  EXPECT_EQ(second[ValueClue::same_kind], 1);
  EXPECT_LT(normalize::most_probable(second.numbers()), 1);
  EXPECT_EQ(clues(card, "phones[2]")[ValueClue::unlabelled], 0) << "the numbering plan says that it is a mobile";
}

TEST(DoubtClues, ALabelOnAnotherLineCountsHalf) {
  const card::CardText card =
      CardLayout().line("高橋 愛", 60, 40, 60).line("FAX", 60, 300, 24).line("03-3501-2000", 160, 300, 24).build();
  EXPECT_EQ(clues(card, "phones[0]")[ValueClue::usual], 0.5F);
  EXPECT_EQ(clues(card, "phones[0]")[ValueClue::unlabelled], 1);
}

TEST(DoubtClues, KindThatOneReadingAloneHas) {
  const card::CardText card = CardLayout()
                                  .line("高橋 愛", 60, 40, 60)
                                  .line("FAX 03-3501-2000", 60, 300, 24)
                                  .reading("eng", "F#X 03-3501-2000")
                                  .build();
  EXPECT_EQ(clues(card, "phones[0]")[ValueClue::kind_agreement], 0.5F);
}

TEST(DoubtClues, ACountryThatWasGuessed) {
  const auto known = [](const char* number) {
    return clues(CardLayout().line("Susan Hall", 60, 200, 60).line(number, 60, 300, 24).build(),
                 "phones[0]")[ValueClue::country_known];
  };
  EXPECT_EQ(known("+1 415 555 0136"), 1);
  EXPECT_EQ(known("0170 6805564"), 0);
}

TEST(DoubtClues, ADomainOneLetterOffAnother) {
  const auto near = [](const char* page) {
    return clues(CardLayout()
                     .line("Susan Hall", 60, 200, 60)
                     .line("info@harborview.com", 60, 300, 24)
                     .line(page, 60, 340, 24, 0.99F)
                     .build(),
                 "emails[0]")[ValueClue::near_miss];
  };
  EXPECT_EQ(near("https://www.harborview.com"), 0);
  EXPECT_EQ(near("https://www.harborvlow.com"), 1);
}

TEST(DoubtClues, AStopAsWideAsAnUnderscore) {
  card::CardText card = CardLayout().line("高橋 愛", 60, 40, 60).line("takahashi.a@mirai.co.jp", 60, 300, 24).build();
  EXPECT_EQ(clues(card, "emails[0]")[ValueClue::wide_stop], 0);
  for (card::Symbol& symbol : card.lines[1].readings[0].symbols) {
    card::Bounds box = card::bounds(symbol.box);
    if (symbol.text == "." && box.left > 250) box.right = box.left + 3;
    symbol.box = card::quad_from_bounds(box);
  }
  const ValueClues wide = clues(card, "emails[0]");
  EXPECT_GT(wide[ValueClue::wide_stop], 0.3F);
  EXPECT_LT(normalize::most_probable(wide.numbers()), 1);
}

TEST(DoubtClues, LookAlikes) {
  ValueClues text(JudgedField::company);
  normalize::add_text_clues("株式会社スカイビル空調工業", text);
  EXPECT_EQ(text[ValueClue::voiced], 1) << "ビ";
  EXPECT_EQ(text[ValueClue::strayed], 0);
  EXPECT_EQ(text[ValueClue::unpaired], 0);
  ValueClues odd(JudgedField::company);
  normalize::add_text_clues("(株)空調エ業（東京", odd);
  EXPECT_EQ(odd[ValueClue::strayed], 1) << "エ";
  EXPECT_EQ(odd[ValueClue::unpaired], 1);
}

TEST(DoubtClues, AReadingOfHalfTheName) {
  const auto half = [](const char* kana) {
    return clues(CardLayout().line(kana, 60, 170, 20).line("韮岸 せい子", 60, 200, 60).build(),
                 "family_name")[ValueClue::half_read];
  };
  EXPECT_EQ(half("ニラギシ セイコ"), 0);
}

TEST(DoubtClues, ACardThatStrays) {
  const auto card = [](const char* further) {
    return clues(CardLayout()
                     .line("高橋 愛", 60, 40, 60)
                     .line("TEL 03-3501-1000", 60, 300, 24)
                     .line(further, 60, 500, 24)
                     .build(),
                 "phones[0]");
  };
  const ValueClues tidy = card("takahashi@mirai.co.jp"), stray = card("みんなのひろば、いつもここに");
  EXPECT_EQ(tidy[ValueClue::card_loose], 0);
  EXPECT_GT(stray[ValueClue::card_loose], 0.2F);
  EXPECT_EQ(card("Z*")[ValueClue::card_scraps], 1);
  EXPECT_GT(tidy[ValueClue::card_clear], 0);
  EXPECT_NE(tidy[ValueClue::others_mean], 0);
}

TEST(DoubtClues, ALoneKanjiBehindATitleIsTheRestOfIt) {
  const auto goes_on = [](const char* title) {
    return clues(CardLayout().line(title, 60, 40, 24).line("高橋 愛", 60, 90, 60).build(),
                 "job_titles[0]")[ValueClue::goes_on];
  };
  EXPECT_EQ(goes_on("常務取締役"), 0);
  EXPECT_EQ(goes_on("常務 役"), 1);
}

TEST(DoubtClues, AScrapOfKatakanaBesideAFirm) {
  const auto goes_on = [](const char* firm, const char* beside) {
    return clues(CardLayout().line(firm, 60, 40, 30).line(beside, 60, 76, 30).line("高橋 愛", 60, 120, 60).build(),
                 "company")[ValueClue::goes_on];
  };
  EXPECT_EQ(goes_on("(株)オリト", "ロン"), 1);
  EXPECT_EQ(goes_on("(株)オリト", "次長"), 0);
}

TEST(ParseGaps, AHouseOfTheFirmThatBecameANote) {
  const auto unread = [](const char* house) {
    return normalize::parse(support::quick_card({"#学校法人聖パウロ学園", house, "##男沢 賢羅", "TEL 077-280-5295"}),
                            parse_knowledge())
        .unread_fields;
  };
  EXPECT_EQ(unread("光泉中学・高等学校"), std::vector<std::string>{"departments[0]"});
  EXPECT_EQ(unread("心をひらく"), std::vector<std::string>{});
}

TEST(DoubtClues, APostalCodeThatNobodyHas) {
  const auto witness = [](const char* code) {
    return clues(CardLayout()
                     .line("高橋 愛", 60, 40, 60)
                     .line(std::string(code) + " 福島県いわき市小名浜1-27-19", 60, 300, 24)
                     .build(),
                 "addresses[0]")[ValueClue::witness];
  };
  EXPECT_GT(witness("〒971-8101"), 0);
  EXPECT_EQ(witness("〒971-1810"), -1);
}

TEST(DoubtClues, AFigureThatWasReadAsALetter) {
  const auto odd = [](const char* name, const char* mailbox) {
    return clues(CardLayout().line(name, 60, 40, 60).line(std::string(mailbox) + "@mirai.co.jp", 60, 300, 24).build(),
                 "emails[0]")[ValueClue::oddities];
  };
  EXPECT_EQ(odd("佐藤 花子", "sato5"), 0);
  EXPECT_EQ(odd("佐藤 花子", "satos"), 1);
  EXPECT_EQ(odd("佐藤 五郎", "satog"), 0) << "the initial of Goro";
}

TEST(DoubtLimits, HoldForTheirFieldsAlone) {
  ValueClues company(JudgedField::company), degree(JudgedField::qualification);
  company[ValueClue::weakest_symbol] = 5;
  EXPECT_EQ(normalize::most_probable(company.numbers()), 1);
  company[ValueClue::goes_on] = degree[ValueClue::goes_on] = 1;
  EXPECT_LT(normalize::most_probable(company.numbers()), 1);
  EXPECT_EQ(normalize::most_probable(degree.numbers()), 1);
}

TEST(DoubtLimits, SomeFieldsAreSurerThanTheirTreesSay) {
  const ValueClues web(JudgedField::url), degree(JudgedField::qualification);
  EXPECT_GT(normalize::settled_probability(0.98F, web.numbers()), 0.989F);
  EXPECT_NEAR(normalize::settled_probability(0.95F, web.numbers()), 0.95F, 1e-4);
  EXPECT_NEAR(normalize::settled_probability(0.98F, degree.numbers()), 0.98F, 1e-4);
  ValueClues limited(JudgedField::url);
  limited[ValueClue::near_miss] = 1;
  EXPECT_LE(normalize::settled_probability(0.999F, limited.numbers()), 0.9F);
}

TEST(DoubtLimits, SomeNeedASecondClue) {
  ValueClues name(JudgedField::family_name);
  name[ValueClue::narrow] = 1;
  name[ValueClue::rival] = -1;
  EXPECT_EQ(normalize::most_probable(name.numbers()), 1);
  name[ValueClue::forms] = 1;
  EXPECT_LT(normalize::most_probable(name.numbers()), 1);
}

TEST(DoubtLimits, NoLimitedValueIsAcceptedAtTheDefault) {
  const card::CardText card =
      CardLayout().line("高橋 愛", 60, 40, 60).line("03-3501-2000", 60, 300, 24, 0.999F).build();
  const card::ParsedCard parsed = normalize::parse(card, parse_knowledge());
  ASSERT_EQ(parsed.phones.size(), 1U);
  EXPECT_LE(parsed.phones[0].confidence, 0.9F);
  const auto doubtful = normalize::doubtful_fields(parsed, normalize::acceptance_for(parse_knowledge(), 0.001));
  EXPECT_EQ(std::count(doubtful.begin(), doubtful.end(), "phones[0]"), 1);
}

}  // namespace
