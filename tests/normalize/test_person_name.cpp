#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>

#include <gtest/gtest.h>

#include "knowledge_fixture.h"
#include "normalize/knowledge_lines.h"
#include "normalize/person_name.h"

namespace {

using normalize::NameParts;

const normalize::NameBook& names() { return test_knowledge().names; }

std::string shown(const std::optional<NameParts>& parts) { return parts ? parts->family + "|" + parts->given : "-"; }

struct Case {
  const char *text, *expected;
};

TEST(KanjiName, Splits) {
  const Case cases[] = {
      {"山田 太郎", "山田|太郎"},
      {"山田　太郎", "山田|太郎"},
      {"山田太郎", "山田|太郎"},
      {"山 田 太 郎", "山田|太郎"},
      {"山 田　太 郎", "山田|太郎"},
      {"髙橋 健一", "髙橋|健一"},
      {"佐々木 希", "佐々木|希"},
      {"佐々木希", "佐々木|希"},
      {"長谷川健太郎", "長谷川|健太郎"},
      {"東 誠", "東|誠"},
      {"林真理子", "林|真理子"},
      {"勅使河原三郎", "勅使河原|三郎"},
      {"森さくら", "森|さくら"},
      {"高橋 ゆり", "高橋|ゆり"},
      {"原田 マハ", "原田|マハ"},
      {"小野寺 翔", "小野寺|翔"},
      {"渡邉 美咲", "渡邉|美咲"},
      {"五十嵐直樹", "五十嵐|直樹"},
      {"南 一", "南|一"},
      {"谷 明", "谷|明"},
      {"大谷翔平", "大谷|翔平"},
      {"久保田利伸", "久保田|利伸"},
      {"Yamada Taro", "-"},
      {"", "-"},
      {"代表取締役 山田太郎株式会社部長", "-"},
  };
  for (const Case& c : cases) EXPECT_EQ(shown(normalize::split_kanji_name(c.text, names())), c.expected) << c.text;
}

TEST(KanjiName, Likeness) {
  for (const char* name :
       {"山田 太郎", "髙橋健一", "佐々木 希", "林 真理子", "森さくら", "長谷川 健太郎", "五十嵐 直樹"}) {
    EXPECT_GT(normalize::kanji_name_likeness(name, names()), 0.8F) << name;
  }
  for (const char* text :
       {"営業部長", "代表取締役", "株式会社山田製作所", "東京都千代田区", "営業本部 第一営業部", "第一営業課",
        "一級建築士", "TEL 03-1234-5678", "Taro Yamada", "本社", "大阪支店", "研究開発センター", "総務課長"}) {
    EXPECT_LT(normalize::kanji_name_likeness(text, names()), 0.3F) << text;
  }
  EXPECT_GT(normalize::kanji_name_likeness("霧乃 咲弥", names()), 0.4F);
}

TEST(KanjiName, GapIsSurerThanNone) {
  EXPECT_GT(normalize::split_kanji_name("山田 太郎", names())->quality, 0.98F);
  EXPECT_GE(normalize::split_kanji_name("山田 太郎", names())->quality,
            normalize::split_kanji_name("山田太郎", names())->quality);
}

TEST(Furigana, Splits) {
  struct KanaCase {
    const char *text, *family, *given, *expected;
  };
  const KanaCase cases[] = {
      {"ヤマダ タロウ", "山田", "太郎", "ヤマダ|タロウ"},
      {"やまだ たろう", "山田", "太郎", "ヤマダ|タロウ"},
      {"ヤマダタロウ", "山田", "太郎", "ヤマダ|タロウ"},
      {"やまだたろう", "", "", "ヤマダ|タロウ"},
      {"(やまだ たろう)", "山田", "太郎", "ヤマダ|タロウ"},
      {"（ヤマダ　タロウ）", "山田", "太郎", "ヤマダ|タロウ"},
      {"や ま だ た ろ う", "山田", "太郎", "ヤマダ|タロウ"},
      {"ﾔﾏﾀﾞ ﾀﾛｳ", "山田", "太郎", "ヤマダ|タロウ"},
      {"ササキノゾミ", "佐々木", "希", "ササキ|ノゾミ"},
      {"ハセガワケンタロウ", "長谷川", "健太郎", "ハセガワ|ケンタロウ"},
      {"アズママコト", "東", "誠", "アズマ|マコト"},
      {"営業部", "", "", "-"},
      {"Yamada", "", "", "-"},
  };
  for (const KanaCase& c : cases) {
    EXPECT_EQ(shown(normalize::split_furigana(c.text, {c.family, c.given, 1, true, true}, names())), c.expected)
        << c.text;
  }
}

TEST(Furigana, Fits) {
  const NameParts yamada{"山田", "太郎", 1, true, true};
  EXPECT_FLOAT_EQ(normalize::furigana_fit({"ヤマダ", "タロウ", 1, true, true}, yamada, names()), 1.0F);
  EXPECT_FLOAT_EQ(normalize::furigana_fit({"ヤマダ", "タロー", 1, true, true}, yamada, names()), 1.0F);
  EXPECT_LT(normalize::furigana_fit({"サトウ", "ハナコ", 1, true, true}, yamada, names()), 0.5F);
}

TEST(RomajiName, Splits) {
  struct RomajiCase {
    const char *text, *family, *given, *expected;
  };
  const RomajiCase cases[] = {
      {"Taro YAMADA", "", "", "YAMADA|Taro"},
      {"YAMADA Taro", "", "", "YAMADA|Taro"},
      {"Taro Yamada", "", "", "Yamada|Taro"},
      {"Yamada Taro", "山田", "太郎", "Yamada|Taro"},
      {"TARO YAMADA", "山田", "太郎", "YAMADA|TARO"},
      {"YAMADA TARO", "山田", "太郎", "YAMADA|TARO"},
      {"T. Yamada", "", "", "Yamada|T."},
      {"Yamada, Taro", "", "", "Yamada|Taro"},
      {"Jun'ichi Ono", "小野", "純一", "Ono|Jun'ichi"},
      {"Yuko OHNO", "大野", "裕子", "OHNO|Yuko"},
      {"Shin-ichi Sato", "佐藤", "真一", "Sato|Shin-ichi"},
      {"Yamada", "", "", "-"},
      {"山田 太郎", "", "", "-"},
  };
  for (const RomajiCase& c : cases) {
    EXPECT_EQ(shown(normalize::split_romaji_name(c.text, {c.family, c.given, 1, true, true}, {}, names())), c.expected)
        << c.text;
  }
}

TEST(RomajiName, Fits) {
  const NameParts kanji{"大野", "裕子", 1, true, true};
  EXPECT_FLOAT_EQ(normalize::romaji_fit({"OHNO", "Yuko", 1, true, true}, kanji, {}, names()), 1.0F);
  EXPECT_GT(normalize::romaji_fit({"Ono", "Y.", 1, true, true}, kanji, {}, names()), 0.85F);
  EXPECT_LT(normalize::romaji_fit({"Sato", "Taro", 1, true, true}, kanji, {}, names()), 0.4F);
  EXPECT_FLOAT_EQ(
      normalize::romaji_fit({"Ohno", "Hiroko", 1, true, true}, kanji, {"オオノ", "ヒロコ", 1, true, true}, names()),
      1.0F);
}

TEST(Mailbox, Fits) {
  const NameParts kana{"ヤマダ", "タロウ", 1, true, true};
  for (const char* local : {"taro.yamada", "yamada.taro", "t.yamada", "t-yamada", "tyamada", "yamadat", "yamada",
                            "tarou_yamada", "yamada123", "yamadataro"}) {
    EXPECT_GT(normalize::mailbox_fit(local, kana), 0.6F) << local;
  }
  for (const char* local : {"info", "sales", "suzuki", "hanako.sato"})
    EXPECT_LT(normalize::mailbox_fit(local, kana), 0.3F) << local;
  EXPECT_GT(normalize::mailbox_fit_kanji("t.yamada", {"山田", "太郎", 1, true, true}, names()), 0.7F);
  EXPECT_GT(normalize::mailbox_fit("avery.smith", {"Smith", "Avery", 1, true, true}), 0.9F);
}

TEST(WesternName, Splits) {
  struct WesternCase {
    const char *text, *expected;
    std::vector<std::string> qualifications;
  };
  const WesternCase cases[] = {
      {"Avery Smith", "Smith|Avery", {}},
      {"Dr. Avery Smith", "Smith|Avery", {"Dr."}},
      {"Dr. Anna-Maria von der Leyen", "von der Leyen|Anna-Maria", {"Dr."}},
      {"Élodie d'Arcy", "d'Arcy|Élodie", {}},
      {"Jean-Baptiste d’Arcy, MBA", "d’Arcy|Jean-Baptiste", {"MBA"}},
      {"Maria Clara Costa, MBA", "Costa|Maria Clara", {"MBA"}},
      {"Ángela Díaz Cano", "Díaz Cano|Ángela", {}},
      {"SMITH, John", "SMITH|John", {}},
      {"John SMITH", "SMITH|John", {}},
      {"SMITH John", "SMITH|John", {}},
      {"AVERY SMITH", "SMITH|AVERY", {}},
      {"Mary Jane Watson", "Watson|Mary Jane", {}},
      {"John F. Kennedy", "Kennedy|John F.", {}},
      {"John Smith, Ph.D.", "Smith|John", {"Ph.D."}},
      {"Jane Doe, MBA, PMP", "Doe|Jane", {"MBA", "PMP"}},
      {"Prof. Dr. Hans Müller", "Müller|Hans", {"Prof. Dr."}},
      {"Dipl.-Ing. Klaus Weber", "Weber|Klaus", {"Dipl.-Ing."}},
      {"Ludwig van Beethoven", "van Beethoven|Ludwig", {}},
      {"João da Silva", "da Silva|João", {}},
      {"Maria de Souza Lima", "de Souza Lima|Maria", {}},
      {"José García López", "García López|José", {}},
      {"Jean-Pierre Dupont", "Dupont|Jean-Pierre", {}},
      {"Mr. John Smith", "Smith|John", {}},
      {"John Smith Jr.", "Smith|John", {}},
      {"R. OLIVEIRA", "OLIVEIRA|R.", {}},
      {"contact@example.com", "-", {}},
      {"+49 89 123456", "-", {}},
  };
  for (const WesternCase& c : cases) {
    const auto name = normalize::read_western_name(c.text);
    EXPECT_EQ(name ? name->parts.family + "|" + name->parts.given : "-", c.expected) << c.text;
    if (name) {
      EXPECT_EQ(name->qualifications, c.qualifications) << c.text;
    }
  }
}

TEST(WesternName, Likeness) {
  for (const char* name : {"Avery Smith", "Dr. Avery Smith", "Chris Smith", "José Carlos", "Hans Müller",
                           "Jean-Pierre Dupont", "SMITH, John"}) {
    EXPECT_GT(normalize::western_name_likeness(name), 0.7F) << name;
  }
  for (const char* text :
       {"Senior Researcher", "Contoso Ltd.", "Cloud & AI Department", "2 Kingdom Street", "Sales Manager",
        "www.contoso.com", "Head of Sales", "New York, NY 10118", "Human Resources"}) {
    EXPECT_LT(normalize::western_name_likeness(text), 0.5F) << text;
  }
}

/// Names of the shared lists, glued together: how often is the cut found?
TEST(KanjiName, SplitsListedNamesWithoutGap) {
  const char* shared = std::getenv("MEISHI_SHARED");
  const std::string folder = (shared ? shared : std::string(MEISHI_SOURCE_DIR) + "/../shared") + "/linkage/";
  std::ifstream family_file(folder + "japanese_surnames.csv");
  std::ifstream men(folder + "japanese_given_names_men.csv"), women(folder + "japanese_given_names_women.csv");
  if (!family_file || !men || !women) {
    std::cout << "the lists of names are not here; nothing to check\n";
    return;
  }
  std::vector<std::string> families, given;
  std::string row;
  while (std::getline(family_file, row)) families.emplace_back(normalize::split_columns(row, ',')[0]);
  for (auto* file : {&men, &women}) {
    while (std::getline(*file, row)) {
      const auto columns = normalize::split_columns(row, ',');
      for (std::size_t i = 2; i < columns.size(); ++i) given.emplace_back(columns[i]);
    }
  }
  std::mt19937 random(7);  // NOLINT: the same names every time
  int right = 0, shown_count = 0;
  constexpr int kTries = 5000;
  for (int i = 0; i < kTries; ++i) {
    const std::string family = families[random() % families.size()];
    const std::string name = given[random() % given.size()];
    const auto parts = normalize::split_kanji_name(family + name, names());
    const bool good = parts && parts->family == family;
    right += good ? 1 : 0;
    if (!good && ++shown_count <= 12) std::cout << family << " " << name << " -> " << shown(parts) << "\n";
  }
  std::cout << "names split right without a gap: " << right << " of " << kTries << "\n";
  EXPECT_GE(right, kTries * 96 / 100);
}

}  // namespace
