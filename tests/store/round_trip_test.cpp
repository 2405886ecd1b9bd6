// Whatever a card says comes back as it was: random contacts made of hostile and ordinary texts.
#include <random>

#include "store/contacts.h"
#include "tests/store/temporary_store.h"

namespace {

constexpr const char* kTexts[] = {
    "山田",
    "髙橋",
    "﨑",
    "辻󠄀",
    "タロウ",
    "Robert'); DROP TABLE contact;--",
    "\"quoted\"",
    "a:b :name ?1 $1 @x",
    "%_\\",
    "",
    " ",
    "line\nbreak",
    "tab\t",
    "😀",
    "O'Brien",
    "株式会社山田製作所",
    "NULL",
    "0",
    "{{identity}}",
};

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}
  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
  std::string text() { return kTexts[below(static_cast<int>(std::size(kTexts)))]; }
  std::vector<std::string> texts() {
    std::vector<std::string> list(static_cast<std::size_t>(below(4)));
    for (std::string& each : list) each = text();
    return list;
  }
  card::Contact contact();

 private:
  std::mt19937 random_;
};

card::Contact Maker::contact() {
  card::Contact contact{.family_name = text(),
                        .given_name = text(),
                        .family_kana = text(),
                        .given_kana = text(),
                        .latin_name = text(),
                        .company = text(),
                        .company_kana = text(),
                        .company_latin = text(),
                        .departments = texts(),
                        .job_titles = texts(),
                        .posts = {},
                        .qualifications = texts(),
                        .phones = {},
                        .emails = texts(),
                        .urls = texts(),
                        .addresses = {},
                        .social = texts(),
                        .notes = texts()};
  for (int i = below(4); i > 0; --i) contact.posts.push_back({text(), text(), texts()});
  for (int i = below(4); i > 0; --i)
    contact.phones.push_back({static_cast<card::PhoneKind>(below(6)), text(), text(), text()});
  for (int i = below(3); i > 0; --i)
    contact.addresses.push_back({text(), text(), text(), text(), text(), text(), text()});
  return contact;
}

using RoundTrip = StoreTest;

TEST_P(RoundTrip, ContactsComeBackAsTheyWere) {
  Maker maker(1);
  std::vector<std::pair<card::Outcome, card::Contact>> stored;
  {
    store::Transaction transaction = begin(store::Access::write);
    for (int i = 0; i < 300; ++i) {
      const card::Contact contact = maker.contact();
      const card::Outcome outcome = store::add_card(transaction, card_with(contact), {}).value();
      stored.emplace_back(outcome, contact);
    }
    ASSERT_TRUE(transaction.commit());
  }
  store::Store again = database.open().value();
  store::Transaction transaction = store::Transaction::begin(again, store::Access::read).value();
  for (const auto& [outcome, contact] : stored) {
    const auto card = store::get_card(transaction, card_of(outcome)).value();
    ASSERT_TRUE(card.has_value());
    EXPECT_EQ(card->contact, contact);
    EXPECT_EQ(store::get_contact(transaction, contact_of(outcome)).value()->contact, contact);
  }
  EXPECT_EQ(store::count_contacts(transaction).value(), 300);
}

TEST_P(RoundTrip, ACandidateIsTheStoredCard) {
  Maker maker(2);
  for (int i = 0; i < 20; ++i) {
    store::NewCard card = card_with(maker.contact());
    card.match_keys = {"key:" + std::to_string(i), "'; DELETE FROM card; --"};
    add(card);
    store::Transaction transaction = begin(store::Access::read);
    const auto candidates = store::find_candidates(transaction, std::vector<std::string>{card.match_keys[0]}).value();
    ASSERT_EQ(candidates.size(), 1U);
    EXPECT_EQ(candidates[0].contact, card.reading.contact);
  }
}

