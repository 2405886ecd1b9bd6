#include "pipeline/cutting.h"

#include <algorithm>
#include <system_error>
#include <utility>
#include <variant>

#include "pipeline/card_storing.h"
#include "pipeline/file_pages.h"
#include "pipeline/firm_memory.h"
#include "store/in_transaction.h"
#include "store/pictures.h"
#include "store/rereading.h"

namespace pipeline {
namespace {

card::Result<ReadCard> read_cut(const store::Store& store, const store::Job& job, const store::Cutting& cutting,
                                Reader& reader) {
  const auto page = job_page(store, job, cutting.page, reader.options().capture);
  if (!page) return tl::unexpected(page.error());
  auto image = capture::cut_out(page->image, page->source, cutting.outline);
  if (!image) return tl::unexpected(image.error());
  const int turn = cutting.turned_degrees.value_or(0);
  image->image = capture::turn(image->image, turn);
  image->quad_in_source = upright_quad(image->quad_in_source, turn);
  auto read = reader.read_card(*image, cutting.turned_degrees ? ocr::WayUp::as_it_is : ocr::WayUp::to_find);
  if (!read) return read;
  if (read->reading.decision == card::Decision::not_a_card)
    return card::fail(card::ErrorKind::bad_input, "no writing was found there; draw the outline around the card");
  if (auto encoded = encode_pictures(*read); !encoded) return tl::unexpected(encoded.error());
  return read;
}

card::Result<card::Outcome> store_cut(store::Transaction& transaction, store::NewCard& row, const ReadCard& read,
                                      Matcher& matcher, const store::Job& job, store::JobId of) {
  const auto number = store::next_card_of_page(transaction, row.reading.source);
  if (!number) return tl::unexpected(number.error());
  row.reading.source.card = *number;
  auto outcome = store_rows(transaction, row, read.pictures, matcher, job.id);
  if (!outcome) return outcome;
  const auto cards = store::job_cards(transaction, job.id);
  if (!cards) return tl::unexpected(cards.error());
  for (const store::StoredCard& card : *cards)
    if (auto linked = store::link_job_card(transaction, of, card.card); !linked) return tl::unexpected(linked.error());
  return outcome;
}

}  // namespace

bool are_files_kept(const store::Store& store, const store::Job& job) {
  std::error_code ignored;
  return !job.files.empty() && std::ranges::all_of(job.files, [&](const store::JobFile& file) {
    return std::filesystem::is_regular_file(store::picture_path(store, file.sha256), ignored);
  });
}

card::Result<capture::Page> job_page(const store::Store& store, const store::Job& job, int number,
                                     const capture::Options& options) {
  int passed = 0;
  for (const store::JobFile& file : job.files) {
    capture::Options named = options;
    named.shown_as = file.name;
    auto pages = FilePages::open(store::picture_path(store, file.sha256), named);
    if (!pages) return tl::unexpected(pages.error());
    for (auto step = pages->next(); !std::holds_alternative<FilePages::Over>(step); step = pages->next()) {
      auto* page = std::get_if<capture::Page>(&step);
      if (page == nullptr) continue;  // as when it was read: what cannot be used has no number
      if (passed++ == number) return std::move(*page);
    }
  }
  return card::fail(card::ErrorKind::bad_input, "the page is no longer in the file that was kept; scan the card again");
}

card::Result<std::vector<std::uint8_t>> page_png(const capture::Page& page) { return capture::encode_png(page.image); }

card::Result<JobReading> cut_card(store::Store& store, const store::Job& job, const store::Cutting& cutting,
                                  Reader& reader, Matcher& matcher) {
  auto read = read_cut(store, job, cutting, reader);
  if (!read) return failed_by(read.error());
  if (auto recalled = recall_firms(store, reader.knowledge(), job.provenance.group_name, *read); !recalled)
    return failed_by(recalled.error());
  JobReading done;
  done.result.pages = 1;
  store::NewCard row = to_row(*read, job.provenance, reader.knowledge());
  const auto erased = was_erased(store, row);
  if (!erased) return failed_by(erased.error());
  if (*erased) {
    done.erased_cards = 1;
    return done;
  }
  for (const EncodedPicture& picture : read->pictures)
    if (auto put = store::put_picture(store, picture.sha256, picture.png); !put) return failed_by(put.error());
  const auto outcome = store::in_transaction(store, store::Access::write, [&](store::Transaction& transaction) {
    return store_cut(transaction, row, *read, matcher, job, cutting.of_job);
  });
  if (!outcome) return failed_by(outcome.error());
  count(done, *outcome);
  return done;
}

}  // namespace pipeline
