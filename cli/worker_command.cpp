// meishi worker: takes jobs from the queue until stopped.

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/interruption.h"
#include "cli/job_text.h"
#include "pipeline/job_workers.h"

namespace cli {
namespace {

class WorkerCommand : public Command {
 public:
  const char* name() const override { return "worker"; }
  const char* summary() const override { return "Read what waits in the queue, until stopped"; }

  void declare(CLI::App& app) override {
    app.add_option("--threads", threads_, "How many files are read at once (default: one per core)")
        ->check(CLI::Range(1, 1024));
    app.add_flag("--until-idle", until_idle_, "End when nothing is ready to be read");
  }

  ExitCode run(const CommonOptions& common, Console& console) override {
    const Interruption interruption;
    pipeline::WorkerOptions options;
    options.database = common.database;
    options.store = store_options(common);
    options.threads = threads_;
    options.until_idle = until_idle_;
    options.job_done = [&](const pipeline::JobReport& report) {
      common.json ? console.result(report_json(report)) : console.remark(report_text(report));
    };
    options.trouble = [&](const card::Error& error) { console.error(error); };
    auto workers = pipeline::JobWorkers::start(std::move(options));
    if (!workers) {
      console.error(workers.error());
      return exit_code(workers.error().kind);
    }
    {
      const std::stop_callback stopped(interruption.token(), [&] { workers->request_stop(); });
      workers->wait();
    }
    const pipeline::WorkerCounters counters = workers->counters();
    console.remark(counters_text(counters));
    return counters.jobs_parked > 0 && until_idle_ ? ExitCode::some_failed : ExitCode::ok;
  }

 private:
  int threads_ = 0;
  bool until_idle_ = false;
};

}  // namespace

std::unique_ptr<Command> make_worker_command() { return std::make_unique<WorkerCommand>(); }

}  // namespace cli
