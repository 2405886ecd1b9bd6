#include "normalize/labelling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

#include "normalize/card_grammar.h"
#include "normalize/company.h"
#include "normalize/department.h"
#include "normalize/firm_lines.h"
#include "normalize/job_title.h"
#include "normalize/lone_forms.h"
#include "normalize/motto.h"
#include "normalize/name_kanji.h"
#include "normalize/notice.h"
#include "normalize/place_labels.h"
#include "normalize/qualification.h"
#include "text/script.h"
#include "text/width.h"

namespace normalize {
namespace {

constexpr std::size_t kMostWords = 10, kNameTrials = 6;  ///< tokens of one segment; names that are tried
constexpr float kBesideForm = 1.5F;  ///< score of a company's name whose legal form is its neighbour line
constexpr float kFormAlone = 0.6F;   ///< score of a legal form on a line of its own
constexpr float kNameSize = 1.25F;   ///< of the card's usual type, at least
constexpr float kWholeName = 1.5F;   ///< score of a line of larger type that is laid out as a name, on top of its own
constexpr float kSpelt = 2.0F;       ///< score of a line that spells the firm beside it in Latin letters
constexpr float kPublicBody = 2.0F;  ///< score of a town or prefecture before its department
constexpr float kWithinAddress = 0.9F;  ///< score of an address's line that shows nothing of one itself
constexpr float kImpossible = -20;      ///< score of a label that cannot be
constexpr float kSegmentCost = 0.25F;   ///< against cutting what belongs together

/// Tokens [first, last) as one segment, with its scores for all labels.
struct Option {
  std::size_t first = 0, last = 0;
  std::string text;
  card::Bounds box;
  LabelScores scores{};
};

struct Trial {
  std::optional<std::size_t> name_option;
  NameTrial name;
};

class Labeller {
 public:
  Labeller(const card::CardText& card, const CardFeatures& features, const std::vector<Token>& tokens,
           const CardContext& context)
      : card_(card), features_(features), tokens_(tokens), context_(context), forms_(lone_forms(features, context)) {
    for (const LineFeatures& line : features.lines) {
      address_likeness_.push_back(address_likeness_on(line.text(), context));
      notices_.push_back(is_column_scrap(line) ? Notice{Notice::Kind::services, 0} : find_notice(line.text()));
      mottos_.push_back(is_column_scrap(line) || is_motto(line.text()));
      lists_.push_back(lists_services(line.text()));
    }
    make_options();
  }

  std::vector<Segment> run() {
    std::vector<Segment> best;
    float best_total = -std::numeric_limits<float>::infinity();
    for (const Trial& trial : trials()) {
      auto [total, segments] = search(trial);
      if (total <= best_total) continue;
      best_total = total;
      best = std::move(segments);
    }
    return best;
  }

 private:
  void make_options() {
    starts_.resize(tokens_.size() + 1);
    for (std::size_t first = 0; first < tokens_.size(); ++first) {
      for (std::size_t last = first + 1; last <= std::min(tokens_.size(), first + kMostWords); ++last) {
        if (tokens_[last - 1].stretch != tokens_[first].stretch) break;
        starts_[first].push_back(options_.size());
        options_.push_back(make_option(first, last));
      }
    }
  }

  Option make_option(std::size_t first, std::size_t last) const {
    Option option{first, last, joined_text(features_, tokens_, first, last), {}, {}};
    const std::size_t line = tokens_[first].line;
    option.box = box_of(card_, features_, line, {tokens_[first].span.begin, tokens_[last - 1].span.end});
    option.scores = score_labels(option.text, features_.lines[line], static_cast<int>(last - first), context_);
    add_context(option, line);
    return option;
  }

  static void at_least(Option& option, Label label, float score) {
    float& now = option.scores[static_cast<std::size_t>(label)];
    now = std::max(now, score);
  }

  static void at_most(Option& option, Label label, float score) {
    option.scores[static_cast<std::size_t>(label)] = std::min(option.scores[static_cast<std::size_t>(label)], score);
  }

