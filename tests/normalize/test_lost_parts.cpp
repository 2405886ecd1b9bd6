#include <gtest/gtest.h>

#include "normalize/lost_parts.h"
#include "tests/normalize/knowledge_fixture.h"

namespace {

using normalize::MailboxWords;

TEST(LostParts, FirmsThatAreNamedByHalf) {
  for (const char* firm :
       {"出版株式会社", "株式会社Gridlineサー", "株式会社温泉津テクノロジ", "株式会社Lumworks商", "Königsbau Medien UG",
        "Solworks Co., Ltd", "株式会社YUIICCRRAAFFTT", "オム〇ンヘルスケア株式会社", "Severn Capital ple",
        "A 株式会社リンライズ", "ク株式会社", "à CADENZ Ltd."})
    EXPECT_TRUE(normalize::is_torn_company(firm)) << firm;
  for (const char* firm : {"青空出版株式会社", "株式会社Gridlineサービス", "株式会社温泉津テクノロジー",
                           "Königsbau Medien UG (haftungsbeschränkt)", "株式会社サクラ", "Solworks Co., Ltd.",
                           "Severn Foods Ltd", "Severn Capital plc", "AAA株式会社", "株式会社Moon Wood"})
    EXPECT_FALSE(normalize::is_torn_company(firm)) << firm;
}

TEST(LostParts, LettersThatTheDomainHas) {
  EXPECT_TRUE(normalize::is_far_off_domain("Waeineシステムズ株式会社", {"waveline.co.jp"}));
  EXPECT_TRUE(normalize::is_far_off_domain("Fuxs株式会社", {"fluxis.co.jp"}));
  EXPECT_FALSE(normalize::is_far_off_domain("Wavelineシステムズ株式会社", {"waveline.co.jp"}));
  EXPECT_FALSE(normalize::is_far_off_domain("Waveシステムズ株式会社", {"wavesys.co.jp"})) << "shortened";
  EXPECT_FALSE(normalize::is_far_off_domain("Orion株式会社", {"hokuto.co.jp"}));
}

TEST(LostParts, KanaThatTheDomainSpellsLonger) {
  EXPECT_TRUE(normalize::is_far_off_domain("社会福祉法人とぶき福祉会", {"kotobuki-f.or.jp"}));
  EXPECT_FALSE(normalize::is_far_off_domain("社会福祉法人ことぶき福祉会", {"kotobuki-f.or.jp"}));
  EXPECT_FALSE(normalize::is_far_off_domain("有限会社サクラ", {"sakura-kogyo.com"}));
}

TEST(LostParts, CapitalsThatMayLackTheirAccents) {
  EXPECT_TRUE(normalize::may_lack_accent("Emilie", "FR"));
  EXPECT_FALSE(normalize::may_lack_accent("Émilie", "FR"));
  EXPECT_FALSE(normalize::may_lack_accent("Emilie", "GB"));
}

TEST(LostParts, FirmsThatAreTranslations) {
  EXPECT_TRUE(normalize::is_translation("Tobishima Sekkei Inc."));
  EXPECT_FALSE(normalize::is_translation("Tobishima設計株式会社"));
  EXPECT_FALSE(normalize::is_translation("TOBISHIMA"));
}

TEST(LostParts, CountsOfBlocksWithoutTheirFigures) {
  const auto torn = [](const char* street, const char* building, bool vertical = false) {
    card::Address address;
    address.street = street;
    address.building = building;
    return normalize::is_torn_street(address, vertical);
  };
  EXPECT_TRUE(torn("東大泉丁目10-11", ""));
  EXPECT_TRUE(torn("堤通1丁目ー9-9", ""));
  EXPECT_TRUE(torn("明神町4丁目", "Q8三協プラザ"));
  EXPECT_TRUE(torn("鈴木町〒一", ""));
  EXPECT_TRUE(torn("渡辺通4rm8-28", ""));
  EXPECT_TRUE(torn("泉町ー61ー2", ""));
  EXPECT_TRUE(torn("潮見24F7", ""));
  EXPECT_TRUE(torn("新磯子町一", ""));
  EXPECT_TRUE(torn("東浜町一番地", ""));
  EXPECT_TRUE(torn("大船61353", "", true));
  EXPECT_TRUE(torn("中央東461大同ビル", "", true));
  EXPECT_FALSE(torn("大船61353", ""));
  EXPECT_FALSE(torn("大船6-13-53", "", true));
  EXPECT_FALSE(torn("東浜町十一番地", ""));
  EXPECT_FALSE(torn("センター1-2", ""));
  EXPECT_TRUE(torn("渡辺通4", "rm8-28"));
  EXPECT_TRUE(torn("小萩1丁", ""));
  EXPECT_TRUE(torn("堂島浜2丁目二番2号", ""));
  EXPECT_TRUE(torn("昭和島1丁目631", ""));
  EXPECT_TRUE(torn("昭和島1丁目6,31", ""));
  EXPECT_TRUE(torn("昭和島1丁目6", "31"));
  EXPECT_TRUE(torn("小松町7丁39", "アーバンビル"));
  EXPECT_TRUE(torn("道場門前一丁目", "ド二"));
  EXPECT_TRUE(torn("本野ケ原4丁目1", "アーバン丸ノ内ビル F"));
  EXPECT_FALSE(torn("本野ケ原4丁目1", "アーバン丸ノ内ビル 7F"));
  EXPECT_FALSE(torn("本野ケ原4丁目1", "5F"));
  EXPECT_FALSE(torn("昭和島1丁目6", ""));
  EXPECT_FALSE(torn("南一条西1丁目100番", ""));
  EXPECT_FALSE(torn("住吉一丁目13-10", ""));
  EXPECT_FALSE(torn("東大泉2丁目10-11", ""));
  EXPECT_FALSE(torn("安濃町清水一丁目二十番二号", ""));
  EXPECT_FALSE(torn("千代田1-1", "AKビル"));
}

TEST(LostParts, TownsThatAreOneCharacterOff) {
  const auto& postal = test_knowledge().postal;
  EXPECT_TRUE(normalize::is_near_town("富山県富山市間屋町3丁目10", postal));
  EXPECT_TRUE(normalize::is_near_town("兵庫県姫路市網千区垣内本町91-22", postal));
  EXPECT_FALSE(normalize::is_near_town("富山県富山市問屋町3丁目10", postal));
  EXPECT_FALSE(normalize::is_near_town("愛知県弥富市海屋五丁目25-22", postal));
}

TEST(LostParts, PartsOfAMailbox) {
  const MailboxWords words{{"kajihara"}, {"tasaburo"}};
  EXPECT_TRUE(normalize::lacks_part_of_name(words, "ara.tasaburo"));
  EXPECT_TRUE(normalize::lacks_part_of_name(words, "tasaburo_kajih"));
  EXPECT_FALSE(normalize::lacks_part_of_name(words, "kajihara.tasaburo"));
  EXPECT_FALSE(normalize::lacks_part_of_name(words, "t.kajihara")) << "an initial";
  EXPECT_TRUE(normalize::is_a_letter_off({{"kamishikiryo"}, {"tamae"}}, "kamishikiryo-tanae"));
  EXPECT_FALSE(normalize::is_a_letter_off({{"kamishikiryo"}, {"tamae"}}, "kamishikiryoh-tamae")) << "a long vowel";
  EXPECT_TRUE(normalize::has_other_initial({{"monteiro"}, {"luciana"}}, "imonteiro"));
  EXPECT_FALSE(normalize::has_other_initial({{"monteiro"}, {"luciana"}}, "lmonteiro"));
  EXPECT_FALSE(normalize::has_other_initial({{"monteiro"}, {"maria"}}, "imonteiro"));
  EXPECT_TRUE(normalize::may_lack_a_stop({{"kurisaki"}, {"kazuomi"}}, "kazuomikurisaki"));
  EXPECT_FALSE(normalize::may_lack_a_stop({{"kurisaki"}, {"kazuomi"}}, "kazuomi.kurisaki"));
  EXPECT_FALSE(normalize::may_lack_a_stop({{"kurisaki"}, {"kazuomi"}}, "kurisaki"));
  EXPECT_TRUE(normalize::ends_in_figure_likeness({{"iwafune"}, {"kisei"}}, "iwafunes"));
  EXPECT_FALSE(normalize::ends_in_figure_likeness({{"iwafune"}, {"saburo"}}, "iwafunes"));
}

TEST(LostParts, NamesThatLettersSpellLonger) {
  EXPECT_TRUE(normalize::is_longer_in_letters({"taki"}, {"matsuzaki"}, {"matsuzaki", "takiji"}));
  EXPECT_FALSE(normalize::is_longer_in_letters({"taki", "takiji"}, {"matsuzaki"}, {"matsuzaki", "takiji"}));
  EXPECT_FALSE(normalize::is_longer_in_letters({"taka"}, {"takahashi"}, {"takahashi"})) << "that is the other part";
}

}  // namespace