TEST_P(RoundTrip, EverythingAboutTheReadingIsKept) {
  const card::Quad box{{{{1.5F, 2}, {30, 2.25F}, {30, 9}, {1.5F, 9.125F}}}};
  store::NewCard card = card_with(named("山田", "太郎"));
  card::CardReading& reading = card.reading;
  reading.source = {
      .file = "scan '1'.png", .member = "in/zip.png", .sha256 = std::string(64, 'a'), .page = 2, .card = 1};
  reading.sides = {reading.source, reading.source};
  reading.sides[1].page = 3;
  reading.quad_in_source = box;
  reading.turned_degrees = 90;
  reading.languages = {"jpn", "eng"};
  reading.engine = "engine 1";
  reading.decision = card::Decision::review;
  reading.doubtful = {"family_name", "phones[0]"};
  reading.lines = {{.box = box, .direction = card::Direction::vertical, .glyph_size_px = 31.5F, .readings = {}}};
  reading.lines[0].readings.push_back({.model = "jpn", .symbols = {}, .posteriors = {}});
  reading.lines[0].readings[0].symbols.push_back({.text = "山", .box = box, .confidence = 0.5F, .alternatives = {}});
  reading.barcodes = {{.format = "QRCode", .text = "MECARD:N:;;", .box = box}};
  card.evidence = {
      {.path = "family_name", .printed = "山 田", .confidence = 0.25F, .side = card::Side::back, .box = box},
      {.path = "given_name", .printed = "太郎", .confidence = 0.75F}};
  card.provenance = {.exchanged_on = store::parse_date("2026-02-28"),
                     .owner = "sato",
                     .group_name = "sales",
                     .event = "展示会",
                     .batch = "b-1",
                     .external_id = "x9",
                     .tags = {"vip", "a", "vip"}};
  const card::CardId id = card_of(add(card));

  store::Transaction transaction = begin(store::Access::read);
  const store::CardDetails stored = store::get_card(transaction, id).value().value();
  EXPECT_EQ(stored.turned_degrees, 90);
  EXPECT_EQ(stored.languages, reading.languages);
  EXPECT_EQ(stored.engine, "engine 1");
  EXPECT_EQ(stored.decision, card::Decision::review);
  EXPECT_EQ(stored.doubtful, reading.doubtful);
  ASSERT_EQ(stored.lines.size(), 1U);
  EXPECT_EQ(stored.lines[0].text(), "山");
  EXPECT_FLOAT_EQ(stored.lines[0].confidence(), 0.5F);
  EXPECT_EQ(stored.lines[0].direction, card::Direction::vertical);
  EXPECT_EQ(stored.lines[0].box, box);
  ASSERT_EQ(stored.barcodes.size(), 1U);
  EXPECT_EQ(stored.barcodes[0].text, "MECARD:N:;;");
  ASSERT_EQ(stored.evidence.size(), 2U);
  EXPECT_EQ(stored.evidence[0].printed, "山 田");
  EXPECT_EQ(stored.evidence[0].side, card::Side::back);
  EXPECT_EQ(stored.evidence[0].box, box);
  EXPECT_FALSE(stored.evidence[1].box.has_value());
  const store::CardSummary& summary = stored.summary;
  EXPECT_EQ(summary.provenance.exchanged_on, card.provenance.exchanged_on);
  EXPECT_EQ(summary.provenance.owner, "sato");
  EXPECT_EQ(summary.provenance.group_name, "sales");
  EXPECT_EQ(summary.provenance.event, "展示会");
  EXPECT_EQ(summary.provenance.batch, "b-1");
  EXPECT_EQ(summary.provenance.external_id, "x9");
  EXPECT_EQ(summary.provenance.tags, (std::vector<std::string>{"a", "vip"}));
  ASSERT_EQ(summary.sides.size(), 2U);
  EXPECT_EQ(summary.sides[0].file, "scan '1'.png");
  EXPECT_EQ(summary.sides[0].member, "in/zip.png");
  EXPECT_EQ(summary.sides[1].page, 3);
}

TEST_P(RoundTrip, TextThatIsNotUtf8IsKeptAsFarAsItCanBe) {
  store::NewCard card = card_with(named("山田", std::string("a\0b", 3)));
  card.reading.source.file = "\x8e\x52.png";
  const card::CardId id = card_of(add(card));
  store::Transaction transaction = begin(store::Access::read);
  const store::CardDetails details = store::get_card(transaction, id).value().value();
  EXPECT_EQ(details.contact.given_name,
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(details.summary.sides.at(0).file, "\xEF\xBF\xBDR.png");
}

INSTANTIATE_TEST_SUITE_P(On, RoundTrip, testing::ValuesIn(databases()), database_name);

}  // namespace
