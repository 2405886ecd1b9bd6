// meishi watch DIR...: reads and stores whatever lands in folders, until stopped.

#include <mutex>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/interruption.h"
#include "cli/job_text.h"
#include "cli/json_text.h"
#include "cli/pairing_option.h"
#include "cli/provenance_options.h"
#include "pipeline/folder_watch.h"
#include "pipeline/job_workers.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

std::chrono::milliseconds in_milliseconds(double seconds) {
  return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

/// The watching thread and the workers talk in turns.
class Log {
 public:
  Log(const CommonOptions& common, Console& console) : json_(common.json), console_(console) {}

  void say(const std::string& text, const JsonObject& object) {
    const std::scoped_lock lock(mutex_);
    json_ ? console_.result(object.to_text()) : console_.remark(text);
  }
  void report(const pipeline::JobReport& report) {
    const std::scoped_lock lock(mutex_);
    json_ ? console_.result(report_json(report)) : console_.remark(report_text(report));
  }
  void error(const card::Error& error) {
    const std::scoped_lock lock(mutex_);
    console_.error(error);
  }

 private:
  std::mutex mutex_;
  bool json_;
  Console& console_;
};

pipeline::WatchObserver observer(Log& log, const std::function<void()>& wake_workers) {
  pipeline::WatchObserver observer;
  observer.watching = [&log](const fs::path& folder, const std::string& mode) {
    log.say(fmt::format("watching {} ({})", folder.string(), mode),
            JsonObject().add("watching", folder.string()).add("mode", mode));
  };
  observer.taken = [&log, wake_workers](const fs::path& file, const store::AddedJob& job) {
    log.say(fmt::format("{}: {} job {}", file.string(), job.known ? "the same bytes as" : "taken as", job.id.value),
            JsonObject().add("taken", file.string()).add("job", job.id.value).add("known", job.known));
    wake_workers();
  };
  observer.left = [&log](const fs::path& file, const fs::path& to, const std::string& reason) {
    if (!reason.empty()) log.error({card::ErrorKind::bad_input, fmt::format("moved to {}: {}", to.string(), reason)});
    log.say(to.empty() ? fmt::format("{}: removed", file.string())
                       : fmt::format("{}: moved to {}", file.string(), to.string()),
            JsonObject().add("left", file.string()).add("to", to.string()).add("failed", !reason.empty()));
  };
  observer.trouble = [&log](const card::Error& error) { log.error(error); };
  return observer;
}

class WatchCommand : public Command {
 public:
  const char* name() const override { return "watch"; }
  const char* summary() const override { return "Read and store whatever lands in folders, until stopped"; }
  void declare(CLI::App& app) override;
  ExitCode run(const CommonOptions& common, Console& console) override;

 private:
  pipeline::WatchOptions watch_options(const CommonOptions& common, std::stop_token stop) const;
  pipeline::WorkerOptions worker_options(const CommonOptions& common) const;

  ProvenanceOptions provenance_;
  pipeline::WatchOptions options_;
  double stability_seconds_ = 5, poll_seconds_ = 0, sweep_seconds_ = 60;
  int threads_ = 0;
  bool remove_ = false, flat_ = false, no_workers_ = false;
};

void WatchCommand::declare(CLI::App& app) {
  app.add_option("DIR", options_.folders, "The folders to watch")->required();
  provenance_.declare(app);
  declare_pairing(app, options_.receiving.pairing);
  app.add_option("--poll", poll_seconds_, "Look every so many seconds instead of waiting for events (NFS, SMB)")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.05, 86400.0));
  app.add_option("--sweep", sweep_seconds_, "Look through the folders so often even without an event (default: 60)")
      ->type_name("SECONDS")
      ->check(CLI::Range(1.0, 86400.0));
  app.add_option("--stability-delay", stability_seconds_,
                 "A file is taken when it has not changed for so long (default: 5)")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.0, 3600.0));
  app.add_flag("--remove", remove_, "Remove files whose cards are stored instead of moving them to done/");
  app.add_option("--done", options_.done_folder, "Name of the folder for what was stored (default: done)");
  app.add_option("--failed", options_.failed_folder, "Name of the folder for what failed (default: failed)");
  app.add_option("--ignore", options_.ignore, "Leave files and folders of this name alone; may be given several times")
      ->type_name("PATTERN")
      ->allow_extra_args(false);
  app.add_flag("--flat", flat_, "Do not look into subfolders");
  app.add_flag("--subfolders-as-tags", options_.folder_names.as_tags, "The names of subfolders become tags");
  app.add_flag("--subfolders-as-batches", options_.folder_names.as_batches,
               "Subfolders named like \"2025-04-18 Trade fair (Sato)\" give exchange date, event and owner");
  app.add_option("--threads", threads_, "How many files are read at once (default: one per core)")
      ->check(CLI::Range(1, 1024));
  app.add_flag("--no-workers", no_workers_, "Only take files; `meishi worker` reads them");
}

pipeline::WatchOptions WatchCommand::watch_options(const CommonOptions& common, std::stop_token stop) const {
  pipeline::WatchOptions options = options_;
  options.database = common.database;
  options.store = store_options(common);
  options.receiving.provenance = provenance_.provenance();
  options.afterwards = remove_ ? pipeline::Afterwards::remove : pipeline::Afterwards::move;
  options.recursive = !flat_;
  options.stability_delay = in_milliseconds(stability_seconds_);
  options.poll_every = in_milliseconds(poll_seconds_);
  options.sweep_every = in_milliseconds(sweep_seconds_);
  options.stop = std::move(stop);
  return options;
}

pipeline::WorkerOptions WatchCommand::worker_options(const CommonOptions& common) const {
  pipeline::WorkerOptions options;
  options.database = common.database;
  options.store = store_options(common);
  options.threads = threads_;
  return options;
}

ExitCode WatchCommand::run(const CommonOptions& common, Console& console) {
  const Interruption interruption;
  Log log(common, console);
  const auto fail = [&](const card::Error& error) {
    console.error(error);
    return exit_code(error.kind);
  };
  std::optional<pipeline::JobWorkers> workers;
  auto watch = pipeline::FolderWatch::open(watch_options(common, interruption.token()), observer(log, [&workers] {
                                             if (workers) workers->wake();
                                           }));
  if (!watch) return fail(watch.error());
  if (!no_workers_) {
    pipeline::WorkerOptions options = worker_options(common);
    options.job_done = [&](const pipeline::JobReport& report) {
      log.report(report);
      watch->wake();
    };
    options.trouble = [&](const card::Error& error) { log.error(error); };
    auto started = pipeline::JobWorkers::start(std::move(options));
    if (!started) return fail(started.error());
    workers.emplace(std::move(*started));
  }
  watch->run();
  if (workers) {
    workers->request_stop();
    workers->wait();
    console.remark(counters_text(workers->counters()));
  }
  return ExitCode::ok;
}

}  // namespace

std::unique_ptr<Command> make_watch_command() { return std::make_unique<WatchCommand>(); }

}  // namespace cli
