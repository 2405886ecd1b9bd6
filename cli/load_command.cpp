// meishi load FILE: contact lists from elsewhere, through the same matching as cards.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/date_option.h"
#include "cli/json_text.h"
#include "cli/login_name.h"
#include "cli/output_file.h"
#include "exchange/list_reader.h"
#include "normalize/phone_region.h"
#include "pipeline/list_load.h"
#include "store/moment.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostListed = 100;        // bad rows on standard error; all of them go into the file of --errors
constexpr std::size_t kProgressEvery = 20'000;  // rows

std::vector<std::string> preset_names() {
  std::vector<std::string> names;
  for (const exchange::Preset preset : exchange::kPresets) names.emplace_back(exchange::to_string(preset));
  return names;
}

card::Result<std::string> file_bytes(const fs::path& file) {
  constexpr std::size_t kAtOnce = 1U << 20U;
  std::ifstream in(file, std::ios::binary);
  std::error_code no_size;  // of what is no file, such as a pipe
  const std::uintmax_t size = fs::file_size(file, no_size);
  std::string bytes;
  if (!no_size) bytes.reserve(size);  // or it would take twice its room while it grows
  for (std::vector<char> some(kAtOnce); in.read(some.data(), kAtOnce) || in.gcount() > 0;)
    bytes.append(some.data(), static_cast<std::size_t>(in.gcount()));
  if (bytes.empty())
    return card::fail(card::ErrorKind::bad_input,
                      fmt::format("{}: cannot be read or is empty; check the path and its rights", file.string()));
  return bytes;
}

pipeline::ListedContact listed(exchange::LoadedContact loaded) {
  return {std::move(loaded.external_id), std::move(loaded.contact), store::parse_date(loaded.exchanged_on),
          std::move(loaded.tags)};
}

class LoadCommand : public Command {
 public:
  const char* name() const override { return "load"; }
  const char* summary() const override {
    return "Load contact lists: CSV, vCard, Excel, and what other programs export";
  }
  void declare(CLI::App& app) override;
  ExitCode run(const CommonOptions& common, Console& console) override;

 private:
  card::Result<void> load(const CommonOptions& common, Console& console);
  card::Result<void> load_rows(exchange::ListReader& reader, pipeline::ListLoad& load, Console& console);
  void report(const CommonOptions& common, Console& console, const pipeline::LoadSummary& summary) const;

  fs::path file_, errors_file_;
  std::string preset_, exchanged_on_, region_ = "JP";
  store::Provenance provenance_;
  bool dry_run_ = false;
  std::size_t failed_ = 0;
  std::string rejects_;
};

void LoadCommand::declare(CLI::App& app) {
  app.add_option("FILE", file_, "The list")->required();
  app.add_option("--preset", preset_, "Whose columns it has (default: told by its header)")
      ->check(CLI::IsMember(preset_names()));
  app.add_flag("--dry-run", dry_run_, "Work out what would become of every row, and store nothing");
  app.add_option("--errors", errors_file_, "Where rows that cannot be used are written, with the reason")
      ->type_name("FILE");
  app.add_option("--region", region_, "The country whose phones are written without country code")
      ->type_name("JP")
      ->transform(CLI::Validator(
          [](std::string& code) {
            code = CLI::detail::to_lower(code);
            std::ranges::transform(code, code.begin(), [](char c) { return c >= 'a' && c <= 'z' ? c - 0x20 : c; });
            return normalize::is_phone_region(code) ? std::string() : code + " is no country's code such as JP";
          },
          ""));
  add_date_option(app, "--exchanged-on", exchanged_on_, "The exchange date of rows that have none");
  app.add_option("--owner", provenance_.owner, "Whose contacts they are");
  app.add_option("--group", provenance_.group_name, "Who may see them");
  app.add_option("--event", provenance_.event, "Where they were met");
  app.add_option("--tag", provenance_.tags, "A tag for each row; may be given several times")->allow_extra_args(false);
}

