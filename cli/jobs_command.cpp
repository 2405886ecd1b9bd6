// meishi jobs list / show / retry / discard: the queue of what was received.

#include <map>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/job_text.h"
#include "cli/json_text.h"
#include "cli/number_option.h"
#include "cli/table.h"
#include "store/job_queue.h"

namespace cli {
namespace {

enum class Action { list, show, retry, discard };
const std::map<std::string, Action> kActions = {
    {"list", Action::list}, {"show", Action::show}, {"retry", Action::retry}, {"discard", Action::discard}};

std::vector<std::string> to_row(const store::Job& job) {
  const std::string name = job.files.empty() ? std::string() : job.files.front().name;
  const std::string when = job.finished_at.empty() ? job.received_at : job.finished_at;
  const std::string remark =
      job.state == store::JobState::stored ? fmt::format("{} cards {}", job.cards, job.reason) : job.reason;
  return {std::to_string(job.id.value), store::to_string(job.state), std::to_string(job.attempts), when, name, remark};
}

std::string counts_text(const store::JobCounts& counts) {
  return fmt::format("{} received, {} waiting, {} reading, {} stored, {} parked, {} discarded.", counts.received,
                     counts.waiting, counts.reading, counts.stored, counts.parked, counts.discarded);
}

class JobsCommand : public Command {
 public:
  const char* name() const override { return "jobs"; }
  const char* summary() const override { return "List what was received; try again or discard what failed"; }
  void declare(CLI::App& app) override;
  ExitCode run(const CommonOptions& common, Console& console) override;

 private:
  using Change = card::Result<bool> (*)(store::Transaction&, store::JobId);

  card::Result<void> list(store::Transaction& transaction, const CommonOptions& common, Console& console) const;
  card::Result<void> show(store::Transaction& transaction, const CommonOptions& common, Console& console) const;
  card::Result<void> alter(store::Transaction& transaction, Change change, const char* done, Console& console);
  card::Result<std::vector<store::JobId>> chosen(store::Transaction& transaction) const;

