// What confirmed cards of a firm do for its next ones (bench/learning/README.md).

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "bench/accuracy/truth.h"
#include "bench/confidence/recorded_card.h"
#include "bench/learning/counts.h"
#include "normalize/knowledge.h"
#include "ocr/engine.h"
#include "pipeline/card_storing.h"
#include "pipeline/decisions.h"
#include "pipeline/firm_memory.h"
#include "store/in_transaction.h"
#include "text/utf8.h"

namespace {

namespace fs = std::filesystem;

struct Request {
  std::vector<fs::path> folders;
  fs::path uses;
  normalize::FirmTrust trust;
  bool moved = false;
};

struct CardOfFirm {
  std::string name;
  accuracy::TruthCard truth;
  confidence::RecordedCard recorded;
};
using Firms = std::map<std::string, std::vector<CardOfFirm>>;  ///< by the name without its number

card::Result<Firms> load(const std::vector<fs::path>& folders) {
  Firms firms;
  for (const fs::path& folder : folders) {
    const auto samples = accuracy::load_samples(folder);
    if (!samples) return tl::unexpected(samples.error());
    for (const accuracy::Sample& sample : *samples) {
      fs::path file = sample.picture;
      const auto recorded = confidence::load(file.replace_extension(".read"));
      if (!recorded) return tl::unexpected(recorded.error());
      const std::string name = sample.picture.stem().string();
      firms[name.substr(0, name.rfind('-'))].push_back({name, sample.cards.at(0), recorded->at(0)});
    }
  }
  return firms;
}

pipeline::ReadCard read(const CardOfFirm& card, const normalize::Knowledge& knowledge) {
  pipeline::ReadCard read;
  read.reading.source.sha256 = card.name;
  read.acceptance = normalize::acceptance_for(knowledge, pipeline::ReaderOptions{}.error_rate);
  if (card.recorded.found) read.parsed = normalize::parse(card.recorded.text, knowledge);
  read.reading.lines = card.recorded.text.lines;
  read.front_lines = read.reading.lines.size();
  judge(read);
  return read;
}

/// The firm before it moved and was renamed: each value differs in one digit or character, by which engines err. Its
/// domain stays, or else its switchboard, so that its cards still meet.
card::Contact before_the_move(card::Contact contact) {
  const auto change_last_digit = [](std::string& text) {
    constexpr std::string_view kDigits = "0123456789", kTwins = "8723965106";
    const std::size_t at = text.find_last_of(kDigits);
    if (at != std::string::npos) text[at] = kTwins[static_cast<std::size_t>(text[at] - '0')];
  };
  std::u32string company = text::to_utf32(contact.company);
  if (!company.empty()) {
    char32_t& middle = company[company.size() / 2];
    middle = middle == U'田' ? U'由' : U'田';
  }
  contact.company = text::to_utf8(company);
  for (card::Address& address : contact.addresses) change_last_digit(address.street);
  if (contact.emails.empty() && contact.urls.empty()) return contact;
  for (card::PhoneNumber& phone : contact.phones) {
    change_last_digit(phone.number);
    change_last_digit(phone.printed);
  }
  return contact;
}

/// One firm's cards, in a database of their own.
class FirmRun {
 public:
  FirmRun(const normalize::Knowledge& knowledge, const Request& request, learning::Counts& counts, std::ostream* uses,
          store::Store store)
      : knowledge_(knowledge),
        trust_(request.trust),
        moved_(request.moved),
        counts_(counts),
        uses_(uses),
        store_(std::move(store)) {}

  card::Result<void> take(const CardOfFirm& card);

 private:
  std::vector<accuracy::Outcome> count(const CardOfFirm& card, const pipeline::ReadCard& read, bool learning);
  void write_uses(const CardOfFirm& card, const pipeline::ReadCard& alone, const pipeline::ReadCard& read,
                  const std::vector<accuracy::Outcome>& outcomes);
  card::Result<void> confirm(const CardOfFirm& card, pipeline::ReadCard read);

