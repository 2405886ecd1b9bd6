#pragma once

#include <vector>

#include "normalize/labelling.h"

namespace normalize {

/// What a segment is by its place where its own text does not tell. All take the segments in reading order.

/// Titles and departments stand beside the name. Where a card shows no title, a short unexplained line right beside the
/// name is taken for one; where it shows no department, one right beside the title is taken for that.
void promote_to_posts(const CardFeatures& features, std::vector<Segment>& segments);

/// A short note right before a department on its line is the branch that the department belongs to: one segment.
void join_branches(const CardFeatures& features, const CardContext& context, std::vector<Segment>& segments);

/// Shops, temples and farms have names without a legal form. Where a card with a name shows no firm, the largest
/// unexplained Japanese line in larger print than most of the card is taken for one; where it shows one in Latin
/// letters alone, the Japanese line beside that.
/// On western cards the largest unexplained line of a few words, which is larger than most of the card.
void promote_to_company(const CardFeatures& features, const CardContext& context, std::vector<Segment>& segments);

/// Whether a western line has a word of buildings and their parts: "Floor 3", "Immeuble Le Parc".
bool names_a_building(std::string_view text);

/// Whether a Japanese line ends with a room, a floor or a numbered building: "工学部3号館 305室", "東館 2F".
bool ends_in_room(std::string_view text);

/// "Filial Londrina: (43) 3322-1100", "Encomendas: …": a western office's name or a single word up to `end`, and a
/// colon behind it.
bool labels_a_phone(const LineFeatures& line, std::size_t end, std::string_view text, const CardContext& context);

/// "九段ハイム六〇二": a building and a room of three figures and more, in a column.
bool ends_in_kanji_number(std::string_view text);

/// "FAX 03-", "FA X54-628-": a phone's label in Latin letters, whatever blanks it was read with, before figures.
bool begins_with_phone_label(std::string_view text);

/// Whether a postal code stands on the line's row, to the right: what stands in the column before it is its label.
bool labels_postal_code(const CardFeatures& features, std::size_t line);

}  // namespace normalize
