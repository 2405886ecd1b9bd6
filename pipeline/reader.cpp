#include "pipeline/reader.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <system_error>
#include <utility>

namespace pipeline {
namespace {

namespace fs = std::filesystem;

/// The corners named from the top-left one of the upright card, after a clockwise turn made it upright.
card::Quad upright_quad(const card::Quad& quad, int turned_degrees) {
  card::Quad upright = quad;
  const int steps = turned_degrees / 90 % 4;
  std::rotate(upright.corners.begin(), upright.corners.end() - steps, upright.corners.end());
  return upright;
}

void judge(ReadCard& read, float acceptance_threshold) {
  card::CardReading& reading = read.reading;
  reading.languages = read.parsed.languages;
  reading.contact = normalize::to_contact(read.parsed);
  reading.confidence = normalize::field_confidences(read.parsed);
  reading.doubtful = normalize::doubtful_fields(read.parsed, acceptance_threshold);
  reading.decision = reading.doubtful.empty() ? card::Decision::accept : card::Decision::review;
}

ReadCard not_a_card(card::Source source, const card::Quad& quad) {
  ReadCard read;
  read.reading.source = std::move(source);
  read.reading.quad_in_source = quad;
  read.reading.decision = card::Decision::not_a_card;
  return read;
}

card::Quad whole_page(const card::Image& page) {
  return card::quad_from_bounds({0, 0, static_cast<float>(page.width), static_cast<float>(page.height)});
}

}  // namespace

fs::path default_knowledge_folder() {
  if (const char* named = std::getenv("MEISHI_KNOWLEDGE"); named != nullptr && *named != '\0') return named;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  const std::array<fs::path, 2> places = {program / "knowledge", program.parent_path() / "share/meishi/knowledge"};
  for (const fs::path& place : places) {
    if (fs::is_directory(place, error)) return place;
  }
  return places.front();
}

card::Result<std::optional<ReadCard>> FileCards::next() {
  while (found_.empty() && !ended_) {
    auto page = pages_.next();
    if (!page) {
      ended_ = true;
      return tl::unexpected(page.error());
    }
    if (!page->has_value()) {
      ended_ = true;
      break;
    }
    const capture::Page& shown = **page;
    auto cards = capture::find_cards(shown.image, shown.source, reader_->options().find);
    if (cards.empty()) return not_a_card(shown.source, whole_page(shown.image));
    found_.assign(std::make_move_iterator(cards.begin()), std::make_move_iterator(cards.end()));
  }
  if (found_.empty()) return std::nullopt;

  const card::CardImage image = std::move(found_.front());
  found_.pop_front();
  auto read = reader_->read_card(image);
  if (!read) {
    found_.clear();
    ended_ = true;
    return tl::unexpected(read.error());
  }
  return std::move(*read);
}

card::Result<Reader> Reader::open(const ReaderOptions& options) {
  auto engine = ocr::open_engine(options.ocr);
  if (!engine) return tl::unexpected(engine.error());
  const fs::path folder = options.knowledge_folder.empty() ? default_knowledge_folder() : options.knowledge_folder;
  auto knowledge = normalize::Knowledge::load(folder, (*engine)->code_tables());
  if (!knowledge) return tl::unexpected(knowledge.error());

  auto owned = std::make_unique<normalize::Knowledge>(std::move(*knowledge));
  Reader reader(options, std::move(*engine), *owned);
  reader.own_knowledge_ = std::move(owned);
  return reader;
}

Reader::Reader(const ReaderOptions& options, std::unique_ptr<ocr::Engine> engine, const normalize::Knowledge& knowledge)
    : options_(options), engine_(std::move(engine)), knowledge_(&knowledge) {}

card::Result<Reader> Reader::sibling() const {
  auto engine = ocr::open_engine(options_.ocr);
  if (!engine) return tl::unexpected(engine.error());
  return Reader(options_, std::move(*engine), *knowledge_);
}

card::Result<FileCards> Reader::open_file(const fs::path& file) {
  auto pages = capture::open(file, options_.capture);
  if (!pages) return tl::unexpected(pages.error());
  return FileCards(*this, std::move(*pages));
}

card::Result<std::vector<ReadCard>> Reader::read_file(const fs::path& file) {
  auto cards = open_file(file);
  if (!cards) return tl::unexpected(cards.error());
  std::vector<ReadCard> all;
  while (true) {
    auto read = cards->next();
    if (!read) return tl::unexpected(read.error());
    if (!read->has_value()) return all;
    all.push_back(std::move(**read));
  }
}

card::Result<ReadCard> Reader::read_card(const card::CardImage& image) {
  auto text = engine_->read(image);
  if (!text) return tl::unexpected(text.error());
  const card::Quad quad = upright_quad(image.quad_in_source, text->turned_degrees);
  if (text->lines.empty() && text->barcodes.empty()) return not_a_card(image.source, quad);

  ReadCard read;
  read.parsed = normalize::parse(*text, *knowledge_, options_.normalize);
  read.upright = capture::turn(image.image, text->turned_degrees);
  read.reading.source = image.source;
  read.reading.quad_in_source = quad;
  read.reading.turned_degrees = text->turned_degrees;
  read.reading.engine = text->engine;
  read.reading.lines = std::move(text->lines);
  read.reading.barcodes = std::move(text->barcodes);
  judge(read, options_.acceptance_threshold);
  return read;
}

ReadCard pair_sides(ReadCard front, ReadCard back, float acceptance_threshold) {
  if (front.reading.decision == card::Decision::not_a_card) std::swap(front, back);
  if (back.reading.decision == card::Decision::not_a_card) return front;

  ReadCard paired = std::move(front);
  paired.parsed = normalize::merge_sides(paired.parsed, paired.reading.lines.size(), back.parsed);
  paired.upright_back = std::move(back.upright);
  paired.reading.sides = {paired.reading.source, back.reading.source};
  std::ranges::move(back.reading.lines, std::back_inserter(paired.reading.lines));
  std::ranges::move(back.reading.barcodes, std::back_inserter(paired.reading.barcodes));
  judge(paired, acceptance_threshold);
  return paired;
}

}  // namespace pipeline
