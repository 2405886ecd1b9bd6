#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "card/parsed_card.h"
#include "normalize/confidence.h"
#include "normalize/contact_points.h"
#include "normalize/label_scores.h"
#include "normalize/labelling.h"

namespace normalize {

/// One card with its labels: what the fields are made from. Refers to values that outlive it.
struct LabelledCard {
  const card::CardText& text;
  const CardFeatures& features;
  const ContactPoints& points;
  const CardContext& context;
  const std::vector<Segment>& segments;
  std::string region;  ///< ISO 3166-1 alpha-2, for phones and addresses
};

/// Each fills its part of the card; names first (they mend e-mail addresses), posts after companies.
/// A segment that turns out to be nothing goes to `notes`.
void fill_names(const LabelledCard& card, card::ParsedCard& parsed);
void fill_companies(const LabelledCard& card, card::ParsedCard& parsed);
void fill_posts(const LabelledCard& card, card::ParsedCard& parsed);
void fill_addresses(const LabelledCard& card, card::ParsedCard& parsed);
void fill_contact_points(const LabelledCard& card, card::ParsedCard& parsed);
void fill_notes(const LabelledCard& card, card::ParsedCard& parsed);
void fill_unread_fields(const LabelledCard& card, card::ParsedCard& parsed);
/// What a QR code holds is trusted more than print.
void take_barcodes(const LabelledCard& card, card::ParsedCard& parsed);

/// Symbol confidences and agreement of the readings for a part of a line's preferred reading; the rest neutral.
Clues clues_at(const LabelledCard& card, std::size_t line, Span span);

/// A value found at `span` of the line's preferred reading.
card::Found<std::string> found_at(const LabelledCard& card, FieldKind kind, std::string value, std::size_t line,
                                  Span span, const Clues& clues);

/// Where `part` of a segment's text stands in the line: exact where the text is as printed, else (letter-spaced) by
/// counting characters without blanks.
Span span_in_line(const LabelledCard& card, const Segment& segment, Span part);

}  // namespace normalize
