#include "pipeline/reader.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "capture/picture_hash.h"
#include "normalize/knowledge.h"

namespace pipeline {

void judge(ReadCard& read) {
  card::CardReading& reading = read.reading;
  reading.languages = read.parsed.languages;
  reading.contact = normalize::to_contact(read.parsed);
  reading.confidence = normalize::field_confidences(read.parsed);
  reading.doubtful = normalize::doubtful_fields(read.parsed, read.acceptance);
  reading.decision = reading.doubtful.empty() ? card::Decision::accept : card::Decision::review;
}

namespace {

ReadCard not_a_card(card::Source source, const card::Quad& quad) {
  ReadCard read;
  read.reading.source = std::move(source);
  read.reading.quad_in_source = quad;
  read.reading.decision = card::Decision::not_a_card;
  return read;
}

/// Nothing but a few strokes that look like letters: a texture, a logo, a blank back.
bool shows_no_card(const card::CardText& text, const card::ParsedCard& parsed) {
  constexpr int kLeastLetters = 8;
  constexpr float kLegible = 0.6F;
  card::Contact contact = normalize::to_contact(parsed);
  contact.notes.clear();
  if (contact != card::Contact{}) return false;
  int letters = 0;
  for (const card::TextLine& line : text.lines) {
    if (line.confidence() < kLegible) continue;
    for (const card::Symbol& symbol : line.readings.front().symbols) letters += symbol.text == " " ? 0 : 1;
  }
  return letters < kLeastLetters;
}

card::Quad whole_page(const card::Image& page) {
  return card::quad_from_bounds({0, 0, static_cast<float>(page.width), static_cast<float>(page.height)});
}

card::Result<std::unique_ptr<ocr::Engine>> open_engine(const ReaderOptions& options) {
  return options.open_engine ? options.open_engine() : ocr::open_engine(options.ocr);
}

}  // namespace

card::Result<Reader> Reader::open(const ReaderOptions& options) {
  auto engine = open_engine(options);
  if (!engine) return tl::unexpected(engine.error());
  const bool given = !options.knowledge_folder.empty();
  auto knowledge = normalize::Knowledge::load(given ? options.knowledge_folder : normalize::default_knowledge_folder(),
                                              (*engine)->code_tables());
  if (!knowledge) return tl::unexpected(knowledge.error());

  auto owned = std::make_unique<normalize::Knowledge>(std::move(*knowledge));
  Reader reader(options, std::move(*engine), *owned);
  reader.own_knowledge_ = std::move(owned);
  return reader;
}

Reader::Reader(const ReaderOptions& options, std::unique_ptr<ocr::Engine> engine, const normalize::Knowledge& knowledge)
    : options_(options), engine_(std::move(engine)), knowledge_(&knowledge) {}

card::Result<Reader> Reader::sibling() const {
  auto engine = open_engine(options_);
  if (!engine) return tl::unexpected(engine.error());
  return Reader(options_, std::move(*engine), *knowledge_);
}

card::Result<std::vector<ReadCard>> Reader::read_page(const capture::Page& page) {
  const auto images = capture::find_cards(page.image, page.source, options_.find);
  if (images.empty()) return std::vector{not_a_card(page.source, whole_page(page.image))};
  std::vector<ReadCard> cards;
  for (const card::CardImage& image : images) {
    auto read = read_card(image);
    if (!read) return tl::unexpected(read.error());
    cards.push_back(std::move(*read));
  }
  return cards;
}

card::Result<std::vector<ReadCard>> Reader::read_file(const std::filesystem::path& file) {
  auto pages = capture::open(file, options_.capture);
  if (!pages) return tl::unexpected(pages.error());
  std::vector<ReadCard> all;
  while (true) {
    auto page = pages->next();
    if (!page) return tl::unexpected(page.error());
    if (!page->has_value()) return all;
    auto cards = read_page(**page);
    if (!cards) return tl::unexpected(cards.error());
    std::ranges::move(*cards, std::back_inserter(all));
  }
}

card::Result<ReadCard> Reader::read_card(const card::CardImage& image, ocr::WayUp way_up) {
  auto text = engine_->read(image, way_up);
  if (!text) return tl::unexpected(text.error());
  const card::Quad quad = upright_quad(image.quad_in_source, text->turned_degrees);
  if (text->lines.empty() && text->barcodes.empty()) return not_a_card(image.source, quad);

  ReadCard read;
  read.acceptance = normalize::acceptance_for(*knowledge_, options_.error_rate);
  read.parsed = normalize::parse(*text, *knowledge_, options_.normalize);
  if (text->barcodes.empty() && shows_no_card(*text, read.parsed)) return not_a_card(image.source, quad);
  read.upright.push_back(capture::turn(image.image, text->turned_degrees));
  read.quads.push_back(quad);
  read.front_lines = text->lines.size();
  read.reading.source = image.source;
  read.reading.quad_in_source = quad;
  read.reading.turned_degrees = text->turned_degrees;
  read.reading.engine = text->engine;
  read.reading.lines = std::move(text->lines);
  read.reading.barcodes = std::move(text->barcodes);
  read.reading.unread_ink = std::move(text->unread_ink);
  judge(read);
  return read;
}

card::Quad upright_quad(const card::Quad& quad, int turned_degrees) {
  card::Quad upright = quad;
  const int steps = turned_degrees / 90 % 4;
  std::rotate(upright.corners.begin(), upright.corners.end() - steps, upright.corners.end());
  return upright;
}

card::Result<void> encode_pictures(ReadCard& card) {
  for (const card::Image& side : card.upright) {
    auto png = capture::encode_png(side);
    if (!png) return tl::unexpected(png.error());
    std::string sha256 = capture::sha256_hex(*png);
    card.pictures.push_back({std::move(sha256), capture::picture_hash(side), std::move(*png)});
  }
  card.upright.clear();
  return {};
}

ReadCard pair_sides(ReadCard front, ReadCard back) {
  if (front.reading.decision == card::Decision::not_a_card) std::swap(front, back);
  if (back.reading.decision == card::Decision::not_a_card) return front;

  ReadCard paired = std::move(front);
  paired.parsed = normalize::merge_sides(paired.parsed, paired.front_lines, back.parsed);
  std::ranges::move(back.upright, std::back_inserter(paired.upright));
  std::ranges::move(back.quads, std::back_inserter(paired.quads));
  std::ranges::move(back.pictures, std::back_inserter(paired.pictures));
  paired.reading.sides = {paired.reading.source, back.reading.source};
  std::ranges::move(back.reading.lines, std::back_inserter(paired.reading.lines));
  std::ranges::move(back.reading.barcodes, std::back_inserter(paired.reading.barcodes));
  judge(paired);
  return paired;
}

}  // namespace pipeline