  void add_context(Option& option, std::size_t line) const {
    float& address = option.scores[static_cast<std::size_t>(Label::address)];
    float& post = option.scores[static_cast<std::size_t>(Label::post)];
    if (const float bonus = office_bonus(option, line); bonus > 0) {
      address = std::max(address, 0.0F) + bonus;
      if (tokens_[option.last].line == line) post -= bonus;  // 本 社 〒530-0001
    }
    if (labels_a_phone(features_.lines[line], tokens_[option.last - 1].span.end, option.text, context_))
      post = kImpossible;
    if (is_public_body(option, line)) at_least(option, Label::company, kPublicBody);
    const bool whole_japanese = context_.japanese && fills_line(option, line);
    if (whole_japanese && is_group_of_firms(features_, line)) post = kImpossible;
    if (context_.japanese && is_sister_house(features_, line)) post = kImpossible;
    if (whole_japanese && spells_firm_beside(features_, line, context_.knowledge->names)) {
      at_least(option, Label::company, kSpelt);
      post = std::min(post, 0.0F);
    }
    if (!context_.eastern() && tokens_[option.first].span.begin == 0) {
      if (is_person_of_firm(features_, line, context_.domains)) at_most(option, Label::company, 0);
      const bool firm = is_named_after_owner(features_, line);
      if (firm) at_most(option, Label::name, kImpossible);
      if (firm && fills_line(option, line)) at_least(option, Label::company, kBesideForm);
    }
    if (is_whole_name(option, line)) option.scores[static_cast<std::size_t>(Label::name)] += kWholeName;
    if (may_follow_legal_form(option, line) && fills_line(option, line) && stands_by_legal_form(line)) {
      at_least(option, Label::company, kBesideForm);
      post -= kBesideForm;
    }
    if (context_.japanese && fills_line(option, line) && is_form_alone(option.text))
      at_least(option, Label::company, kFormAlone);
    if (is_notice(option, line) || (context_.japanese && is_noise_beside_japanese(option, line)))
      address = std::min(address, kImpossible);
    if (mottos_[line] || (is_notice(option, line) && notices_[line].kind == Notice::Kind::hours))
      for (const Label label : {Label::post, Label::company, Label::name, Label::latin_name})
        option.scores[static_cast<std::size_t>(label)] = kImpossible;
    if (lists_[line]) post = kImpossible;
    if (is_licence(option, line)) post = option.scores[static_cast<std::size_t>(Label::company)] = kImpossible;
    if (address <= kImpossible || !fills_line(option, line) || !stands_by_address(line)) return;
    if (!context_.eastern() && stands_within_address(line)) address = std::max(address, kWithinAddress);
    const bool building = names_a_building(option.text),
               room = ends_in_room(option.text) || ends_in_kanji_number(option.text);
    const bool number = option.text.find_first_of("0123456789") != std::string::npos;
    if (!building && !number) return;
    address = std::max(address, building || room ? 1.6F : 0.9F);
    if (number && qualification_likeness(option.text) < 0.9F) post -= room ? 3.0F : 1.5F;
  }

  /// Whether a part of it is an opening hour, a licence or the like, which have numbers as addresses do.
  bool is_notice(const Option& option, std::size_t line) const {
    return tokens_[option.last - 1].span.end > notices_[line].begin;
  }

  /// "新潟県知事(3)第5123号", and the office or body that it stands behind: "一級建築士事務所 大臣登録第1234号",
  /// "関東税理士会前橋支部 登録番号 第108842号".
  bool is_licence(const Option& option, std::size_t line) const {
    if (notices_[line].kind == Notice::Kind::hours)  // 営業 8:00～18:00, 直売所 9:00～16:00
      return is_notice(option, line) || department_likeness(option.text) > 0.5F;
    if (qualification_likeness(option.text) >= 0.9F) return false;  // 中小企業診断士（登録番号412208）
    return notices_[line].kind == Notice::Kind::licence &&
           (is_notice(option, line) || is_office_on(option.text, context_) ||
            (department_likeness(option.text) > qualification_likeness(option.text) &&
             department_likeness(option.text) > job_title_likeness(option.text)));
  }

