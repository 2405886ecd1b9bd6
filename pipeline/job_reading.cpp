#include "pipeline/job_reading.h"

#include <exception>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "pipeline/card_storing.h"
#include "pipeline/cutting.h"
#include "pipeline/file_pages.h"
#include "pipeline/firm_memory.h"
#include "pipeline/pairing.h"
#include "pipeline/rereading.h"
#include "store/imports.h"
#include "store/in_transaction.h"
#include "store/pictures.h"

namespace pipeline {
namespace {

bool ends_all(card::ErrorKind kind) {
  return kind == card::ErrorKind::database || kind == card::ErrorKind::missing_component;
}

/// Two files are the sides of one card whatever was asked.
PairMode pair_mode(const store::Job& job) {
  if (job.files.size() > 1) return PairMode::duplex;
  return parse_pair_mode(job.pairing).value_or(PairMode::none);
}

class JobReader {
 public:
  JobReader(store::Store& store, const store::Job& job, Reader& reader, Matcher& matcher, const std::stop_token& stop)
      : store_(store), job_(job), reader_(reader), matcher_(matcher), stop_(stop), pairing_(pair_mode(job)) {}

  card::Result<JobReading> run();

 private:
  card::Result<bool> link_known(const store::JobFile& file);
  card::Result<void> read_file(const store::JobFile& file);
  card::Result<void> read_pages(FilePages& pages);
  card::Result<void> take_all(std::vector<ReadCard> cards);
  card::Result<void> take(ReadCard card);
  card::Result<void> record_files();
  card::Result<void> note(card::Error error);

