// From recorded readings to a table of clues and of what became of each value (bench/confidence/README.md).

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "bench/accuracy/compare.h"
#include "bench/accuracy/tally.h"
#include "bench/accuracy/truth.h"
#include "bench/confidence/recorded_card.h"
#include "bench/confidence/table.h"
#include "normalize/doubt.h"
#include "normalize/knowledge.h"
#include "ocr/engine.h"

namespace {

using accuracy::Outcome;
using accuracy::Verdict;
using confidence::CardRow;
using confidence::Row;

constexpr double kErrorRate = 0.001;  ///< the program's default, for the tables of what is accepted

/// Not counted as values of their own, but a phone of the wrong kind is no right phone.
bool spoils(const Outcome& outcome) {
  return outcome.counts || outcome.field == "phone_kind" || outcome.field == "extension";
}

bool is_wrong(const std::string& path, const std::vector<Outcome>& outcomes) {
  return std::any_of(outcomes.begin(), outcomes.end(), [&](const Outcome& o) {
    const bool here = o.path == path || o.path.starts_with(path + ".");
    return here && spoils(o) && (o.verdict == Verdict::wrong || o.verdict == Verdict::extra);
  });
}

/// "read>true" of all that is not right at a path.
std::string shown(const std::string& path, const std::vector<Outcome>& outcomes) {
  std::string all;
  for (const Outcome& o : outcomes) {
    const bool here = o.path == path || o.path.starts_with(path + ".");
    if (here && spoils(o) && o.verdict != Verdict::right) all += o.found + ">" + o.truth + ";";
  }
  std::erase_if(all, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
  return all.empty() ? "-" : all;
}

int worth(const std::string& path, const std::vector<Outcome>& outcomes) {
  return static_cast<int>(std::count_if(outcomes.begin(), outcomes.end(), [&](const Outcome& o) {
    return o.counts && o.verdict == Verdict::right && (o.path == path || o.path.starts_with(path + "."));
  }));
}

/// The report's fields of which a gap may be.
bool belongs(normalize::JudgedField field, const std::string& reported) {
  using normalize::JudgedField;
  switch (field) {
    case JudgedField::kana: return reported == "family_kana" || reported == "given_kana";
    case JudgedField::company_other: return reported == "company_latin";
    case JudgedField::department: return reported == "departments";
    case JudgedField::job_title: return reported == "job_titles";
    case JudgedField::qualification: return reported == "qualifications";
    case JudgedField::phone: return reported == "phones";
    case JudgedField::email: return reported == "emails";
    case JudgedField::url: return reported == "urls";
    case JudgedField::address: return reported == "address" || reported == "postal_code";
    default: return reported == normalize::to_string(field);
  }
}

bool is_missing(normalize::JudgedField field, const std::vector<Outcome>& outcomes) {
  return std::any_of(outcomes.begin(), outcomes.end(), [&](const Outcome& o) {
    return o.counts && o.verdict == Verdict::missing && belongs(field, o.field);
  });
}

/// What a card has wrong, missing or extra ("sure": the program would have accepted it), whether it would have been
/// accepted whole, and every reading of its lines.
void write_failures(const CardRow& card, const std::vector<Outcome>& outcomes, const std::vector<std::string>& doubtful,
                    const card::CardText& text, std::ostream& out) {
  const auto is_sure = [&](const Outcome& o) {
    return o.verdict != Verdict::missing && std::none_of(doubtful.begin(), doubtful.end(), [&](const std::string& d) {
             return o.path == d || o.path.starts_with(d + ".");
           });
  };
  out << fmt::format("{} {} {}{}\n", card.card, card.kind, card.style,
                     card.found && doubtful.empty() ? " accepted whole" : "");
  for (const Outcome& o : outcomes)
    if (spoils(o) && o.verdict != Verdict::right)
      out << fmt::format("  {}{} {}: {} | {}\n", is_sure(o) ? "sure " : "", to_string(o.verdict), o.field, o.truth,
                         o.found);
  for (const card::TextLine& line : text.lines) {
    out << fmt::format("    {:.2f}", line.confidence());
    for (const card::Reading& reading : line.readings) out << fmt::format(" | {}: {}", reading.model, reading.text());
    out << '\n';
  }
}

struct Output {
  confidence::Table table;
  std::ofstream failures;  ///< closed: not wanted
  std::map<std::string, accuracy::Tally> by_kind, by_style;
};

void add_card(const accuracy::Sample& sample, std::size_t number, const confidence::RecordedCard& recorded,
              const normalize::Knowledge& knowledge, Output& output) {
  confidence::Table& table = output.table;
  const accuracy::TruthCard& truth = sample.cards[number];
  // Sets of one seed have pictures of one name in several folders.
  const std::string name =
      fmt::format("{}/{}#{}", sample.picture.parent_path().filename().string(), sample.picture.stem().string(), number);
  normalize::JudgedCard judged;
  if (recorded.found) judged = normalize::parse_and_judge(recorded.text, knowledge);
  const std::vector<std::string> doubtful =
      normalize::doubtful_fields(judged.parsed, normalize::acceptance_for(knowledge, kErrorRate));
  accuracy::CardOutcome outcome{recorded.found, recorded.upright, recorded.found && doubtful.empty(), {}};
  outcome.values = accuracy::compare(truth.contact, truth.also_right, normalize::to_contact(judged.parsed));
  for (accuracy::Tally* tally :
       {&output.by_kind[sample.kind], &output.by_kind["all"], &output.by_style[truth.style], &output.by_style["all"]})
    tally->add(outcome, doubtful);
  CardRow card{
      name, sample.kind, truth.style, recorded.found, outcome.all_right(), !judged.parsed.unread_fields.empty(), 0};
  for (const Outcome& o : outcome.values) card.printed += o.counts && o.verdict != Verdict::extra ? 1 : 0;
  table.cards.push_back(card);
  if (output.failures.is_open() && !card.right)
    write_failures(card, outcome.values, doubtful, recorded.text, output.failures);
  for (const auto& value : judged.doubts.values) {
    const auto numbers = value.clues.numbers();
    table.values.push_back({name,
                            sample.kind,
                            truth.style,
                            truth.layout,
                            std::string(to_string(value.field)),
                            value.path,
                            shown(value.path, outcome.values),
                            !is_wrong(value.path, outcome.values),
                            worth(value.path, outcome.values),
                            {numbers.begin(), numbers.end()}});
  }
  for (const auto& gap : judged.doubts.gaps) {
    const auto numbers = gap.clues.numbers();
    table.gaps.push_back({name,
                          sample.kind,
                          truth.style,
                          truth.layout,
                          std::string(to_string(gap.field)),
                          gap.path,
                          "-",
                          !is_missing(gap.field, outcome.values),
                          0,
                          {numbers.begin(), numbers.end()}});
  }
}

card::Result<void> add_folder(const std::filesystem::path& folder, const normalize::Knowledge& knowledge,
                              Output& output) {
  const auto samples = accuracy::load_samples(folder);
  if (!samples) return tl::unexpected(samples.error());
  for (const accuracy::Sample& sample : *samples) {
    auto file = sample.picture;
    file.replace_extension(".read");
    if (!std::filesystem::exists(file)) continue;
    const auto cards = confidence::load(file);
    if (!cards) return tl::unexpected(cards.error());
    for (const std::string& group : {sample.kind, std::string("all")}) ++output.by_kind[group].pictures;
    for (std::size_t i = 0; i < std::min(cards->size(), sample.cards.size()); ++i)
      add_card(sample, i, (*cards)[i], knowledge, output);
  }
  return {};
}

card::Result<void> run(const std::vector<std::filesystem::path>& folders, const std::filesystem::path& out,
                       const std::filesystem::path& failures, bool tables) {
  const auto engine = ocr::open_engine();
  if (!engine) return tl::unexpected(engine.error());
  const auto knowledge = normalize::Knowledge::load(normalize::default_knowledge_folder(), (*engine)->code_tables());
  if (!knowledge) return tl::unexpected(knowledge.error());
  Output output;
  if (!failures.empty()) output.failures.open(failures);
  for (const auto& folder : folders)
    if (auto added = add_folder(folder, *knowledge, output); !added) return added;
  if (tables) fmt::print("{}", accuracy::report(output.by_kind, output.by_style));
  return confidence::save(out, output.table);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Makes a table of what speaks for and against each value of recorded cards, and whether it is right.");
  std::vector<std::filesystem::path> folders;
  std::filesystem::path out, failures;
  app.add_option("folders", folders, "folders with pictures, their truth and what meishi_record kept")->required();
  app.add_option("--out", out, "the table, tab-separated")->required();
  app.add_option("--failures", failures, "also lists what is wrong, missing or extra, with the lines as read");
  bool tables = false;
  app.add_flag("--tables", tables, "also prints the tables of meishi_accuracy, without times and false finds");
  CLI11_PARSE(app, argc, argv);
  const auto done = run(folders, out, failures, tables);
  if (!done) fmt::print(stderr, "meishi_clues: {}\n", done.error().message);
  return done ? 0 : 1;
}
