// The meishi program: finds the command, lets it parse, runs it, and turns what happened into an exit code.

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "capture/capture.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_code.h"

namespace {

using cli::ExitCode;

constexpr const char* kVersion = MEISHI_VERSION;

std::vector<std::unique_ptr<cli::Command>> all_commands() {
  std::vector<std::unique_ptr<cli::Command>> commands;
  commands.push_back(cli::make_read_command());
  commands.push_back(cli::make_import_command());
  commands.push_back(cli::make_watch_command());
  commands.push_back(cli::make_worker_command());
  commands.push_back(cli::make_jobs_command());
  commands.push_back(cli::make_search_command());
  commands.push_back(cli::make_show_command());
  commands.push_back(cli::make_report_command());
  commands.push_back(cli::make_export_command());
  commands.push_back(cli::make_review_command());
  commands.push_back(cli::make_backup_command());
  commands.push_back(cli::make_restore_command());
  commands.push_back(cli::make_serve_command());
  commands.push_back(cli::make_user_command());
  commands.push_back(cli::make_load_command());
  commands.push_back(cli::make_merge_command());
  commands.push_back(cli::make_split_command());
  commands.push_back(cli::make_undo_command());
  commands.push_back(cli::make_explain_command());
  commands.push_back(cli::make_dedupe_command());
  commands.push_back(cli::make_doctor_command());
  return commands;
}

CLI::App* declare(CLI::App& app, cli::Command& command, cli::CommonOptions& common) {
  CLI::App* sub = app.add_subcommand(command.name(), command.summary());
  command.declare(*sub);
  sub->add_option("--database", common.database,
                  "sqlite:PATH or postgresql://USER:PASSWORD@HOST/NAME (default: $MEISHI_DATABASE, else an SQLite file "
                  "under $XDG_DATA_HOME/meishi/)")
      ->type_name("URL");
  sub->add_option("--pictures", common.pictures,
                  "Folder of the card pictures, shared by all machines of a PostgreSQL database (default: "
                  "$MEISHI_PICTURES, else beside the SQLite file)")
      ->type_name("FOLDER")
      ->envname("MEISHI_PICTURES");
  sub->add_flag("--json", common.json, "Print one JSON object per line");
  sub->add_flag("--quiet", common.quiet, "No progress and no remarks");
  sub->footer(cli::exit_code_help());
  return sub;
}

/// A closed standard stream would be the next file that is opened, and what is printed would be written into that.
void keep_standard_streams() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(descriptor, F_GETFD) != -1) continue;
    if (open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY) != descriptor)
      std::_Exit(static_cast<int>(ExitCode::internal));
  }
}

/// One line: what is wrong, and where to look. The parser's words begin with the option or argument that they are
/// about.
std::string wrong_use_text(const CLI::App& app, const CLI::Error& error) {
  const auto commands = app.get_subcommands();  // those on the command line
  const std::string see =
      fmt::format("see `meishi {}--help`", commands.empty() ? "" : commands.front()->get_name() + " ");
  const auto unknown = app.remaining(true);
  const bool needs_command = std::string_view(error.what()) == CLI::RequiredError::Subcommand(1).what();
  if (needs_command && !unknown.empty())
    return fmt::format("meishi: {}: there is no such command; {}\n", unknown.front(), see);
  return fmt::format("meishi: {}; {}\n", needs_command ? "a command is needed" : error.what(), see);
}

int run(int argc, char** argv) {
  CLI::App app("meishi turns pictures of business cards into contacts.", "meishi");
  app.set_version_flag("--version", kVersion);
  app.require_subcommand(1);
  app.footer(cli::exit_code_help());
  app.get_formatter()->column_width(30);

  cli::CommonOptions common;
  const auto commands = all_commands();
  std::vector<CLI::App*> declared;
  for (const auto& command : commands) declared.push_back(declare(app, *command, common));

  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& wanted) {  // --help, --version
    return app.exit(wanted);
  } catch (const CLI::ParseError& error) {
    std::cerr << wrong_use_text(app, error);
    return static_cast<int>(ExitCode::wrong_use);
  }
  if (common.database.empty()) common.database = cli::default_database();

  cli::Console console(common.quiet ? cli::Verbosity::quiet : cli::Verbosity::normal);
  for (std::size_t i = 0; i < commands.size(); ++i) {
    if (declared[i]->parsed()) return static_cast<int>(commands[i]->run(common, console));
  }
  return static_cast<int>(ExitCode::wrong_use);
}

}  // namespace

int main(int argc, char** argv) {
  keep_standard_streams();
  if (argc >= 2 && std::string_view(argv[1]) == "decode") return capture::run_decoder_child();
  std::signal(SIGPIPE, SIG_IGN);  // Console notices a reader that went away; a dead decoder must not end us
  try {
    return run(argc, argv);
  } catch (const std::exception& trouble) {
    std::cerr << "meishi: internal error: " << trouble.what() << "; please report it\n";
    return static_cast<int>(ExitCode::internal);
  }
}
