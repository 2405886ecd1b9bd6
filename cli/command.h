#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/exit_code.h"
#include "store/store.h"

namespace CLI {
class App;
}

namespace cli {

/// What every command takes.
struct CommonOptions {
  std::string database;            ///< URL
  std::filesystem::path pictures;  ///< empty: beside the SQLite file
  bool json = false;
  bool quiet = false;
};

/// One command: declared before the command line is parsed, run after. One file each (docs: "how to add a command" in
/// CONTRIBUTING.md).
class Command {
 public:
  virtual ~Command() = default;
  virtual const char* name() const = 0;
  virtual const char* summary() const = 0;  ///< one line, for the list of commands
  /// Adds the command's own options; the common ones are added by main.
  virtual void declare(CLI::App& app) = 0;
  virtual ExitCode run(const CommonOptions& common, Console& console) = 0;
};

std::unique_ptr<Command> make_read_command();
std::unique_ptr<Command> make_import_command();
std::unique_ptr<Command> make_watch_command();
std::unique_ptr<Command> make_worker_command();
std::unique_ptr<Command> make_jobs_command();
std::unique_ptr<Command> make_search_command();
std::unique_ptr<Command> make_show_command();
std::unique_ptr<Command> make_report_command();
std::unique_ptr<Command> make_export_command();
std::unique_ptr<Command> make_review_command();
std::unique_ptr<Command> make_backup_command();
std::unique_ptr<Command> make_restore_command();
std::unique_ptr<Command> make_serve_command();
std::unique_ptr<Command> make_user_command();
std::unique_ptr<Command> make_load_command();
std::unique_ptr<Command> make_merge_command();
std::unique_ptr<Command> make_split_command();
std::unique_ptr<Command> make_undo_command();
std::unique_ptr<Command> make_explain_command();
std::unique_ptr<Command> make_dedupe_command();
std::unique_ptr<Command> make_doctor_command();

store::Options store_options(const CommonOptions& common);

/// $MEISHI_DATABASE, else sqlite: under $XDG_DATA_HOME/meishi (or ~/.local/share/meishi).
std::string default_database();

}  // namespace cli