  /// A line of its own without Japanese print that was hardly legible or is a single character: a fold, a logo, an echo
  /// of the line above; or a number behind its label ("FA X54-628-"). A Japanese address has no such line.
  bool is_noise_beside_japanese(const Option& option, std::size_t line) const {
    if (begins_with_phone_label(option.text)) return true;
    if (!fills_line(option, line) || text::count_scripts(option.text).eastern() > 0) return false;
    constexpr float kLegible = 0.6F;
    return features_.lines[line].confidence < kLegible || text::count_scripts(option.text).total() < 2;
  }

  /// 松本市, 長野県 or 国土交通省 right before a department: that is whom the person works for. Letters of an emblem
  /// may be read between them.
  bool is_public_body(const Option& option, std::size_t line) const {
    constexpr float kFarthest = 2.5F;  // glyphs
    constexpr std::size_t kNext = 2;   // tokens
    if (!context_.japanese || option.last >= tokens_.size() || option.text.find(' ') != std::string::npos) return false;
    if (is_body_of_place(option.text, context_.knowledge->postal)) return true;
    if (!may_be_public_body(option.text, context_.knowledge->postal)) return false;
    const LineFeatures& here = features_.lines[line];
    const auto next = std::span(tokens_).subspan(option.last, std::min(kNext, tokens_.size() - option.last));
    return std::any_of(next.begin(), next.end(), [&](const Token& token) {
      return department_likeness(token.text) >= 0.9F &&
             (token.line == line || are_neighbours(here.box, features_.lines[token.line].box, here.size_px, kFarthest));
    });
  }

  bool is_whole_name(const Option& option, std::size_t line) const {
    return context_.japanese && option.last - option.first == 2 && fills_line(option, line) &&
           features_.lines[line].relative_size >= kNameSize &&
           is_set_as_name(tokens_[option.first].text, tokens_[option.first + 1].text, context_.knowledge->names);
  }

  /// An office's name right before an address is that address's label.
  float office_bonus(const Option& option, std::size_t line) const {
    const bool spaced = context_.japanese && is_office_on(text::without_blanks(option.text), context_);  // 本 社
    if ((!spaced && !is_office_on(option.text, context_)) || option.last >= tokens_.size()) return 0;
    if (!read_company_name(option.text).form.empty()) return 0;  // 有限会社東西研究所
    const Token& next = tokens_[option.last];
    const bool beside = next.line == line;
    const LineFeatures& here = features_.lines[line];
    if (fills_line(option, line) && labels_postal_code(features_, line)) return 1.6F;
    if (!beside && !are_neighbours(here.box, features_.lines[next.line].box, here.size_px)) return 0;
    // 서울시 alone says little: Korean and Chinese addresses are judged by what follows on the line.
    std::size_t end = option.last + 1;
    if (context_.origin.continental())
      while (end < tokens_.size() && tokens_[end].stretch == next.stretch && tokens_[end].line == next.line) ++end;
    const std::string follows = joined_text(features_, tokens_, option.last, end);
    const LabelScores scores = score_labels(follows, features_.lines[next.line], 1, context_);
    return scores[static_cast<std::size_t>(Label::address)] > 0.6F ? (beside ? 2.2F : 1.6F) : 0;
  }

  /// In Japan a firm's name is no smaller than its form and no title, which may stand there too.
  bool may_follow_legal_form(const Option& option, std::size_t line) const {
    if (!context_.japanese) return context_.origin.continental();
    const text::ScriptCounts counts = text::count_scripts(option.text);
    if (counts.digit > 0 || counts.japanese() < 2) return false;
    return features_.lines[line].relative_size >= 1 && job_title_likeness(option.text) < 0.9F &&
           kanji_name_likeness(option.text, context_.knowledge->names) < 0.6F;
  }

