// Company names that the card's domain mends.
#include "normalize/company.h"
#include "tests/normalize/parse_case.h"

namespace {

using support::CardLayout;

/// The company of a card with nothing but a firm, a name and an e-mail address.
std::string company_of(const char* firm, const char* email, const char* other_reading = nullptr) {
  CardLayout layout;
  layout.line(firm, 60, 40, 44);
  if (other_reading) layout.reading("eng", other_reading);
  layout.line("松本 愛", 60, 200, 60).line(email, 60, 400, 24);
  return normalize::to_contact(normalize::parse(layout.build(), parse_knowledge())).company;
}

TEST(CompanyDomain, MendsOneLetter) {
  EXPECT_EQ(company_of("有限会社ertsystems警備", "ai@vertsystems.co.jp"), "有限会社Vertsystems警備");
  EXPECT_EQ(company_of("株式会社FVOCRAFT", "ai@evocraft.jp", "FRSCELEVOCRAFT"), "株式会社EVOCRAFT");
  EXPECT_EQ(company_of("株0RBPARTNERS", "ai@orbpartners.net"), "㈱ORBPARTNERS");
  EXPECT_EQ(company_of("株式4RoKazedesign", "ai@kazedesign.co.jp"), "株式会社Kazedesign");
  EXPECT_EQ(company_of("株式会社FVOCRAFT", "ai@evocraft.jp"), "株式会社FVOCRAFT") << "against clear print";
  EXPECT_EQ(company_of("株式会社WaveLine", "ai@waveland.jp"), "株式会社WaveLine");
}

TEST(CompanyDomain, ZerosAreToldFromLetters) {
  EXPECT_EQ(company_of("株式会社FM8O2", "ai@radio.jp"), "株式会社FM802");
  EXPECT_EQ(company_of("株式会社0RBIT", "ai@radio.jp"), "株式会社ORBIT");
  EXPECT_EQ(company_of("株式会社B0X3", "ai@radio.jp"), "株式会社B0X3");
}

TEST(CompanyDomain, AFormBehindALoneBracketIsTheFirms) {
  EXPECT_EQ(company_of("川原印刷(㈱", "ai@kawahara-insatsu.com"), "川原印刷㈱");
}

TEST(CompanyDomain, JoinsTwoLines) {
  const auto company = [](const char* first, const char* second, const char* email) {
    const card::CardText card = CardLayout()
                                    .line(first, 60, 40, 44)
                                    .line(second, 60, 100, 44)
                                    .line("Responsable marketing", 60, 180, 26)
                                    .line("Julie Bertrand", 60, 240, 40)
                                    .line(email, 60, 400, 24)
                                    .build();
    return normalize::to_contact(normalize::parse(card, parse_knowledge())).company;
  };
  EXPECT_EQ(company("Cabinet Beaulieu", "Assurances", "julie@beaulieuassurances.fr"), "Cabinet Beaulieu Assurances");
  EXPECT_EQ(company("Cabinet Beaulieu", "Assurances", "julie@beaulieu.fr"), "Cabinet Beaulieu");
}

TEST(CompanyDomain, AWordTornInTwoComesTogether) {
  const card::CardText card = CardLayout()
                                  .line("Medirise Ken", 60, 40, 30)
                                  .line("kyusho Co.,Ltd.", 255, 38, 34)
                                  .line("Shohji MITSUKE", 60, 200, 40)
                                  .line("mitsuke_s@medirise.net", 60, 400, 24)
                                  .build();
  EXPECT_EQ(normalize::to_contact(normalize::parse(card, parse_knowledge())).company, "Medirise Kenkyusho Co.,Ltd.");
}

TEST(CompanyDomain, WordsOfOneRowComeTogether) {
  const card::CardText card = CardLayout()
                                  .line("Cabinet Beaulieu", 60, 40, 40)
                                  .line("Assurances", 424, 42, 34)
                                  .line("Frédéric Bertrand", 60, 200, 40)
                                  .line("fbertrand@beaulieuassurances.fr", 60, 400, 24)
                                  .build();
  EXPECT_EQ(normalize::to_contact(normalize::parse(card, parse_knowledge())).company, "Cabinet Beaulieu Assurances");
}

TEST(CompanyDomain, NearWords) {
  const auto near = [](const char* company, const char* domain) {
    const auto word = normalize::near_domain_word(company, domain);
    return word ? word->domain_word : std::string();
  };
  EXPECT_EQ(near("株式会社FVOCRAFT", "www.evocraft.jp"), "evocraft");
  EXPECT_EQ(near("有限会社ertsystems警備", "vertsystems.co.jp"), "vertsystems");
  EXPECT_EQ(near("株式会社Evocraft", "evocraft.jp"), "");
  EXPECT_EQ(near("Evo Craft", "evocraft.jp"), "");
  EXPECT_EQ(near("Émeraude Conseil", "emeraude.fr"), "") << "accents are none";
}

}  // namespace