  std::string action_, state_;
  std::vector<std::int64_t> ids_;
  bool all_ = false;
  int limit_ = 0;
};

void JobsCommand::declare(CLI::App& app) {
  app.add_option("ACTION", action_, "list, show, retry or discard")->required()->check(CLI::IsMember(kActions));
  app.add_option("ID", ids_, "The jobs, as list shows them")->check(whole_number());
  app.add_option("--state", state_, "List only these: received, waiting, reading, stored, parked or discarded")
      ->check(CLI::IsMember({"received", "waiting", "reading", "stored", "parked", "discarded"}));
  app.add_option("--limit", limit_, "How many are listed at most (default: all)")->check(whole_number());
  app.add_flag("--all", all_, "Retry or discard every parked job");
}

ExitCode JobsCommand::run(const CommonOptions& common, Console& console) {
  const Action action = kActions.at(action_);
  const bool wants_ids = action != Action::list && !all_;
  if (wants_ids == ids_.empty() || (all_ && (action == Action::list || action == Action::show))) {
    console.error("give the IDs of jobs to show, retry and discard (or --all to the last two), and none to list");
    return ExitCode::wrong_use;
  }
  const auto done = [&]() -> card::Result<void> {
    auto store = store::open(common.database, store_options(common));
    if (!store) return tl::unexpected(store.error());
    const bool writes = action == Action::retry || action == Action::discard;
    auto transaction = store::Transaction::begin(*store, writes ? store::Access::write : store::Access::read);
    if (!transaction) return tl::unexpected(transaction.error());
    switch (action) {
      case Action::list: return list(*transaction, common, console);
      case Action::show: return show(*transaction, common, console);
      case Action::retry: return alter(*transaction, store::retry_job, "will be tried again", console);
      case Action::discard: break;
    }
    return alter(*transaction, store::discard_job, "discarded", console);
  }();
  if (done) return ExitCode::ok;
  console.error(done.error());
  return exit_code(done.error().kind);
}

card::Result<void> JobsCommand::list(store::Transaction& transaction, const CommonOptions& common,
                                     Console& console) const {
  const auto jobs =
      store::list_jobs(transaction, {.state = store::parse_job_state(state_), .after = {}, .limit = limit_});
  if (!jobs) return tl::unexpected(jobs.error());
  const auto counts = store::count_jobs(transaction);
  if (!counts) return tl::unexpected(counts.error());
  Table table{{"ID", "State", "Tries", "Since", "File", "Remark"}, {}};
  for (const store::Job& job : *jobs) {
    if (common.json)
      console.result(to_json(job));
    else
      table.rows.push_back(to_row(job));
  }
  if (!table.rows.empty()) console.result_bytes(to_text(table, console.columns()));
  console.remark(counts_text(*counts));
  return {};
}

card::Result<void> JobsCommand::show(store::Transaction& transaction, const CommonOptions& common,
                                     Console& console) const {
  for (const std::int64_t id : ids_) {
    const auto job = store::find_job(transaction, {id});
    if (!job) return tl::unexpected(job.error());
    if (!*job)
      return card::fail(card::ErrorKind::wrong_use, fmt::format("job {}: there is none; see `meishi jobs list`", id));
    const auto attempts = store::list_attempts(transaction, {id});
    if (!attempts) return tl::unexpected(attempts.error());
    const auto cards = store::job_cards(transaction, {id});
    if (!cards) return tl::unexpected(cards.error());
    if (common.json) {
      console.result(to_json(**job, *attempts, *cards));
      continue;
    }
    console.result(fmt::format("Job {}: {}{}", id, store::to_string((*job)->state),
                               (*job)->reason.empty() ? "" : " (" + (*job)->reason + ")"));
    console.result(fmt::format("  received {} from {}", (*job)->received_at, (*job)->origin));
    for (const store::JobFile& file : (*job)->files)
      console.result(fmt::format("  file {} ({} bytes)", file.name, file.bytes));
    for (const store::JobAttempt& attempt : *attempts)
      console.result(fmt::format("  try {} began {} {} {}", attempt.number, attempt.began_at,
                                 attempt.outcome.empty() ? "and goes on" : attempt.outcome, attempt.ended_at));
    for (const store::StoredCard& card : *cards)
      console.result(fmt::format("  card {} of contact {}", card.card.value, card.contact.value));
  }
  return {};
}

card::Result<std::vector<store::JobId>> JobsCommand::chosen(store::Transaction& transaction) const {
  std::vector<store::JobId> ids;
  for (const std::int64_t id : ids_) ids.push_back({id});
  if (!all_) return ids;
  const auto parked = store::list_jobs(transaction, {.state = store::JobState::parked});
  if (!parked) return tl::unexpected(parked.error());
  for (const store::Job& job : *parked) ids.push_back(job.id);
  return ids;
}

// All of them or none: one wrong number leaves the others as they are.
card::Result<void> JobsCommand::alter(store::Transaction& transaction, Change change, const char* done,
                                      Console& console) {
  const auto ids = chosen(transaction);
  if (!ids) return tl::unexpected(ids.error());
  for (const store::JobId id : *ids) {
    const auto changed = change(transaction, id);
    if (!changed) return tl::unexpected(changed.error());
    if (!*changed)
      return card::fail(card::ErrorKind::wrong_use,
                        fmt::format("job {}: there is none that this can be done with; `meishi jobs list` shows them "
                                    "(what is being read or stored stays as it is)",
                                    id.value));
  }
  if (auto committed = transaction.commit(); !committed) return committed;
  console.remark(fmt::format("{} jobs {}.", ids->size(), done));
  return {};
}

}  // namespace

std::unique_ptr<Command> make_jobs_command() { return std::make_unique<JobsCommand>(); }

}  // namespace cli
