#include "store/reading_rows.h"

#include <algorithm>
#include <unordered_map>

#include "store/boxes.h"
#include "store/joined.h"
#include "store/many_rows.h"
#include "store/words.h"

namespace store {
namespace {

std::int64_t number_of(card::Side side) { return side == card::Side::back ? 1 : 0; }

std::vector<FieldEvidence> evidence_of(const NewCard& card) {
  if (!card.evidence.empty()) return card.evidence;
  std::vector<FieldEvidence> evidence;
  for (const card::FieldConfidence& field : card.reading.confidence)
    evidence.push_back({.path = field.path, .confidence = field.confidence});
  return evidence;
}

void write_evidence(Connection& connection, std::int64_t card_id, const NewCard& card) {
  const std::vector<FieldEvidence> evidence = evidence_of(card);
  const std::vector<std::string>& doubtful = card.reading.doubtful;
  std::int64_t position = 0;
  const auto write = [&](const std::string& path, const FieldEvidence* field, bool is_doubtful) {
    connection.run(
        "INSERT INTO card_evidence (card_id, position, path, printed, confidence, side, box, doubtful, alternatives) "
        "VALUES (:card, :position, :path, :printed, :confidence, :side, :box, :doubtful, :alternatives)",
        card_id, position++, std::string_view(path), nullable(field ? std::string_view(field->printed) : ""),
        field ? std::optional<double>(field->confidence) : std::nullopt,
        field ? number_of(field->side) : std::int64_t{0},
        field && field->box ? std::optional(to_text(*field->box)) : std::nullopt, std::int64_t{is_doubtful},
        nullable(field ? joined(field->alternatives, '\n') : ""));
  };
  for (const FieldEvidence& field : evidence)
    write(field.path, &field, std::find(doubtful.begin(), doubtful.end(), field.path) != doubtful.end());
  for (const std::string& path : doubtful)
    if (std::none_of(evidence.begin(), evidence.end(), [&](const FieldEvidence& field) { return field.path == path; }))
      write(path, nullptr, true);
}

void write_lines(Connection& connection, std::int64_t card_id, const std::vector<card::TextLine>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const card::TextLine& line = lines[i];
    connection.run(
        "INSERT INTO card_line (card_id, position, text, confidence, direction, glyph_size_px, model, box) "
        "VALUES (:card, :position, :text, :confidence, :direction, :glyph, :model, :box)",
        card_id, static_cast<std::int64_t>(i), line.text(), static_cast<double>(line.confidence()),
        to_word(line.direction), static_cast<double>(line.glyph_size_px),
        nullable(line.readings.empty() ? std::string_view() : line.readings.front().model), to_text(line.box));
  }
}

void write_barcodes(Connection& connection, std::int64_t card_id, const std::vector<card::Barcode>& barcodes) {
  for (std::size_t i = 0; i < barcodes.size(); ++i)
    connection.run(
        "INSERT INTO card_barcode (card_id, position, format, text, box) "
        "VALUES (:card, :position, :format, :text, :box)",
        card_id, static_cast<std::int64_t>(i), barcodes[i].format, barcodes[i].text, to_text(barcodes[i].box));
}

void read_evidence(Connection& connection, std::int64_t card_id, CardDetails& details) {
  FieldEvidence field;
  std::optional<double> confidence;
  std::string box, alternatives;
  std::int64_t side = 0, doubtful = 0;
  Query query(connection,
              "SELECT path, printed, confidence, side, box, doubtful, alternatives FROM card_evidence WHERE card_id = "
              ":card ORDER BY position");
  query.use(card_id).into(field.path).into(field.printed).into(confidence).into(side).into(box).into(doubtful);
  query.into(alternatives);
  while (query.next()) {
    if (doubtful != 0) details.doubtful.push_back(field.path);
    if (!confidence) continue;
    field.confidence = static_cast<float>(*confidence);
    field.side = side == 1 ? card::Side::back : card::Side::front;
    field.box = parse_quad(box);
    field.alternatives = parted(alternatives, '\n');
    details.evidence.push_back(field);
  }
}

void read_lines(Connection& connection, std::int64_t card_id, CardDetails& details) {
  std::string text, direction, model, box;
  double confidence = 0, glyph_size_px = 0;
  Query query(connection,
              "SELECT text, confidence, direction, glyph_size_px, model, box FROM card_line WHERE card_id = :card "
              "ORDER BY position");
  query.use(card_id).into(text).into(confidence).into(direction).into(glyph_size_px).into(model).into(box);
  while (query.next()) {
    card::TextLine line{.box = parse_quad(box).value_or(card::Quad{}),
                        .direction = parse_direction(direction),
                        .glyph_size_px = static_cast<float>(glyph_size_px),
                        .readings = {}};
    card::Symbol whole{.text = text, .box = line.box, .confidence = static_cast<float>(confidence), .alternatives = {}};
    line.readings.push_back({.model = model, .symbols = {std::move(whole)}, .posteriors = {}});
    details.lines.push_back(std::move(line));
  }
}

void read_barcodes(Connection& connection, std::int64_t card_id, CardDetails& details) {
  card::Barcode barcode;
  std::string box;
  Query query(connection, "SELECT format, text, box FROM card_barcode WHERE card_id = :card ORDER BY position");
  query.use(card_id).into(barcode.format).into(barcode.text).into(box);
  while (query.next()) {
    barcode.box = parse_quad(box).value_or(card::Quad{});
    details.barcodes.push_back(barcode);
  }
}

class SummariesByCard {
 public:
  explicit SummariesByCard(std::span<CardSummary> cards) {
    for (CardSummary& card : cards) {
      numbers_.push_back(card.id.value);
      summaries_.emplace(card.id.value, &card);
    }
  }
  const std::vector<std::int64_t>& numbers() const { return numbers_; }
  CardSummary& of(std::int64_t card_id) const { return *summaries_.at(card_id); }

