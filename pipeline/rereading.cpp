#include "pipeline/rereading.h"

#include <utility>

#include "pipeline/card_storing.h"
#include "pipeline/firm_memory.h"
#include "store/in_transaction.h"
#include "store/pictures.h"

namespace pipeline {
namespace {

constexpr std::size_t kFront = 0, kBack = 1;

/// A side as it is to be read.
struct SidePicture {
  card::CardImage image;
  std::string scan_sha256;  ///< of what it was cut out of where that is not the page
  ocr::WayUp way_up = ocr::WayUp::to_find;
};

class Rereader {
 public:
  Rereader(store::Store& store, const store::Job& job, const store::Rereading& asked, Reader& reader, Matcher& matcher)
      : store_(store), job_(job), asked_(asked), reader_(reader), matcher_(matcher) {}

  card::Result<void> run(JobReading& done);

 private:
  card::Result<void> find_card();
  card::Result<SidePicture> cut_out(card::Side side);
  card::Result<SidePicture> kept_picture(std::size_t index);
  card::Result<ReadCard> read_side(std::size_t index, store::SidePictures& pictures);
  card::Result<store::NewCard> row_of(ReadCard& read, std::vector<EncodedPicture>& encoded,
                                      const std::vector<store::SidePictures>& sides) const;
  card::Result<void> read_this(JobReading& done);
  card::Result<void> read_another(JobReading& done);
  card::Result<void> read_two(JobReading& done);
  card::Result<void> replace(store::Transaction& transaction, const store::NewCard& row,
                             const std::vector<EncodedPicture>& encoded);

  bool concerns(std::size_t index) const { return (asked_.side == card::Side::back ? kBack : kFront) == index; }

