// What people confirmed about a firm helps with its next card, whichever way that comes in.

#include "pipeline/firm_memory.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "pipeline/decisions.h"
#include "pipeline/importer.h"
#include "pipeline/job_workers.h"
#include "pipeline/receiving.h"
#include "store/contacts.h"
#include "store/rereading.h"
#include "tests/pipeline/numbered_cards.h"
#include "tests/pipeline/recorded_engine.h"
#include "tests/support/temporary_folder.h"
#include "text/utf8.h"

namespace {

namespace fs = std::filesystem;
using store::Access;

/// Each of these is a code of its own.
const std::vector<card::CodeTable>& codes() {
  static const std::vector<card::CodeTable> tables = [] {
    card::CodeTable made{.name = "recorded", .null_code = 0, .codes_of = {}};
    std::uint16_t next = 1;
    for (const char32_t c :
         text::to_utf32(" -.@0123456789abcdefghijklmnopqrstuvwxyzTEL株式会社北央夫電機部長山田太郎鈴木一"))
      made.codes_of.try_emplace(text::to_utf8(c), std::vector{next++});
    return std::vector{std::move(made)};
  }();
  return tables;
}

/// A line whose posteriors are clear, but that 夫 may as well be 央.
card::TextLine line(const std::string& text, int row) {
  std::vector<std::string> symbols;
  for (const char32_t c : text::to_utf32(text)) symbols.push_back(text::to_utf8(c));
  card::TextLine line = recorded_line(symbols, row);
  card::Reading& reading = line.readings.front();
  reading.posteriors.code_table = "recorded";
  const auto& code_of = codes().front().codes_of;
  for (card::Symbol& symbol : reading.symbols) {
    const bool unclear = symbol.text == "夫";
    const float sure = unclear ? 0.55F : 0.998F;
    symbol.confidence = sure;
    reading.posteriors.steps.push_back({{code_of.at(symbol.text)[0], sure}});
    if (unclear) reading.posteriors.steps.back().push_back({code_of.at("央")[0], 0.44F});
    reading.posteriors.steps.push_back({{0, 0.998F}});
  }
  return line;
}

/// Reads the same card from every picture.
class OneCard : public RecordedEngine {
 public:
  explicit OneCard(const std::string& company, const std::string& name, const std::string& mailbox)
      : RecordedEngine(text(company, name, mailbox)) {}
  const std::vector<card::CodeTable>& code_tables() const override { return codes(); }

 private:
  static card::CardText text(const std::string& company, const std::string& name, const std::string& mailbox) {
    card::CardText text;
    text.width = 910;
    text.height = 550;
    int row = 0;
    for (const std::string& each :
         {company, std::string("部長"), name, std::string("TEL 03-1234-5678"), mailbox + "@hokuo.co.jp"})
      text.lines.push_back(line(each, 2 * row++));
    return text;
  }
};

const std::string kClear = "株式会社北央電機", kUnclear = "株式会社北夫電機";

class FirmMemory : public testing::Test {
 protected:
  FirmMemory() : store(store::open(url, {.pictures = folder.path() / "pictures"}).value()) {}

  pipeline::ReaderOptions reader(const std::string& company, const std::string& name, const std::string& mailbox) {
    pipeline::ReaderOptions options;
    options.open_engine = [=]() -> card::Result<std::unique_ptr<ocr::Engine>> {
      return std::make_unique<OneCard>(company, name, mailbox);
    };
    return options;
  }

  void work(const pipeline::ReaderOptions& reader, int threads = 1) {
    pipeline::WorkerOptions options;
    options.reader = reader;
    options.database = url;
    options.store.pictures = folder.path() / "pictures";
    options.threads = threads;
    options.until_idle = true;
    pipeline::JobWorkers::start(options).value().wait();
  }

  store::JobId hand_in(int number, const std::string& group = {}) {
    const fs::path file = folder.path() / fmt::format("in/{}.png", number);
    write_numbered_card(file, number);
    pipeline::ReceiveOptions options;
    options.provenance.group_name = group;
    const std::vector<pipeline::ReceivedFile> files{{file, file.filename().string()}};
    return pipeline::receive(store, files, options).value().id;
  }

  card::CardId card_of(store::JobId job) {
    auto transaction = store::Transaction::begin(store, Access::read).value();
    return store::job_cards(transaction, job).value().at(0).card;
  }

  /// A person's card as it is stored.
  card::CardId receive(int number, const std::string& company, const std::string& name, const std::string& mailbox,
                       const std::string& group = {}) {
    const store::JobId job = hand_in(number, group);
    work(reader(company, name, mailbox));
    return card_of(job);
  }

  store::CardDetails details(card::CardId card) {
    auto transaction = store::Transaction::begin(store, Access::read).value();
    return store::get_card(transaction, card).value().value();
  }

  /// A person says that the card is read correctly.
  void confirm(card::CardId card) {
    const card::Contact contact = details(card).contact;
    auto transaction = store::Transaction::begin(store, Access::write).value();
    pipeline::Matcher matcher;
    ASSERT_TRUE(pipeline::correct(transaction, matcher, card, contact, "sato"));
    ASSERT_TRUE(transaction.commit());
  }

