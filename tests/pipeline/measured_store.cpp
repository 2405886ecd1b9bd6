#include "tests/pipeline/measured_store.h"

#include <fmt/format.h>

#include "pipeline/job_workers.h"
#include "tests/pipeline/recorded_engine.h"

namespace {

class MeasuringEngine : public RecordedEngine {
 public:
  MeasuringEngine() : RecordedEngine({}) {}
  card::Result<card::CardText> read(const card::CardImage& card, ocr::WayUp way_up) override {
    const std::string address = fmt::format("{}.{}{}@example.com", card.image.width, card.image.height,
                                            way_up == ocr::WayUp::as_it_is ? ".told" : "");
    std::vector<std::string> symbols;
    for (const char c : address) symbols.emplace_back(1, c);
    card::CardText text;
    text.lines.push_back(recorded_line(symbols, 0));
    return text;
  }
};

}  // namespace

store::Job MeasuredStore::work(store::JobId job) {
  pipeline::WorkerOptions options;
  options.reader.open_engine = []() -> card::Result<std::unique_ptr<ocr::Engine>> {
    return std::make_unique<MeasuringEngine>();
  };
  options.database = url;
  options.store.pictures = folder.path() / "pictures";
  options.threads = 1;
  options.until_idle = true;
  pipeline::JobWorkers::start(options).value().wait();
  auto transaction = store::Transaction::begin(store, store::Access::read).value();
  return store::find_job(transaction, job).value().value();
}

std::vector<store::StoredCard> MeasuredStore::cards_of(store::JobId job) {
  auto transaction = store::Transaction::begin(store, store::Access::read).value();
  return store::job_cards(transaction, job).value();
}

store::CardDetails MeasuredStore::details(card::CardId card) {
  auto transaction = store::Transaction::begin(store, store::Access::read).value();
  return store::get_card(transaction, card).value().value();
}

std::string MeasuredStore::address(card::CardId card) {
  const auto emails = details(card).contact.emails;
  return emails.empty() ? "" : emails.front();
}