  store::Store& store_;
  const store::Job& job_;
  const store::Rereading& asked_;
  Reader& reader_;
  Matcher& matcher_;
  store::CardDetails card_;
};

card::Result<void> Rereader::find_card() {
  auto transaction = store::Transaction::begin(store_, store::Access::read);
  if (!transaction) return tl::unexpected(transaction.error());
  auto found = store::get_card(*transaction, asked_.card);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return card::fail(card::ErrorKind::bad_input, "the card is no longer there; nothing was read");
  card_ = std::move(**found);
  return {};
}

card::Result<SidePicture> Rereader::cut_out(card::Side side) {
  auto transaction = store::Transaction::begin(store_, store::Access::read);
  if (!transaction) return tl::unexpected(transaction.error());
  const auto scan = find_scan(*transaction, store_, card_, side);
  if (!scan) return tl::unexpected(scan.error());
  const auto page = scan_image(*scan, reader_.options().capture);
  if (!page) return tl::unexpected(page.error());
  auto image = capture::cut_out(*page, scan->source, *asked_.outline);
  if (!image) return tl::unexpected(image.error());
  return SidePicture{std::move(*image), scan->kind == Scan::Kind::page ? std::string() : scan->sha256};
}

card::Result<SidePicture> Rereader::kept_picture(std::size_t index) {
  const store::SidePictures& pictures = card_.summary.pictures.at(index);
  if (pictures.picture_sha256.empty())
    return card::fail(card::ErrorKind::bad_input, "no picture of the card was kept; scan it again");
  const Scan picture{store::picture_path(store_, pictures.picture_sha256), pictures.picture_sha256,
                     card_.summary.sides[index], Scan::Kind::picture};
  auto image = scan_image(picture, reader_.options().capture);
  if (!image) return tl::unexpected(image.error());
  return SidePicture{{.source = picture.source,
                      .image = std::move(*image),
                      .quad_in_source = pictures.quad_in_scan.value_or(card::Quad{})},
                     pictures.scan_sha256,
                     ocr::WayUp::as_it_is};
}

card::Result<ReadCard> Rereader::read_side(std::size_t index, store::SidePictures& pictures) {
  const bool anew = concerns(index) && asked_.outline;
  auto side = anew ? cut_out(asked_.side) : kept_picture(index);
  if (!side) return tl::unexpected(side.error());
  card::CardImage& image = side->image;
  if (concerns(index)) {
    const int turn = asked_.turned_degrees.value_or(0);
    image.image = capture::turn(image.image, turn);
    image.quad_in_source = upright_quad(image.quad_in_source, turn);
    side->way_up = asked_.turned_degrees ? ocr::WayUp::as_it_is : ocr::WayUp::to_find;
  }
  auto read = reader_.read_card(image, side->way_up);
  if (!read) return read;
  if (read->reading.decision == card::Decision::not_a_card)
    return card::fail(card::ErrorKind::bad_input, "no writing was found there; draw the outline around the card");
  pictures.scan_sha256 = side->scan_sha256;
  return read;
}

card::Result<store::NewCard> Rereader::row_of(ReadCard& read, std::vector<EncodedPicture>& encoded,
                                              const std::vector<store::SidePictures>& sides) const {
  if (auto done = encode_pictures(read); !done) return tl::unexpected(done.error());
  encoded = read.pictures;
  const std::string& group = card_.summary.provenance.group_name;
  if (auto recalled = recall_firms(store_, reader_.knowledge(), group, read, asked_.card); !recalled)
    return tl::unexpected(recalled.error());
  store::NewCard row = to_row(read, card_.summary.provenance, reader_.knowledge());
  for (std::size_t i = 0; i < row.pictures.size(); ++i) row.pictures[i].scan_sha256 = sides[i].scan_sha256;
  for (const EncodedPicture& picture : encoded)
    if (auto put = store::put_picture(store_, picture.sha256, picture.png); !put) return tl::unexpected(put.error());
  return row;
}

card::Result<void> Rereader::replace(store::Transaction& transaction, const store::NewCard& row,
                                     const std::vector<EncodedPicture>& encoded) {
  if (auto recorded = record_pictures(transaction, encoded); !recorded) return recorded;
  const auto change = store::replace_reading(transaction, asked_.card, row, asked_.actor);
  if (!change) return tl::unexpected(change.error());
  if (auto settled = matcher_.settle(transaction, {asked_.card}, {asked_.card}, {asked_.actor, change->id.value});
      !settled)
    return settled;
  return store::link_job_card(transaction, job_.id, asked_.card);
}

card::Result<void> Rereader::read_this(JobReading& done) {
  std::vector<store::SidePictures> sides(card_.summary.sides.size());
  auto read = read_side(kFront, sides[kFront]);
  if (!read) return tl::unexpected(read.error());
  if (sides.size() > 1) {
    auto back = read_side(kBack, sides[kBack]);
    if (!back) return tl::unexpected(back.error());
    read = pair_sides(std::move(*read), std::move(*back));
  }
  std::vector<EncodedPicture> encoded;
  const auto row = row_of(*read, encoded, sides);
  if (!row) return tl::unexpected(row.error());
  done.result.cards = 1;
  return store::in_transaction(store_, store::Access::write,
                               [&](store::Transaction& transaction) { return replace(transaction, *row, encoded); });
}

card::Result<void> Rereader::read_another(JobReading& done) {
  std::vector<store::SidePictures> sides(1);
  auto read = read_side(asked_.side == card::Side::back ? kBack : kFront, sides[0]);
  if (!read) return tl::unexpected(read.error());
  std::vector<EncodedPicture> encoded;
  auto row = row_of(*read, encoded, sides);
  if (!row) return tl::unexpected(row.error());
  if (const auto erased = was_erased(store_, *row); !erased || *erased) {
    done.erased_cards = 1;
    return erased ? card::Result<void>() : tl::unexpected(erased.error());
  }
  done.result.cards = done.new_contacts = 1;
  return store::in_transaction(store_, store::Access::write, [&](store::Transaction& transaction) {
    const auto number = store::next_card_of_page(transaction, row->reading.source);
    if (!number) return card::Result<void>(tl::unexpected(number.error()));
    row->reading.source.card = *number;
    const auto stored = store_rows(transaction, *row, encoded, matcher_, job_.id);
    return stored ? card::Result<void>() : tl::unexpected(stored.error());
  });
}

card::Result<void> Rereader::read_two(JobReading& done) {
  if (card_.summary.sides.size() < 2)
    return card::fail(card::ErrorKind::bad_input, "the card has one side only; there is nothing to take apart");
  std::vector<store::SidePictures> of_front(1), of_back(1);
  auto front = read_side(kFront, of_front[0]), back = read_side(kBack, of_back[0]);
  if (!front) return tl::unexpected(front.error());
  if (!back) return tl::unexpected(back.error());
  std::vector<EncodedPicture> fronts, backs;
  const auto first = row_of(*front, fronts, of_front), second = row_of(*back, backs, of_back);
  if (!first) return tl::unexpected(first.error());
  if (!second) return tl::unexpected(second.error());
  done.result.cards = 2;
  done.new_contacts = 1;
  return store::in_transaction(store_, store::Access::write, [&](store::Transaction& transaction) {
    if (auto replaced = replace(transaction, *first, fronts); !replaced) return replaced;
    const auto stored = store_rows(transaction, *second, backs, matcher_, job_.id);
    return stored ? card::Result<void>() : tl::unexpected(stored.error());
  });
}

card::Result<void> Rereader::run(JobReading& done) {
  if (auto found = find_card(); !found) return found;
  switch (asked_.becomes) {
    case store::Becomes::another_card: return read_another(done);
    case store::Becomes::two_cards: return read_two(done);
    case store::Becomes::this_card: break;
  }
  return read_this(done);
}

}  // namespace

card::Result<JobReading> reread_card(store::Store& store, const store::Job& job, const store::Rereading& rereading,
                                     Reader& reader, Matcher& matcher) {
  JobReading done;
  const auto read = Rereader(store, job, rereading, reader, matcher).run(done);
  return read ? card::Result<JobReading>(done) : failed_by(read.error());
}

}  // namespace pipeline