  /// Whether the line above or below is a legal form and nothing more: 股份有限公司 below 新光自動化.
  bool stands_by_legal_form(std::size_t line) const {
    if (!context_.origin.continental())
      return std::any_of(forms_.begin(), forms_.end(), [&](const LoneForm& form) { return form.name_line == line; });
    const LineFeatures& here = features_.lines[line];
    for (std::size_t other = 0; other < features_.lines.size(); ++other) {
      const LineFeatures& there = features_.lines[other];
      const bool near = are_neighbours(here.box, there.box, std::max(here.size_px, there.size_px));
      if (other != line && near && is_form_alone(there.text())) return true;
    }
    return false;
  }

  bool fills_line(const Option& option, std::size_t line) const {
    const bool begins = option.first == 0 || tokens_[option.first - 1].line != line;
    const bool ends = option.last == tokens_.size() || tokens_[option.last].line != line;
    const Span span{tokens_[option.first].span.begin, tokens_[option.last - 1].span.end};
    return begins && ends && span.end - span.begin + 2 >= features_.lines[line].text().size();
  }

  /// Whether the line above or below, in the same print, looks like an address: then this one may be its building or
  /// its street.
  bool stands_by_address(std::size_t line) const {
    for (std::size_t other = 0; other < features_.lines.size(); ++other) {
      if (other == line || !are_one_block(line, other)) continue;
      if (address_likeness_[other] >= 0.6F) return true;
      // "Unit 8" above "104 The Crescent" above the town.
      const std::string& text = features_.lines[other].text();
      if (text.empty() || text[0] < '0' || text[0] > '9') continue;
      for (std::size_t next = 0; next < features_.lines.size(); ++next)
        if (next != line && next != other && address_likeness_[next] >= 0.6F && are_one_block(other, next)) return true;
    }
    return false;
  }

  /// Whether the lines above and below, in the same print, are both parts of an address: a town between its street and
  /// its code.
  bool stands_within_address(std::size_t line) const {
    bool above = false, below = false;
    for (std::size_t other = 0; other < features_.lines.size(); ++other) {
      if (other == line || address_likeness_[other] < 0.6F || !are_one_block(line, other)) continue;
      (features_.lines[other].box.centre_y() < features_.lines[line].box.centre_y() ? above : below) = true;
    }
    return above && below;
  }

  /// Lines of one print, one above the other.
  bool are_one_block(std::size_t line, std::size_t other) const {
    const LineFeatures &here = features_.lines[line], &there = features_.lines[other];
    const bool same_print = std::abs(there.size_px - here.size_px) < 0.25F * here.size_px;
    return here.direction == there.direction && same_print && are_neighbours(here.box, there.box, here.size_px, 1.2F) &&
           !on_one_row(here.box, there.box);
  }