 private:
  std::vector<std::int64_t> numbers_;
  std::unordered_map<std::int64_t, CardSummary*> summaries_;
};

}  // namespace

void write_sides(Connection& connection, std::int64_t card_id, const NewCard& card) {
  const auto write = [&](std::size_t side, const card::Source& source, std::optional<std::string> quad) {
    const SidePictures pictures = side < card.pictures.size() ? card.pictures[side] : SidePictures{};
    connection.run(
        "INSERT INTO card_side (card_id, side, source_file, source_member, source_sha256, source_page, source_card, "
        "quad, picture_sha256, scan_sha256, picture_hash) "
        "VALUES (:card, :side, :file, :member, :sha256, :page, :source_card, :quad, :picture, :scan, :hash)",
        card_id, static_cast<std::int64_t>(side), source.file.string(), nullable(source.member),
        nullable(source.sha256), std::int64_t{source.page}, std::int64_t{source.card}, quad,
        nullable(pictures.picture_sha256), nullable(pictures.scan_sha256),
        pictures.picture_hash ? std::optional(static_cast<std::int64_t>(*pictures.picture_hash)) : std::nullopt);
  };
  const card::CardReading& reading = card.reading;
  if (reading.sides.empty() && reading.source.file.empty() && reading.source.sha256.empty()) return;
  write(0, reading.source, to_text(reading.quad_in_source));
  for (std::size_t i = 1; i < reading.sides.size(); ++i) {
    const bool known = i < card.pictures.size() && card.pictures[i].quad_in_scan;
    write(i, reading.sides[i], known ? std::optional(to_text(*card.pictures[i].quad_in_scan)) : std::nullopt);
  }
}

void write_tags(Connection& connection, std::int64_t card_id, const std::vector<std::string>& tags) {
  for (auto tag = tags.begin(); tag != tags.end(); ++tag)
    if (std::find(tags.begin(), tag, *tag) == tag)
      connection.run("INSERT INTO card_tag (card_id, tag) VALUES (:card, :tag)", card_id, *tag);
}

void write_reading(Connection& connection, std::int64_t card_id, const NewCard& card) {
  write_evidence(connection, card_id, card);
  write_lines(connection, card_id, card.reading.lines);
  write_barcodes(connection, card_id, card.reading.barcodes);
}

void write_likely_name(Connection& connection, std::int64_t card_id, const NewCard& card) {
  if (card.likely_family_kana.empty() && card.likely_given_kana.empty()) return;
  connection.run("INSERT INTO likely_name (card_id, family_kana, given_kana) VALUES (:card, :family, :given)", card_id,
                 nullable(card.likely_family_kana), nullable(card.likely_given_kana));
}

void read_sides(Connection& connection, std::span<CardSummary> cards) {
  const SummariesByCard summaries(cards);
  select_in(connection,
            "SELECT card_id, source_file, source_member, source_sha256, source_page, source_card, picture_sha256, "
            "scan_sha256, quad FROM card_side WHERE card_id IN (",
            ") ORDER BY card_id, side", summaries.numbers(), [&](Query& query) {
              std::int64_t card_id = 0;
              std::string file, quad;
              card::Source source;
              SidePictures pictures;
              query.into(card_id).into(file).into(source.member).into(source.sha256).into(source.page);
              query.into(source.card).into(pictures.picture_sha256).into(pictures.scan_sha256).into(quad);
              while (query.next()) {
                source.file = file;
                pictures.quad_in_scan = parse_quad(quad);
                summaries.of(card_id).sides.push_back(source);
                summaries.of(card_id).pictures.push_back(pictures);
              }
            });
}

void read_tags(Connection& connection, std::span<CardSummary> cards) {
  const SummariesByCard summaries(cards);
  select_in(connection, "SELECT card_id, tag FROM card_tag WHERE card_id IN (", ") ORDER BY card_id, tag",
            summaries.numbers(), [&](Query& query) {
              std::int64_t card_id = 0;
              std::string tag;
              query.into(card_id).into(tag);
              while (query.next()) summaries.of(card_id).provenance.tags.push_back(tag);
            });
}

void read_reading(Connection& connection, std::int64_t card_id, CardDetails& details) {
  read_evidence(connection, card_id, details);
  read_lines(connection, card_id, details);
  read_barcodes(connection, card_id, details);
}

}  // namespace store
