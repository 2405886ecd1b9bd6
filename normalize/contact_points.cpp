#include "normalize/contact_points.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "normalize/address.h"
#include "normalize/email.h"
#include "normalize/lonely_extensions.h"
#include "normalize/net_agreement.h"
#include "normalize/phone_icons.h"
#include "normalize/phone_plan.h"
#include "normalize/printed_line.h"
#include "normalize/register_numbers.h"
#include "normalize/url.h"
#include "text/distance.h"

namespace normalize {
namespace {

struct Candidate {
  std::string key;
  Span span;
  float quality = 0;
  bool labelled = false;  ///< a mail label stands right before it: nothing of it is cut off
};

/// What a grammar finds in every reading of a line, and which reading it likes best.
template <class T>
struct Search {
  std::vector<std::vector<T>> found;  ///< per reading
  std::vector<std::vector<Candidate>> candidates;
  std::size_t best = 0;
};

float agreement_on(const std::vector<std::vector<Candidate>>& readings, std::size_t own, const std::string& key) {
  if (readings.size() < 2) return 0.5F;
  int same = 0;
  for (std::size_t r = 0; r < readings.size(); ++r) {
    if (r == own) continue;
    same += std::any_of(readings[r].begin(), readings[r].end(), [&](const Candidate& c) { return c.key == key; });
  }
  return static_cast<float>(same) / static_cast<float>(readings.size() - 1);
}

/// Whether a value is the end of what another reading has in full: a false blank cut it. What stands before it there
/// must be more than a label that ran into it.
bool is_cut(const std::vector<std::vector<Candidate>>& readings, std::size_t own, const std::string& key) {
  static constexpr std::array<std::string_view, 6> kLabels = {"e", "m", "mail", "email", "e-mail", "w"};
  const auto holds_more = [&](const Candidate& c) {
    if (c.key.size() <= key.size() || !c.key.ends_with(key)) return false;
    const std::string before = c.key.substr(0, c.key.size() - key.size());
    return std::find(kLabels.begin(), kLabels.end(), before) == kLabels.end();
  };
  for (std::size_t r = 0; r < readings.size(); ++r)
    if (r != own && std::any_of(readings[r].begin(), readings[r].end(), holds_more)) return true;
  return false;
}

enum class Letters { latin, any };

float score_of(const card::TextLine& line, const LineFeatures& features, std::size_t r,
               const std::vector<std::vector<Candidate>>& candidates, Letters letters) {
  float score = r == 0 ? 0.02F : 0.0F;
  for (const Candidate& c : candidates[r]) {
    const SymbolRange range = symbols_of(features.readings[r], c.span);
    score += c.quality + 0.3F * agreement_on(candidates, r, c.key) + 0.4F * confidence_of(line.readings[r], range).mean;
    if (letters == Letters::latin && !c.labelled && is_cut(candidates, r, c.key)) score -= 0.5F;
  }
  return score;
}

template <class T, class Find, class ToCandidate>
Search<T> search(const card::TextLine& line, const LineFeatures& features, Letters letters, const Find& find,
                 const ToCandidate& to_candidate) {
  Search<T> result;
  for (const PrintedText& printed : features.readings) {
    result.found.push_back(find(printed.text));
    std::vector<Candidate>& row = result.candidates.emplace_back();
    for (const T& one : result.found.back()) row.push_back(to_candidate(one));
  }
  float best_score = -1;
  for (std::size_t r = 0; r < result.found.size() && r < line.readings.size(); ++r) {
    const float score = score_of(line, features, r, result.candidates, letters);
    if (score > best_score) best_score = score, result.best = r;
  }
  return result;
}

/// Marks the preferred reading's bytes that a found value takes up.
template <class T>
void take(const card::TextLine& line, const LineFeatures& features, const Search<T>& found, std::vector<Span>& taken) {
  if (found.best != 0 && found.candidates[0].size() == found.candidates[found.best].size()) {
    for (const Candidate& c : found.candidates[0]) taken.push_back(c.span);
    return;
  }
  for (const Candidate& c : found.candidates[found.best]) {
    const SymbolRange range = symbols_of(features.readings[found.best], c.span);
    taken.push_back(bytes_of(features.readings[0], same_place(line, found.best, range, 0)));
  }
}

template <class T, class Value>
void place(const Search<T>& found, std::size_t line, const Value& value, auto& into) {
  for (std::size_t i = 0; i < found.found[found.best].size(); ++i) {
    const Candidate& c = found.candidates[found.best][i];
    into.push_back({value(found.found[found.best][i]), line, found.best, c.span, c.quality,
                    agreement_on(found.candidates, found.best, c.key)});
  }
}

using Text = Piece<std::string>;
const std::string& text_value(const Text& piece) { return piece.value; }
Candidate text_candidate(const Text& piece) { return {piece.value, piece.span, piece.quality}; }
Candidate email_candidate(const Text& piece) {
  constexpr std::size_t kBlanksInside = 3;
  return {piece.value, piece.span, piece.quality,
          piece.span.end - piece.span.begin > piece.value.size() + kBlanksInside};
}
Candidate url_candidate(const Text& piece) { return {comparable_url(piece.value), piece.span, piece.quality}; }
Candidate phone_candidate(const FoundPhone& found) {
  return {found.phone.number.empty() ? found.phone.printed : found.phone.number, found.span, found.quality};
}

class Finder {
 public:
  Finder(const card::CardText& card, const CardFeatures& features, const PostalBook& postal, const std::string& region)
      : card_(card), features_(features), postal_(postal), region_(region) {
    points_.taken.resize(card.lines.size());
  }