  support::TemporaryFolder folder;
  std::string url = "sqlite:" + (folder.path() / "meishi.db").string();
  store::Store store;
};

const store::FieldEvidence& evidence_of(const store::CardDetails& card, const std::string& path) {
  return *std::ranges::find(card.evidence, path, &store::FieldEvidence::path);
}

}  // namespace

TEST_F(FirmMemory, a_slip_on_the_second_card_is_mended_once_the_first_is_confirmed) {
  const card::CardId first = receive(1, kClear, "山田太郎", "yamada");
  const card::CardId before = receive(2, kUnclear, "鈴木一郎", "suzuki");
  EXPECT_EQ(details(before).contact.company, kUnclear) << "nobody has confirmed anything yet";
  confirm(first);
  EXPECT_EQ(details(before).contact.company, kUnclear) << "what was read before stays";
  const store::CardDetails after = details(receive(3, kUnclear, "鈴木一郎", "suzuki"));
  EXPECT_EQ(after.contact.company, kClear);
  EXPECT_EQ(after.contact.posts.at(0).company, kClear);
  EXPECT_EQ(evidence_of(after, "company").alternatives.at(0), kUnclear);
}

TEST_F(FirmMemory, what_was_read_as_confirmed_is_surer) {
  const card::CardId first = receive(1, kClear, "山田太郎", "yamada");
  const float alone = evidence_of(details(receive(2, kClear, "鈴木一郎", "suzuki")), "company").confidence;
  confirm(first);
  const float learnt = evidence_of(details(receive(3, kClear, "鈴木一郎", "suzuki")), "company").confidence;
  EXPECT_GT(learnt, alone);
}

TEST_F(FirmMemory, cards_of_another_group_tell_nothing) {
  confirm(receive(1, kClear, "山田太郎", "yamada", "sales"));
  EXPECT_EQ(details(receive(2, kUnclear, "鈴木一郎", "suzuki", "purchasing")).contact.company, kUnclear);
  EXPECT_EQ(details(receive(3, kUnclear, "鈴木一郎", "suzuki")).contact.company, kUnclear);
  EXPECT_EQ(details(receive(4, kUnclear, "鈴木一郎", "suzuki", "sales")).contact.company, kClear);
}

TEST_F(FirmMemory, a_card_that_is_read_again_learns_too_but_not_from_itself) {
  const card::CardId first = receive(1, kClear, "山田太郎", "yamada");
  const card::CardId second = receive(2, kUnclear, "鈴木一郎", "suzuki");
  const auto reread = [&](card::CardId card) {
    auto transaction = store::Transaction::begin(store, Access::write).value();
    const store::Rereading asked{.card = card, .turned_degrees = 0, .outline = {}, .actor = "sato"};
    ASSERT_TRUE(store::add_rereading(transaction, asked, {}, {{"0123", "2.png", 1}}));
    ASSERT_TRUE(transaction.commit());
    work(reader(kUnclear, "鈴木一郎", "suzuki"));
  };
  {
    card::Contact contact = details(second).contact;
    contact.company = kClear;
    auto transaction = store::Transaction::begin(store, Access::write).value();
    pipeline::Matcher matcher;
    ASSERT_TRUE(pipeline::correct(transaction, matcher, second, contact, "sato"));
    ASSERT_TRUE(transaction.commit());
  }
  reread(second);
  EXPECT_EQ(details(second).contact.company, kUnclear);
  confirm(first);
  reread(second);
  EXPECT_EQ(details(second).contact.company, kClear);
}

TEST_F(FirmMemory, an_import_learns_the_same_with_any_number_of_threads) {
  confirm(receive(1, kClear, "山田太郎", "yamada"));
  for (int number = 10; number < 16; ++number)
    write_numbered_card(folder.path() / fmt::format("{}.png", number), number);
  int number = 10;
  for (const int workers : {1, 3}) {
    pipeline::ImportOptions options;
    options.reader = reader(kUnclear, "鈴木一郎", "suzuki");
    options.database = url;
    options.store.pictures = folder.path() / "pictures";
    options.workers = workers;
    std::vector<card::CardId> cards;
    pipeline::ImportObserver observer;
    observer.file_done = [&](const pipeline::FileOutcome& file) {
      for (const auto& stored : file.cards) {
        if (const auto* inserted = std::get_if<card::Inserted>(&stored.outcome)) cards.push_back(inserted->card);
        if (const auto* merged = std::get_if<card::Merged>(&stored.outcome)) cards.push_back(merged->card);
      }
    };
    std::vector<fs::path> files;
    for (int i = 0; i < 3; ++i) files.push_back(folder.path() / fmt::format("{}.png", number++));
    ASSERT_TRUE(pipeline::import_paths(files, options, observer));
    ASSERT_EQ(cards.size(), 3U);
    for (const card::CardId card : cards) EXPECT_EQ(details(card).contact.company, kClear) << workers;
  }
}
