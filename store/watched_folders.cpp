#include "store/watched_folders.h"

#include "store/connection.h"
#include "store/moment.h"

namespace store {
namespace {

/// The folder's jobs in states that `condition` names; a job of a watch is called by its file's full path.
std::int64_t count_jobs_in(Connection& connection, const std::string& folder, const char* condition) {
  std::int64_t count = 0;
  const std::string within = folder + "/";
  Query query(connection, std::string("SELECT count(*) FROM job j WHERE j.state IN ") + condition +
                              " AND j.origin = 'watch' AND EXISTS (SELECT 1 FROM job_file f WHERE f.job_id = j.id AND "
                              "substr(f.name, 1, length(CAST(:folder AS TEXT))) = :within)");
  query.use(within).use(within).into(count);
  while (query.next()) {
  }
  return count;
}

}  // namespace

card::Result<void> note_watched_folder(Transaction& transaction, const std::string& folder, const std::string& mode,
                                       std::chrono::seconds within) {
  return guarded("note that a folder is watched", [&] {
    transaction.connection().run(
        "INSERT INTO watched_folder (folder, mode, seen_at, due_at) VALUES (:folder, :mode, :at, :due) "
        "ON CONFLICT (folder) DO UPDATE SET mode = excluded.mode, seen_at = excluded.seen_at, due_at = excluded.due_at",
        folder, mode, now_utc(), utc_after(within));
  });
}

card::Result<void> note_unwatched_folder(Transaction& transaction, const std::string& folder) {
  return guarded("note that a folder is no longer watched", [&] {
    transaction.connection().run("UPDATE watched_folder SET due_at = seen_at WHERE folder = :folder", folder);
  });
}

card::Result<std::vector<WatchedFolder>> watched_folders(Transaction& transaction) {
  return guarded("list the watched folders", [&] {
    Connection& connection = transaction.connection();
    std::vector<WatchedFolder> folders;
    WatchedFolder folder;
    std::string due;
    const std::string now = now_utc();
    Query query(connection, "SELECT folder, mode, seen_at, due_at FROM watched_folder ORDER BY folder");
    query.into(folder.folder).into(folder.mode).into(folder.seen_at).into(due);
    while (query.next()) {
      folder.watched = due > now;
      folders.push_back(folder);
    }
    for (WatchedFolder& each : folders) {
      each.waiting = count_jobs_in(connection, each.folder, "('received', 'waiting', 'reading')");
      each.failed = count_jobs_in(connection, each.folder, "('parked')");
    }
    return folders;
  });
}

}  // namespace store