  std::vector<Trial> trials() const {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < options_.size(); ++i)
      if (name_score(i) > -1.0F) order.push_back(i);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return name_score(a) > name_score(b); });
    order.resize(std::min(order.size(), kNameTrials));
    std::vector<Trial> trials{Trial{}};
    for (const std::size_t i : order) {
      const LineFeatures& line = features_.lines[tokens_[options_[i].first].line];
      trials.push_back({i, name_trial(options_[i].text, options_[i].box, line.size_px, context_)});
    }
    return trials;
  }

  float name_score(std::size_t option) const { return options_[option].scores[static_cast<std::size_t>(Label::name)]; }

  LabelScores scores_in(const Trial& trial, std::size_t index) const {
    const Option& option = options_[index];
    LabelScores scores = option.scores;
    constexpr float kNever = -1000;
    float& furigana = scores[static_cast<std::size_t>(Label::furigana)];
    float& latin = scores[static_cast<std::size_t>(Label::latin_name)];
    if (trial.name_option != index) scores[static_cast<std::size_t>(Label::name)] = kNever;
    if (!trial.name_option) return scores;
    if (furigana > -5) furigana += furigana_bonus(option.text, option.box, trial.name, context_);
    if (latin > -5) latin += latin_name_bonus(option.text, option.box, trial.name, context_);
    return scores;
  }

  struct Step {
    float total = -std::numeric_limits<float>::infinity();
    std::size_t option = 0;
    std::size_t previous_label = 0;
    float clearness = 0;
  };
  using Column = std::array<Step, kLabelCount>;

  bool on_same_line(std::size_t first) const { return first > 0 && tokens_[first - 1].line == tokens_[first].line; }

  std::pair<float, std::vector<Segment>> search(const Trial& trial) const {
    std::vector<Column> columns(tokens_.size() + 1);
    columns[0][static_cast<std::size_t>(Label::note)].total = 0;
    for (std::size_t at = 0; at < tokens_.size(); ++at)
      for (const std::size_t option : starts_[at]) extend(columns, option, scores_in(trial, option));
    const Column& last = columns.back();
    const auto best = std::max_element(last.begin(), last.end(), [](auto& a, auto& b) { return a.total < b.total; });
    return {best->total, trace(columns, static_cast<std::size_t>(best - last.begin()))};
  }

  void extend(std::vector<Column>& columns, std::size_t index, const LabelScores& scores) const {
    const Option& option = options_[index];
    const bool same_line = on_same_line(option.first);
    for (std::size_t label = 0; label < kLabelCount; ++label) {
      if (scores[label] < -10) continue;
      for (std::size_t previous = 0; previous < kLabelCount; ++previous) {
        const float before = columns[option.first][previous].total;
        if (before == -std::numeric_limits<float>::infinity()) continue;
        const float follows =
            option.first == 0 ? 0
                              : transition_score(static_cast<Label>(previous), static_cast<Label>(label), same_line);
        const float total = before + scores[label] + follows - kSegmentCost;
        Step& step = columns[option.last][label];
        if (total > step.total) step = {total, index, previous, clearness_of(scores, label)};
      }
    }
  }

  static float clearness_of(const LabelScores& scores, std::size_t label) {
    float other = -5;
    for (std::size_t i = 0; i < kLabelCount; ++i)
      if (i != label) other = std::max(other, scores[i]);
    return 1 / (1 + std::exp(-(scores[label] - other)));
  }

  std::vector<Segment> trace(const std::vector<Column>& columns, std::size_t label) const {
    std::vector<Segment> segments;
    std::size_t at = tokens_.size();
    while (at > 0) {
      const Step& step = columns[at][label];
      const Option& option = options_[step.option];
      const Span span{tokens_[option.first].span.begin, tokens_[option.last - 1].span.end};
      segments.push_back({static_cast<Label>(label), tokens_[option.first].line, span, option.text, option.box,
                          step.clearness, option.scores[label]});
      at = option.first;
      label = step.previous_label;
    }
    std::reverse(segments.begin(), segments.end());
    return segments;
  }

  const card::CardText& card_;
  const CardFeatures& features_;
  const std::vector<Token>& tokens_;
  const CardContext& context_;
  std::vector<Option> options_;
  std::vector<std::vector<std::size_t>> starts_;  ///< options by their first token
  std::vector<float> address_likeness_;           ///< of whole lines
  std::vector<Notice> notices_;                   ///< by line, as the following
  std::vector<bool> mottos_, lists_;
  std::vector<LoneForm> forms_;
};

}  // namespace

std::vector<Segment> label_segments(const card::CardText& card, const CardFeatures& features,
                                    const std::vector<Token>& tokens, const CardContext& context) {
  if (tokens.empty()) return {};
  std::vector<Segment> segments = Labeller(card, features, tokens, context).run();
  settle_lone_forms(lone_forms(features, context), segments);
  promote_to_company(features, context, segments);
  promote_to_posts(features, segments);
  join_branches(features, context, segments);
  return segments;
}

}  // namespace normalize
