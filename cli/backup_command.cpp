// meishi backup FILE, meishi restore FILE: everything into one file and back.

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/json_text.h"
#include "store/backup.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

ExitCode report(const card::Result<store::BackupCounts>& counts, const char* done, const fs::path& file,
                const CommonOptions& common, Console& console) {
  if (!counts) {
    console.error(counts.error());
    return exit_code(counts.error().kind);
  }
  if (common.json)
    console.result(JsonObject()
                       .add("file", file.string())
                       .add("pictures", counts->pictures)
                       .add("missing", counts->missing)
                       .to_text());
  console.remark(fmt::format("{}: {} with {} pictures.", file.string(), done, counts->pictures));
  if (counts->missing == 0) return ExitCode::ok;
  console.error(
      fmt::format("{} pictures are named by the database and not in the pictures folder; is it the right "
                  "one?",
                  counts->missing));
  return ExitCode::some_failed;
}

class BackupCommand : public Command {
 public:
  const char* name() const override { return "backup"; }
  const char* summary() const override {
    return "Write the database and all pictures into one file, while others work";
  }
  void declare(CLI::App& app) override {
    app.add_option("FILE", file_, "The backup, a tar archive; one that is there is replaced")->required();
  }
  ExitCode run(const CommonOptions& common, Console& console) override {
    auto store = store::open(common.database, store_options(common));
    if (!store) return report(tl::unexpected(store.error()), "", file_, common, console);
    return report(store::back_up(*store, file_), "backed up", file_, common, console);
  }

 private:
  fs::path file_;
};

class RestoreCommand : public Command {
 public:
  const char* name() const override { return "restore"; }
  const char* summary() const override { return "Put a backup in the place of what the database holds"; }
  void declare(CLI::App& app) override {
    app.add_option("FILE", file_, "A file that meishi backup wrote")->required();
    app.add_flag("--replace", replace_, "Even when the database holds contacts: they are gone then");
  }
  ExitCode run(const CommonOptions& common, Console& console) override {
    auto store = store::open(common.database, store_options(common));
    if (!store) return report(tl::unexpected(store.error()), "", file_, common, console);
    const auto replace = replace_ ? store::Replace::yes : store::Replace::no;
    return report(store::restore(*store, file_, replace), "restored", file_, common, console);
  }

 private:
  fs::path file_;
  bool replace_ = false;
};

}  // namespace

std::unique_ptr<Command> make_backup_command() { return std::make_unique<BackupCommand>(); }
std::unique_ptr<Command> make_restore_command() { return std::make_unique<RestoreCommand>(); }

}  // namespace cli