  ContactPoints run() {
    each_line([&](auto&&... l) { find_text(points_.social, find_social, text_candidate, l...); });
    each_line([&](std::size_t i) { find_page_addresses(i); });
    std::vector<std::string> domains;
    for (const auto& url : points_.urls) domains.push_back(host_of(url.value));
    const auto emails = [&](std::string_view text) { return find_emails(text, domains); };
    each_line([&](auto&&... l) { find_text(points_.emails, emails, email_candidate, l...); });
    each_line([&](auto&&... l) { find_numbers(l...); });
    for (std::vector<Span>& spans : points_.taken)
      std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.begin < b.begin; });
    return std::move(points_);
  }

 private:
  template <class Visit>
  void each_line(const Visit& visit) {
    for (std::size_t i = 0; i < card_.lines.size(); ++i)
      if (!card_.lines[i].readings.empty()) visit(i);
  }

  bool is_taken(std::size_t line, Span span) const {
    const auto overlaps = [&](Span other) { return span.begin < other.end && other.begin < span.end; };
    return std::any_of(points_.taken[line].begin(), points_.taken[line].end(), overlaps);
  }

  template <class Find, class ToCandidate>
  void find_text(std::vector<Placed<std::string>>& into, const Find& find, const ToCandidate& to_candidate,
                 std::size_t i) {
    const auto found = search<Text>(card_.lines[i], features_.lines[i], Letters::latin, find, to_candidate);
    std::vector<Span> spans;
    take(card_.lines[i], features_.lines[i], found, spans);
    if (std::any_of(spans.begin(), spans.end(), [&](Span s) { return is_taken(i, s); })) return;
    place(found, i, text_value, into);
    points_.taken[i].insert(points_.taken[i].end(), spans.begin(), spans.end());
  }

  /// Web addresses, but not the end of an e-mail address that a false blank or a lost @ cut in one of the readings.
  void find_page_addresses(std::size_t i) {
    std::vector<std::string> domains, mailboxes;
    for (const PrintedText& printed : features_.lines[i].readings)
      for (const Text& email : find_emails(printed.text)) {
        domains.emplace_back(domain_of(email.value));
        mailboxes.push_back(email.value);
      }
    // "hellogexample.com" where another reading has "hello@example.com"
    const auto is_mailbox = [&](const std::string& url) {
      return std::any_of(mailboxes.begin(), mailboxes.end(), [&](const std::string& mailbox) {
        const std::size_t at = mailbox.find('@');
        return url.size() == mailbox.size() && url.substr(0, at) == mailbox.substr(0, at) &&
               url.substr(at + 1) == mailbox.substr(at + 1);
      });
    };
    std::vector<std::string> apart;  ///< what some reading parts from its label: "web. example.com"
    for (const PrintedText& printed : features_.lines[i].readings)
      for (Text& url : find_urls(printed.text)) apart.push_back(std::move(url.value));
    const auto find = [&](std::string_view text) {
      constexpr std::string_view kLabel = "web.";
      const std::vector<Text> own = find_emails(text);
      std::vector<Text> found = find_urls(text);
      for (Text& url : found)
        if (url.value.starts_with(kLabel) &&
            std::find(apart.begin(), apart.end(), url.value.substr(kLabel.size())) != apart.end())
          url.value.erase(0, kLabel.size());
      std::erase_if(found, [&](const Text& url) { return is_mailbox(url.value); });
      std::erase_if(found, [&](const Text& url) {
        const bool beside_email =
            std::any_of(own.begin(), own.end(), [&](const Text& email) { return domain_of(email.value) == url.value; });
        return !beside_email && std::any_of(domains.begin(), domains.end(),
                                            [&](const std::string& domain) { return domain.ends_with(url.value); });
      });
      return found;
    };
    find_text(points_.urls, find, url_candidate, i);
  }

