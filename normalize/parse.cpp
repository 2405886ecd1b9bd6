#include "normalize/parse.h"

#include <algorithm>

#include "normalize/candidates.h"
#include "normalize/contact_points.h"
#include "normalize/continental_print.h"
#include "normalize/doubt.h"
#include "normalize/email.h"
#include "normalize/fields.h"
#include "normalize/halved_names.h"
#include "normalize/kanji_numbers.h"
#include "normalize/known_posts.h"
#include "normalize/labelling.h"
#include "normalize/languages.h"
#include "normalize/lone_departments.h"
#include "normalize/lost_glyphs.h"
#include "normalize/mended_letters.h"
#include "normalize/national_letters.h"
#include "normalize/officer_initials.h"
#include "normalize/origin.h"
#include "normalize/phone_country.h"
#include "normalize/reading_choice.h"
#include "normalize/tokens.h"
#include "normalize/torn_columns.h"
#include "normalize/torn_rows.h"
#include "normalize/url.h"
#include "text/script.h"

namespace normalize {
namespace {

void add_once(std::vector<std::string>& list, std::string value) {
  if (!value.empty() && std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

CardContext context_of(const ContactPoints& points, const Origin& origin, const Knowledge& knowledge) {
  CardContext context;
  context.origin = origin;
  context.japanese = origin.manner == Manner::japanese;
  context.knowledge = &knowledge.state();
  for (const auto& email : points.emails) {
    const std::string domain(domain_of(email.value));
    if (!is_role_address(email.value)) add_once(context.mailboxes, std::string(local_part(email.value)));
    if (!is_free_mail_domain(domain)) add_once(context.domains, domain);
  }
  for (const auto& url : points.urls) add_once(context.domains, host_of(url.value));
  return context;
}

/// Whose numbering plan and addresses the card is read by.
std::string region_of(const Origin& origin, const CardFeatures& features, const Options& options) {
  if (!origin.country.empty()) return origin.country;
  if (origin.manner != Manner::western) return options.default_region;
  return country_of_phones(features, options.default_region);
}

}  // namespace

/// Names and their readings are weighed as a whole (correct_name); net addresses have grammars of their own.
bool has_twins(Label label) { return label == Label::company || label == Label::post || label == Label::address; }

JudgedCard parse_and_judge(const card::CardText& as_read, const Knowledge& knowledge, const Options& options) {
  card::CardText text = with_best_readings_first(as_read, knowledge.state().code_tables);
  join_torn_rows(text);
  join_torn_columns(text);
  mend_column_dashes(text);
  restore_lost_glyphs(text);
  mend_letters(text);
  settle_kanji_numbers(text, knowledge.state().postal);
  settle_officer_initials(text);
  prefer_known_posts(text);
  CardFeatures features = card_features(text);
  const Origin origin = origin_of(features);
  if (origin.manner == Manner::western && settle_national_letters(text, origin.country, knowledge.state().code_tables))
    features = card_features(text);
  if (settle_continental_print(text, origin)) features = card_features(text);
  const std::string region = region_of(origin, features, options);
  const ContactPoints points = find_contact_points(text, features, knowledge.state().postal, region);
  const CardContext context = context_of(points, origin, knowledge);
  const std::vector<Token> tokens = tokens_of(text, features, points, knowledge.state().names, origin.manner);
  std::vector<Segment> segments = label_segments(text, features, tokens, context);
  join_halved_names(text, features, segments);
  find_lone_departments(features, context, segments);
  const LabelledCard card{text, features, points, context, segments, region};
  for (Segment& segment : segments)
    if (has_twins(segment.label)) segment.text = correct_twins(card, segment);

  JudgedCard judged;
  card::ParsedCard& parsed = judged.parsed;
  fill_names(card, parsed);
  fill_contact_points(card, parsed);
  fill_companies(card, parsed);
  fill_posts(card, parsed);
  fill_addresses(card, parsed);
  take_barcodes(card, parsed);
  fill_notes(card, parsed);
  fill_unread_fields(card, parsed);
  parsed.languages = languages_of(features, origin);
  judged.doubts = doubts_of(card, parsed);
  judge(knowledge.state().doubt, judged.doubts, parsed);
  if (origin.unlearnt()) leave_to_review(parsed);
  refer_to_original(as_read, text, parsed);
  return judged;
}

card::ParsedCard parse(const card::CardText& text, const Knowledge& knowledge, const Options& options) {
  return parse_and_judge(text, knowledge, options).parsed;
}

}  // namespace normalize