  store::Store& store_;
  const store::Job& job_;
  Reader& reader_;
  Matcher& matcher_;
  const std::stop_token& stop_;
  JobReading reading_;
  std::vector<card::Error> troubles_;
  Pairing pairing_;
};

card::Result<JobReading> JobReader::run() {
  for (const store::JobFile& file : job_.files) {
    const auto known = link_known(file);
    if (!known) return tl::unexpected(known.error());
    if (*known) continue;
    if (auto read = read_file(file); !read) return tl::unexpected(read.error());
    if (reading_.end == JobReading::End::stopped) return reading_;
  }
  if (auto taken = take_all(pairing_.finish()); !taken) return tl::unexpected(taken.error());
  if (troubles_.empty()) {
    if (auto recorded = record_files(); !recorded) return tl::unexpected(recorded.error());
    return reading_;
  }
  reading_.end = JobReading::End::failed;
  reading_.failure = store::Failure::lasting;
  for (const card::Error& trouble : troubles_) {
    if (trouble.kind != card::ErrorKind::bad_input) reading_.failure = store::Failure::passing;
  }
  reading_.reason = troubles_.front().message;
  if (troubles_.size() > 1) reading_.reason += fmt::format("; and {} more", troubles_.size() - 1);
  return reading_;
}

/// A file that was read to the end before needs no second reading.
card::Result<bool> JobReader::link_known(const store::JobFile& file) {
  auto transaction = store::Transaction::begin(store_, store::Access::write_rows);
  if (!transaction) return tl::unexpected(transaction.error());
  const auto known = store::find_imported_file(*transaction, file.sha256);
  if (!known) return tl::unexpected(known.error());
  if (!*known) return false;
  const auto cards = store::link_known_cards(*transaction, job_.id, file.sha256);
  if (!cards) return tl::unexpected(cards.error());
  // All that came of it was erased for good, which took its name away as well.
  if (*cards == 0 && (*known)->file.empty()) ++reading_.erased_cards;
  reading_.known_cards += *cards;
  reading_.result.cards += *cards;
  reading_.result.pages += (*known)->pages;
  if (auto committed = transaction->commit(); !committed) return tl::unexpected(committed.error());
  return true;
}

/// Remembers trouble with the file; passes on what is trouble for all.
card::Result<void> JobReader::note(card::Error error) {
  if (ends_all(error.kind)) return tl::unexpected(std::move(error));
  troubles_.push_back(std::move(error));
  return {};
}

card::Result<void> JobReader::read_file(const store::JobFile& file) {
  capture::Options options = reader_.options().capture;
  options.shown_as = file.name;
  auto pages = FilePages::open(store::picture_path(store_, file.sha256), options);
  if (!pages) return note(pages.error());
  return read_pages(*pages);
}

card::Result<void> JobReader::read_pages(FilePages& pages) {
  while (true) {
    if (stop_.stop_requested()) {
      reading_.end = JobReading::End::stopped;
      return {};
    }
    auto step = pages.next();
    if (std::holds_alternative<FilePages::Over>(step)) return {};
    if (auto* trouble = std::get_if<card::Error>(&step)) {
      if (auto noted = note(std::move(*trouble)); !noted) return noted;
      continue;
    }
    ++reading_.result.pages;
    auto cards = reader_.read_page(std::get<capture::Page>(step));
    if (!cards) {
      if (auto noted = note(cards.error()); !noted) return noted;
      cards.emplace();  // its place in the order remains
    }
    if (auto taken = take_all(pairing_.add(std::move(*cards))); !taken) return taken;
  }
}

card::Result<void> JobReader::take_all(std::vector<ReadCard> cards) {
  for (ReadCard& card : cards)
    if (auto taken = take(std::move(card)); !taken) return taken;
  return {};
}

card::Result<void> JobReader::take(ReadCard card) {
  if (card.reading.decision == card::Decision::not_a_card) {
    ++reading_.not_cards;
    return {};
  }
  if (auto encoded = encode_pictures(card); !encoded) return note(encoded.error());
  if (auto recalled = recall_firms(store_, reader_.knowledge(), job_.provenance.group_name, card); !recalled)
    return note(recalled.error());
  const store::NewCard row = to_row(card, job_.provenance, reader_.knowledge());
  const auto outcome = store_card(store_, row, card.pictures, matcher_, job_.id);
  if (!outcome) return tl::unexpected(outcome.error());  // no room on the disk, say: not this file's fault
  count(reading_, *outcome);
  return {};
}

card::Result<void> JobReader::record_files() {
  return store::in_transaction(store_, store::Access::write_rows, [&](store::Transaction& transaction) {
    for (const store::JobFile& file : job_.files) {
      const store::ImportedFile row{file.sha256, file.name, reading_.result.pages, reading_.result.cards, {}};
      if (auto recorded = store::record_imported_file(transaction, row); !recorded) return recorded;
    }
    return card::Result<void>();
  });
}

/// What a person asked for: to read a stored card again, or to cut one out by hand; neither where files are to be read.
struct Asked {
  std::optional<store::Rereading> rereading;
  std::optional<store::Cutting> cutting;
};

card::Result<Asked> what_was_asked(store::Store& store, const store::Job& job) {
  Asked asked;
  if (job.origin != "reread" && job.origin != "cut") return asked;
  auto transaction = store::Transaction::begin(store, store::Access::read);
  if (!transaction) return tl::unexpected(transaction.error());
  auto rereading = store::find_rereading(*transaction, job.id);
  if (!rereading) return tl::unexpected(rereading.error());
  auto cutting = store::find_cutting(*transaction, job.id);
  if (!cutting) return tl::unexpected(cutting.error());
  return Asked{std::move(*rereading), std::move(*cutting)};
}

}  // namespace

void count(JobReading& reading, const card::Outcome& outcome) {
  if (std::holds_alternative<card::NotACard>(outcome)) {
    ++reading.erased_cards;
    return;
  }
  ++reading.result.cards;
  if (const auto* inserted = std::get_if<card::Inserted>(&outcome)) {
    ++reading.new_contacts;
    reading.reviews += static_cast<int>(inserted->reviews.size());
  } else if (const auto* merged = std::get_if<card::Merged>(&outcome)) {
    ++reading.merged_cards;
    reading.second_scans += merged->scan_of ? 1 : 0;
    reading.reviews += static_cast<int>(merged->reviews.size());
  } else {
    ++reading.known_cards;
  }
}

card::Result<JobReading> failed_by(const card::Error& trouble) {
  if (ends_all(trouble.kind)) return tl::unexpected(trouble);
  JobReading failed;
  failed.end = JobReading::End::failed;
  failed.failure = trouble.kind == card::ErrorKind::bad_input ? store::Failure::lasting : store::Failure::passing;
  failed.reason = trouble.message;
  return failed;
}

card::Result<JobReading> read_job(store::Store& store, const store::Job& job, Reader& reader, Matcher& matcher,
                                  const std::stop_token& stop) {
  try {
    const auto asked = what_was_asked(store, job);
    if (!asked) return tl::unexpected(asked.error());
    if (asked->rereading) return reread_card(store, job, *asked->rereading, reader, matcher);
    if (asked->cutting) return cut_card(store, job, *asked->cutting, reader, matcher);
    return JobReader(store, job, reader, matcher, stop).run();
  } catch (const std::exception& trouble) {
    JobReading failed;
    failed.end = JobReading::End::failed;
    failed.failure = store::Failure::passing;
    failed.reason = fmt::format("{}: reading stopped by an internal error ({}); please report it",
                                job.files.front().name, trouble.what());
    return failed;
  }
}

}  // namespace pipeline