  void find_numbers(std::size_t i) {
    const bool address = looks_like_address(i);
    std::vector<std::string> registered;  ///< what is no phone by some reading
    for (const PrintedText& printed : features_.lines[i].readings)
      for (std::string& digits : numbers_of_no_phone(printed.text, region_)) registered.push_back(std::move(digits));
    const auto find = [&](std::string_view text) {
      std::vector<FoundPhone> phones = phones_of(text, address);
      std::erase_if(phones, [&](const FoundPhone& phone) {
        return std::find(registered.begin(), registered.end(), digits_of(phone.phone.printed)) != registered.end();
      });
      return phones;
    };
    const auto found = search<FoundPhone>(card_.lines[i], features_.lines[i], Letters::any, find, phone_candidate);
    std::vector<Span> spans;
    take(card_.lines[i], features_.lines[i], found, spans);
    std::vector<Placed<FoundPhone>> placed;
    place(found, i, [](const FoundPhone& phone) { return phone; }, placed);
    for (Placed<FoundPhone>& phone : placed) take_fax_label(features_.lines[i], found, phone);
    for (std::size_t p = 0; p < placed.size(); ++p) {
      if (p < spans.size() && is_taken(i, spans[p]) && !same_span_before(placed, p)) continue;
      points_.phones.push_back(placed[p]);
      if (p < spans.size()) points_.taken[i].push_back(spans[p]);
    }
  }

  /// "攻X番号 0848-…": what a model read of FAX is no label, but another one has it ("FAX#3 0848-…").
  static void take_fax_label(const LineFeatures& line, const Search<FoundPhone>& found, Placed<FoundPhone>& phone) {
    static constexpr std::array<std::string_view, 7> kOthers = {"tel", "fone", "phone", "電", "話", "代表", "直通"};
    const auto label_of = [&](std::size_t reading) {
      const std::string& text = line.readings[reading].text;
      return to_small_ascii(text.substr(0, text.find_first_of("0123456789")));
    };
    const auto has_number = [&](const FoundPhone& one) { return one.phone.number == phone.value.phone.number; };
    const std::string label = label_of(phone.reading);
    const auto& own = found.found[phone.reading];
    if (phone.value.phone.kind != card::PhoneKind::work || label.empty() ||
        std::count_if(own.begin(), own.end(), has_number) != 1 ||
        std::any_of(kOthers.begin(), kOthers.end(), [&](auto word) { return label.find(word) != label.npos; }))
      return;
    const std::string digits = digits_of(phone.value.phone.printed);
    for (std::size_t r = 0; r < line.readings.size(); ++r)
      if (label_of(r).find("fax") != std::string::npos && digits_of(line.readings[r].text).ends_with(digits))
        phone.value.phone.kind = card::PhoneKind::fax;
  }

  /// Whether some reading of a line looks like an address: another may have lost the street's word.
  bool looks_like_address(std::size_t line) const {
    constexpr float kAddress = 0.55F;
    const auto& readings = features_.lines[line].readings;
    return std::any_of(readings.begin(), readings.end(),
                       [&](const PrintedText& printed) { return address_likeness(printed.text, postal_) >= kAddress; });
  }

  /// "80331 München" and "01310-100 São Paulo" are no phones: digits without a label count only where the line does not
  /// look like an address.
  std::vector<FoundPhone> phones_of(std::string_view text, bool in_address) const {
    std::vector<FoundPhone> phones = find_phones(text, region_);
    const bool code_line = text.find("CEP") != std::string_view::npos;
    const auto bare = [this, code_line](const FoundPhone& phone) {
      const std::string& printed = phone.phone.printed;
      const bool area_in_brackets = phone.valid && printed.starts_with('(');  // "(415) 555-0136"
      return !phone.labelled && !area_in_brackets && !printed.starts_with('+') &&
             (code_line || !is_local_brazilian(phone)) && !is_whole_japanese(phone);
    };
    if (std::none_of(phones.begin(), phones.end(), bare)) return phones;
    // Korean and Chinese lines hold address and phone side by side; there only what is no number in use goes.
    if (is_continental_region())
      std::erase_if(phones, [&](const FoundPhone& p) { return bare(p) && !p.valid; });
    else if (in_address)
      std::erase_if(phones, bare);
    return phones;
  }

  /// "97038-8110", "3569-6905": no postal code (01310-200) and no house number looks so.
  bool is_local_brazilian(const FoundPhone& phone) const {
    const std::string& printed = phone.phone.printed;
    const std::size_t dash = printed.find('-');
    return region_ == "BR" && (dash == 4 || dash == 5) && printed.size() == dash + 5 &&
           printed.find_first_not_of("0123456789-") == std::string::npos;
  }