  const normalize::Knowledge& knowledge_;
  const normalize::FirmTrust& trust_;
  bool moved_;
  learning::Counts& counts_;
  std::ostream* uses_;
  store::Store store_;
  pipeline::Matcher matcher_;
  int number_ = 0;
};

std::vector<accuracy::Outcome> FirmRun::count(const CardOfFirm& card, const pipeline::ReadCard& read, bool learning) {
  const auto outcomes = accuracy::compare(card.truth.contact, card.truth.also_right, read.reading.contact);
  const bool accepted = card.recorded.found && read.reading.decision == card::Decision::accept;
  counts_.add({number_, learning}, outcomes, read.reading.doubtful, accepted);
  return outcomes;
}

void FirmRun::write_uses(const CardOfFirm& card, const pipeline::ReadCard& alone, const pipeline::ReadCard& read,
                         const std::vector<accuracy::Outcome>& outcomes) {
  constexpr const char* kVerdicts[] = {"same", "part", "mended", "proposed"};
  const auto confidence_in = [](const pipeline::ReadCard& of, const std::string& path) {
    for (const card::FieldConfidence& one : of.reading.confidence)
      if (one.path == path) return one.confidence;
    return 0.0F;
  };
  for (const normalize::FirmWitness& use : read.firm) {
    bool right = true;
    std::string texts;
    for (const accuracy::Outcome& outcome : outcomes) {
      const bool here = outcome.path == use.path || outcome.path.starts_with(use.path + ".");
      const bool spoils = outcome.counts || outcome.field == "phone_kind" || outcome.field == "extension";
      if (!here || !spoils || outcome.verdict == accuracy::Verdict::right) continue;
      right = false;
      texts += outcome.found + ">" + outcome.truth + ";";
    }
    *uses_ << fmt::format("{}\t{}\t{}\t{:.5f}\t{:.5f}\t{:.2f}\t{}\t{}\t{}\n", card.name, use.path,
                          kVerdicts[static_cast<int>(use.verdict)], confidence_in(alone, use.path),
                          confidence_in(read, use.path), use.log_ratio, right ? "right" : "wrong", use.read, texts);
  }
}

/// Stored as read, then given its true values by a person.
card::Result<void> FirmRun::confirm(const CardOfFirm& card, pipeline::ReadCard read) {
  const store::NewCard row = to_row(read, {}, knowledge_);
  const auto outcome = store_card(store_, row, {}, matcher_);
  if (!outcome) return tl::unexpected(outcome.error());
  const card::Contact truth = moved_ ? before_the_move(card.truth.contact) : card.truth.contact;
  const auto* inserted = std::get_if<card::Inserted>(&*outcome);
  const auto* merged = std::get_if<card::Merged>(&*outcome);
  if (!inserted && !merged) return {};
  return store::in_transaction(store_, store::Access::write, [&](store::Transaction& transaction) {
    return pipeline::correct(transaction, matcher_, inserted ? inserted->card : merged->card, truth, "a person");
  });
}

card::Result<void> FirmRun::take(const CardOfFirm& card) {
  ++number_;
  const pipeline::ReadCard alone = read(card, knowledge_);
  count(card, alone, false);
  pipeline::ReadCard learnt = alone;
  if (auto recalled = pipeline::recall_firms(store_, knowledge_, {}, learnt, {}, trust_); !recalled) return recalled;
  const auto outcomes = count(card, learnt, true);
  if (uses_) write_uses(card, alone, learnt, outcomes);
  return confirm(card, std::move(learnt));
}

/// Where the databases lie while the program runs.
struct ScratchFolder {
  ScratchFolder() : path(fs::temp_directory_path() / fmt::format("meishi_learning-{}", ::getpid())) {
    fs::create_directories(path);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  const fs::path path;
};

card::Result<void> run(const Request& request) {
  const auto engine = ocr::open_engine();
  if (!engine) return tl::unexpected(engine.error());
  const auto knowledge = normalize::Knowledge::load(normalize::default_knowledge_folder(), (*engine)->code_tables());
  if (!knowledge) return tl::unexpected(knowledge.error());
  const auto firms = load(request.folders);
  if (!firms) return tl::unexpected(firms.error());
  learning::Counts counts;
  const ScratchFolder scratch;
  std::ofstream rows;
  if (!request.uses.empty()) rows.open(request.uses);
  for (const auto& [name, cards] : *firms) {
    auto store = store::open("sqlite:" + (scratch.path / (name + ".db")).string(), {.pictures = scratch.path});
    if (!store) return tl::unexpected(store.error());
    FirmRun firm(*knowledge, request, counts, request.uses.empty() ? nullptr : &rows, std::move(*store));
    for (const CardOfFirm& card : cards)
      if (auto taken = firm.take(card); !taken) return taken;
  }
  fmt::print("{} firms. Values right / wrong / missing; accepted, of those wrong in brackets.\n\n{}", firms->size(),
             counts.table({1, 2, 5}));
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Reads firms' cards one after the other, each confirmed before the next; prints a Markdown table.");
  Request request;
  app.add_option("folders", request.folders, "folders of colleagues' cards, with what meishi_record kept")->required();
  app.add_option("--uses", request.uses, "also writes what known firms did to each value, tab-separated");
  app.add_option("--allowance", request.trust.allowance, "the most that the print may speak against a known text");
  app.add_option("--phone-allowance", request.trust.phone_allowance, "the same for phone numbers");
  app.add_flag("--moved", request.moved, "confirmed are other values than those that the next cards print");
  CLI11_PARSE(app, argc, argv);
  const auto done = run(request);
  if (!done) fmt::print(stderr, "meishi_learning: {}\n", done.error().message);
  return done ? 0 : 1;
}
