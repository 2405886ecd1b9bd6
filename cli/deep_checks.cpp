#include "cli/deep_checks.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "pipeline/inspection.h"
#include "store/inspection.h"
#include "store/pictures.h"
#include "store/store.h"

namespace cli {
namespace {

constexpr std::chrono::hours kPatience{1};  ///< a job that nobody took for so long is stuck
constexpr std::size_t kMostNamed = 5;

Finding broken_database(const card::Error& error) {
  return {"database, deeply", "not usable", error.message, exit_code(error.kind)};
}

/// "3, 7, 12 and 40 more"
template <class Ids>
std::string numbers(const Ids& ids) {
  std::string text;
  for (std::size_t i = 0; i < std::min(ids.size(), kMostNamed); ++i)
    text += fmt::format("{}{}", i == 0 ? "" : ", ", ids[i].value);
  if (ids.size() > kMostNamed) text += fmt::format(" and {} more", ids.size() - kMostNamed);
  return text;
}

Finding check_contacts(const store::Inspection& found) {
  Finding finding{"contacts and cards", fmt::format("{} contacts with {} cards", found.contacts, found.cards), "",
                  ExitCode::some_failed};
  if (!found.without_cards.empty())
    finding.mend =
        fmt::format("No card leads to contact {}; run `meishi dedupe --rebuild`.", numbers(found.without_cards));
  else if (!found.astray.empty())
    finding.mend =
        fmt::format("Card {} leads to a contact that is closed; run `meishi dedupe --rebuild`.", numbers(found.astray));
  return finding;
}

Finding check_jobs(const store::Inspection& found) {
  Finding finding{"jobs", fmt::format("{} open, {} parked", found.open_jobs, found.parked.size()), "",
                  ExitCode::some_failed};
  if (!found.stuck.empty())
    finding.mend = fmt::format("Nobody takes job {}; start `meishi worker`.", numbers(found.stuck));
  else if (!found.parked.empty())
    finding.mend = fmt::format("Job {} was given up; see `meishi jobs list --state parked`, then retry or discard it.",
                               numbers(found.parked));
  return finding;
}

/// The first of the pictures, and the card that it belongs to.
std::string example(store::Store& store, const std::string& sha256) {
  auto transaction = store::Transaction::begin(store, store::Access::read);
  const auto card = transaction ? store::card_of_picture(*transaction, sha256) : card::CardId{};
  const std::string file = store::picture_path(store, sha256).string();
  return card && card->value != 0 ? fmt::format("{} (card {})", file, card->value) : file;
}

Finding check_pictures(store::Store& store, const pipeline::PicturesInspection& found) {
  Finding finding{"pictures", fmt::format("{} are there as they were stored", found.files), "", ExitCode::some_failed};
  const std::size_t bad = found.missing.size() + found.changed.size();
  if (bad == 0) return finding;
  finding.state =
      fmt::format("{} missing and {} changed of {}", found.missing.size(), found.changed.size(), found.files);
  finding.mend = fmt::format("Put {} back from a backup, then check the disk.",
                             example(store, found.missing.empty() ? found.changed.front() : found.missing.front()));
  return finding;
}

Finding check_spare(store::Store& store, const pipeline::PicturesInspection& found, Sweep sweep) {
  if (sweep == Sweep::no || found.spare.empty())  // left over, but no trouble
    return {"left over pictures",
            found.spare.empty() ? "none" : fmt::format("{}; --sweep removes them", found.spare.size()), ""};
  const auto freed = pipeline::sweep(store, found.spare);
  if (!freed && freed.error().kind == card::ErrorKind::wrong_use)
    return {"left over pictures", fmt::format("{}; none removed", found.spare.size()), freed.error().message,
            ExitCode::some_failed};
  if (!freed) return broken_database(freed.error());
  return {"left over pictures",
          fmt::format("{} removed, {:.1f} MB", found.spare.size(), static_cast<double>(*freed) / 1e6), ""};
}

}  // namespace

std::vector<Finding> check_deeply(const CommonOptions& common, Sweep sweep) {
  auto store = store::open(common.database, store_options(common));
  if (!store) return {broken_database(store.error())};
  const auto database = [&]() -> card::Result<store::Inspection> {
    auto transaction = store::Transaction::begin(*store, store::Access::read);
    if (!transaction) return tl::unexpected(transaction.error());
    return store::inspect(*transaction, kPatience);
  }();
  if (!database) return {broken_database(database.error())};
  const auto pictures = pipeline::inspect_pictures(*store);
  if (!pictures) return {broken_database(pictures.error())};
  return {check_contacts(*database), check_jobs(*database), check_pictures(*store, *pictures),
          check_spare(*store, *pictures, sweep)};
}

}  // namespace cli