ExitCode LoadCommand::run(const CommonOptions& common, Console& console) {
  auto loaded = load(common, console);
  if (!rejects_.empty() && !errors_file_.empty())
    if (auto written = write_file(errors_file_, rejects_); !written && loaded) loaded = written;
  if (!loaded) {
    if (common.json && loaded.error().kind == card::ErrorKind::bad_input)
      console.result(error_json(file_, loaded.error()));
    console.error(loaded.error());
    return exit_code(loaded.error().kind);
  }
  return failed_ == 0 ? ExitCode::ok : ExitCode::some_failed;
}

card::Result<void> LoadCommand::load(const CommonOptions& common, Console& console) {
  auto bytes = file_bytes(file_);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto preset = preset_.empty() ? std::nullopt : exchange::parse_preset(preset_);
  auto reader = exchange::ListReader::open(std::move(*bytes), preset);
  if (!reader) return card::fail(reader.error().kind, fmt::format("{}: {}", file_.string(), reader.error().message));
  auto store = store::open(common.database, store_options(common));
  if (!store) return tl::unexpected(store.error());
  pipeline::LoadOptions options;
  options.actor = login_name();
  options.provenance = provenance_;
  options.provenance.exchanged_on = store::parse_date(exchanged_on_);
  options.region = region_;
  options.dry_run = dry_run_;
  auto load = pipeline::ListLoad::start(*store, std::move(options));
  if (!load) return tl::unexpected(load.error());
  if (auto rows = load_rows(*reader, *load, console); !rows) return rows;
  const auto summary = load->finish();
  if (!summary) return tl::unexpected(summary.error());
  report(common, console, *summary);
  return {};
}

card::Result<void> LoadCommand::load_rows(exchange::ListReader& reader, pipeline::ListLoad& load, Console& console) {
  while (auto entry = reader.next()) {
    if (entry->contact) {
      if (auto added = load.add(listed(std::move(*entry->contact))); !added) return added;
      if (load.summary().rows % kProgressEvery == 0) console.remark(fmt::format("{} rows", load.summary().rows));
      continue;
    }
    const std::string& reason = entry->contact.error().message;
    if (rejects_.empty()) rejects_ = reader.rejects_header();
    rejects_ += reader.rejected(reason);
    if (++failed_ <= kMostListed) console.error(fmt::format("{}: {}", file_.string(), reason));
    if (failed_ == kMostListed + 1) console.error("more rows failed; --errors FILE keeps all of them");
  }
  return {};
}

void LoadCommand::report(const CommonOptions& common, Console& console, const pipeline::LoadSummary& summary) const {
  if (common.json) {
    JsonObject object;
    object.add("file", file_.string()).add("rows", static_cast<std::int64_t>(summary.rows + failed_));
    object.add("new_contacts", static_cast<std::int64_t>(summary.new_contacts));
    object.add("merged", static_cast<std::int64_t>(summary.merged));
    object.add("known", static_cast<std::int64_t>(summary.known));
    object.add("reviews", static_cast<std::int64_t>(summary.reviews));
    object.add("failed", static_cast<std::int64_t>(failed_)).add("dry_run", dry_run_);
    if (summary.batch.empty())
      object.add_null("batch");
    else
      object.add("batch", summary.batch);
    console.result(object.to_text());
  }
  std::string text = fmt::format("{} rows: {} new contacts, {} merged into known contacts", summary.rows + failed_,
                                 summary.new_contacts, summary.merged);
  if (summary.known > 0) text += fmt::format(", {} known already", summary.known);
  if (failed_ > 0) text += fmt::format(", {} failed", failed_);
  if (summary.reviews > 0) text += fmt::format("; {} pairs wait for review", summary.reviews);
  if (dry_run_)
    text += "; nothing was stored";
  else if (!summary.batch.empty())
    text += fmt::format("; `meishi undo --batch {}` takes it back", summary.batch);
  console.remark(text + ".");
}

}  // namespace

std::unique_ptr<Command> make_load_command() { return std::make_unique<LoadCommand>(); }

}  // namespace cli