  /// "0761-24-5580": two dashes, a leading nought and in use; no block number looks so.
  bool is_whole_japanese(const FoundPhone& phone) const {
    const std::string& printed = phone.phone.printed;
    return region_ == "JP" && phone.valid && printed.starts_with('0') &&
           std::count(printed.begin(), printed.end(), '-') == 2;
  }

  bool is_continental_region() const {
    return region_ == "KR" || region_ == "TW" || region_ == "CN" || region_ == "HK";
  }

  /// `TEL/FAX 03-…` gives two phones with one span.
  static bool same_span_before(const std::vector<Placed<FoundPhone>>& placed, std::size_t p) {
    return p > 0 && placed[p - 1].span == placed[p].span;
  }

  const card::CardText& card_;
  const CardFeatures& features_;
  const PostalBook& postal_;
  const std::string& region_;
  ContactPoints points_;
};

/// The unlabelled phone that a label on its own line or in its own column speaks of: on its row to the right, else the
/// neighbour below. A mobile is no fax.
Placed<FoundPhone>* phone_for_label(ContactPoints& points, const CardFeatures& features, std::size_t label_line,
                                    card::PhoneKind kind) {
  const LineFeatures& label = features.lines[label_line];
  Placed<FoundPhone>* nearest = nullptr;
  float nearest_distance = 1e9F;
  for (Placed<FoundPhone>& phone : points.phones) {
    const bool clash = kind == card::PhoneKind::fax && phone.value.phone.kind == card::PhoneKind::mobile;
    if (phone.value.labelled || phone.line == label_line || clash) continue;
    const card::Bounds& box = features.lines[phone.line].box;
    const bool beside = on_one_row(label.box, box) && box.left > label.box.centre_x();
    if (!beside && !are_neighbours(label.box, box, label.size_px)) continue;
    const float distance = beside ? box.left - label.box.right : 4 * std::abs(box.top - label.box.bottom);
    if (distance < nearest_distance) nearest_distance = distance, nearest = &phone;
  }
  return nearest;
}

/// "代表" before a number is the switchboard's, alone it is what the person is.
/// So is a department "Service".
bool is_also_a_title(const std::string& text) {
  const std::string plain = strip_marks(text);
  return plain == "代表" || to_small_ascii(plain) == "service";
}

void apply_lonely_phone_labels(ContactPoints& points, const CardFeatures& features) {
  for (std::size_t i = 0; i < features.lines.size(); ++i) {
    if (!points.taken[i].empty()) continue;
    const std::string& text = features.lines[i].text();
    const std::optional<PhoneLabel> label = text.empty() ? std::nullopt : read_phone_label(text);
    if (!label) continue;
    points.taken[i].push_back({0, text.size()});
    Placed<FoundPhone>* phone = phone_for_label(points, features, i, label->kind);
    if (is_also_a_title(text) && (!phone || !on_one_row(features.lines[i].box, features.lines[phone->line].box))) {
      points.taken[i].clear();
      continue;
    }
    if (!phone) {
      points.lonely_labels.push_back({label->kind == card::PhoneKind::fax ? Announced::fax : Announced::phone, i});
      continue;
    }
    phone->value.labelled = true;
    if (label->decided) phone->value.phone.kind = label->kind;
    phone->quality = std::max(phone->quality, 0.9F);
    if (!label->also_fax) continue;
    Placed<FoundPhone> fax = *phone;
    fax.value.phone.kind = card::PhoneKind::fax;
    points.phones.push_back(fax);
  }
}

/// "フリーダイヤル 0742-39-5659": a label beside, for a number that by its plan is a fixed line's.
void outrank_labels_by_plans(ContactPoints& points) {
  for (Placed<FoundPhone>& phone : points.phones) {
    card::PhoneKind& kind = phone.value.phone.kind;
    const bool claimed = kind == card::PhoneKind::mobile || kind == card::PhoneKind::toll_free;
    if (claimed && look_up_number(phone.value.phone.number, "").fixed) kind = card::PhoneKind::work;
  }
}

}  // namespace

ContactPoints find_contact_points(const card::CardText& card, const CardFeatures& features, const PostalBook& postal,
                                  const std::string& region) {
  ContactPoints points = Finder(card, features, postal, region).run();
  apply_lonely_phone_labels(points, features);
  take_lonely_extensions(features, points);
  outrank_labels_by_plans(points);
  tell_faxes_by_icons(features, points);
  tell_emails_from_urls(features, points);
  prefer_digits(features, points);
  agree_on_domains(card, features, points);
  return points;
}

}  // namespace normalize
