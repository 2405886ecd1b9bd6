// meishi doctor: checks the installation, and what is stored, and says how to mend what is missing.

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/deep_checks.h"
#include "cli/finding.h"
#include "cli/json_text.h"
#include "cli/width.h"
#include "normalize/knowledge.h"
#include "ocr/engine.h"
#include "store/contacts.h"
#include "store/database_url.h"
#include "store/store.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLeastFreeBytes = 500U << 20U;  ///< some thousand card pictures

Finding check_engine() {
  auto engine = ocr::open_engine();
  if (engine) return {"engine and language models", (*engine)->version(), ""};
  return {"engine and language models", "not usable", engine.error().message};
}

Finding check_dictionaries() {
  auto knowledge = normalize::Knowledge::load(normalize::default_knowledge_folder(), {});
  if (knowledge) return {"dictionaries", "names and postal codes are there", ""};
  return {"dictionaries", "not usable", knowledge.error().message};
}

std::optional<fs::path> program_in_path(std::string_view name) {
  const char* path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? std::string_view("/usr/bin:/bin") : std::string_view(path);
  while (!rest.empty()) {
    const auto colon = rest.find(':');
    const fs::path candidate = fs::path(rest.substr(0, colon)) / name;
    if (access(candidate.c_str(), X_OK) == 0) return candidate;
    rest = colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
  }
  return std::nullopt;
}

Finding check_pdf_renderer() {
  if (const auto program = program_in_path("pdftoppm")) return {"PDF renderer", program->string(), ""};
  return {"PDF renderer", "pdftoppm is missing", "PDF files cannot be read; install the Debian package poppler-utils."};
}

/// The path of an "sqlite:PATH" URL; nothing for others.
std::optional<fs::path> sqlite_path(const std::string& text) {
  const auto url = store::parse_database_url(text);
  if (!url || url->kind != store::DatabaseKind::sqlite) return std::nullopt;
  return fs::absolute(url->target);
}

/// The folder itself, or the nearest one above it that is there.
fs::path existing_folder(fs::path folder) {
  std::error_code error;
  while (!fs::is_directory(folder, error) && folder.has_relative_path()) folder = folder.parent_path();
  return folder;
}

/// False for an SQLite file that the first import will make.
bool has_database(const CommonOptions& common) {
  const auto path = sqlite_path(common.database);
  std::error_code error;
  return !path || fs::exists(*path, error);
}

Finding check_database(const CommonOptions& common) {
  const auto path = sqlite_path(common.database);
  if (!has_database(common)) {
    const fs::path folder = existing_folder(path->parent_path());
    if (access(folder.c_str(), W_OK) == 0) {
      return {"database", fmt::format("{} is made by the first import", path->string()), ""};
    }
    return {"database", "cannot be made",
            fmt::format("{} cannot be written; choose another place with --database "
                        "or $MEISHI_DATABASE.",
                        folder.string()),
            ExitCode::database};
  }
  auto store = store::open(common.database, store_options(common));
  if (!store) return {"database", "not usable", store.error().message, exit_code(store.error().kind)};
  auto transaction = store::Transaction::begin(*store, store::Access::read);
  if (!transaction) return {"database", "not usable", transaction.error().message, ExitCode::database};
  const auto contacts = store::count_contacts(*transaction);
  if (!contacts) return {"database", "not usable", contacts.error().message, ExitCode::database};
  return {"database", fmt::format("{} with {} contacts", store::without_password(common.database), *contacts), ""};
}

Finding check_disk(const CommonOptions& common) {
  const auto path = sqlite_path(common.database);
  // Beside a database on a server, what this machine has to keep is the pictures.
  const fs::path beside = path ? path->parent_path() : fs::current_path();
  const fs::path folder = existing_folder(common.pictures.empty() ? beside : fs::absolute(common.pictures));
  std::error_code error;
  const fs::space_info space = fs::space(folder, error);
  if (error) return {"disk", "unknown", fmt::format("{} cannot be asked: {}.", folder.string(), error.message())};
  std::string state = fmt::format("{:.1f} GB free in {}", static_cast<double>(space.available) / 1e9, folder.string());
  if (space.available >= kLeastFreeBytes) return {"disk", std::move(state), ""};
  return {"disk", std::move(state), "Make room, or choose another place with --database or --pictures.",
          ExitCode::database};
}

std::string to_json(const Finding& finding) {
  JsonObject object;
  object.add("check", finding.subject).add("ok", finding.well()).add("state", finding.state);
  finding.well() ? object.add_null("mend") : object.add("mend", finding.mend);
  return object.to_text();
}

std::string to_text(const Finding& finding) {
  std::string text =
      fmt::format("{} {} {}", finding.well() ? "ok     " : "MISSING", padded(finding.subject, 27), finding.state);
  if (!finding.well()) text += fmt::format("\n        -> {}", finding.mend);
  return text;
}

class DoctorCommand : public Command {
 public:
  const char* name() const override { return "doctor"; }
  const char* summary() const override { return "Check the installation and say how to mend it"; }
  void declare(CLI::App& app) override {
    CLI::Option* deep = app.add_flag("--deep", deep_, "Read the whole database and every picture as well");
    app.add_flag("--sweep", sweep_, "Remove pictures that nothing needs any more")->needs(deep);
  }

  ExitCode run(const CommonOptions& common, Console& console) override {
    std::vector<Finding> findings = {check_engine(), check_dictionaries(), check_pdf_renderer(), check_database(common),
                                     check_disk(common)};
    if (deep_ && has_database(common))
      std::ranges::move(check_deeply(common, sweep_ ? Sweep::yes : Sweep::no), std::back_inserter(findings));
    ExitCode worst = ExitCode::ok;
    for (const Finding& finding : findings) {
      if (!finding.well()) worst = std::max(worst, finding.when_broken);
      if (common.json) {
        console.result(to_json(finding));
      } else if (!common.quiet || !finding.well()) {
        console.result(to_text(finding));
      }
    }
    return worst;
  }

 private:
  bool deep_ = false, sweep_ = false;
};

}  // namespace

std::unique_ptr<Command> make_doctor_command() { return std::make_unique<DoctorCommand>(); }

}  // namespace cli
