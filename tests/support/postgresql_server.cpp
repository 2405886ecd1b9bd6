#include "tests/support/postgresql_server.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <pwd.h>

namespace support {
namespace {

namespace fs = std::filesystem;

/// Debian keeps the server's programs out of the path, in a folder for each version.
std::optional<fs::path> find_programs() {
  std::vector<fs::path> folders;
  std::error_code error;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", error))
    folders.push_back(version.path() / "bin");
  std::sort(folders.rbegin(), folders.rend());
  folders.emplace_back("/usr/local/bin");
  for (const fs::path& folder : folders)
    if (::access((folder / "initdb").c_str(), X_OK) == 0 && ::access((folder / "postgres").c_str(), X_OK) == 0)
      return folder;
  return std::nullopt;
}

struct Account {
  uid_t user;
  gid_t group;
};

/// PostgreSQL refuses to run as root.
std::optional<Account> other_account() {
  if (::geteuid() != 0) return std::nullopt;
  for (const char* name : {"postgres", "nobody"})
    if (const passwd* entry = ::getpwnam(name)) return Account{entry->pw_uid, entry->pw_gid};
  return Account{65534, 65534};
}

/// In the child: becomes the server's account, ends with the test program, and runs.
[[noreturn]] void become(const std::vector<std::string>& arguments, const fs::path& log, pid_t parent) {
  const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  ::dup2(out, 1);
  ::dup2(out, 2);
  if (const auto account = other_account())
    if (::setgid(account->group) != 0 || ::setuid(account->user) != 0) ::_exit(126);
  ::prctl(PR_SET_PDEATHSIG, SIGQUIT);  // after the change of account, which would forget it
  if (::getppid() != parent) ::_exit(126);
  std::vector<char*> words;
  for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  ::execv(words[0], words.data());
  ::_exit(127);
}

pid_t spawn(const std::vector<std::string>& arguments, const fs::path& log) {
  const pid_t parent = ::getpid(), child = ::fork();
  if (child == 0) become(arguments, log, parent);
  return child;
}

bool succeeds(const std::vector<std::string>& arguments, const fs::path& log) {
  const pid_t child = spawn(arguments, log);
  int status = -1;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status == 0;
}

fs::path new_folder() {
  std::string name = (fs::temp_directory_path() / "meishi_postgresql.XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) return {};
  if (const auto account = other_account())
    if (::chown(name.c_str(), account->user, account->group) != 0) return {};
  return name;
}

}  // namespace

bool PostgresqlServer::is_installed() { return find_programs().has_value(); }

PostgresqlServer* PostgresqlServer::running() {
  static const std::unique_ptr<PostgresqlServer> server = [] {
    std::unique_ptr<PostgresqlServer> made;
    const auto programs = find_programs();
    if (!programs) std::cout << "NOTE: PostgreSQL is not installed; nothing is tested on it.\n";
    if (!programs) return made;
    made.reset(new PostgresqlServer(*programs));
    if (!made->folder_.empty() && made->make_data()) made->start();
    if (made->process_ < 0) std::cout << "NOTE: PostgreSQL does not start here; nothing is tested on it.\n";
    if (made->process_ < 0) made.reset();
    return made;
  }();
  return server.get();
}

PostgresqlServer::PostgresqlServer(fs::path programs) : programs_(std::move(programs)), folder_(new_folder()) {}

PostgresqlServer::~PostgresqlServer() {
  stop();
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

bool PostgresqlServer::make_data() const {
  return succeeds({(programs_ / "initdb").string(), "--pgdata", (folder_ / "data").string(), "--username", "meishi",
                   "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"},
                  folder_ / "log");
}

bool PostgresqlServer::wait_until_ready() const {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!succeeds({(programs_ / "pg_isready").string(), "--quiet", "--host", folder_.string()}, folder_ / "log")) {
    int status = 0;
    if (::waitpid(process_, &status, WNOHANG) == process_ || std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return true;
}

void PostgresqlServer::start() {
  process_ = spawn({(programs_ / "postgres").string(), "-D", (folder_ / "data").string(), "-k", folder_.string(), "-c",
                    "listen_addresses=", "-F", "-c", "full_page_writes=off", "-c", "max_connections=60", "-c",
                    "shared_buffers=32MB", "-c", "max_wal_senders=0"},
                   folder_ / "log");
  if (!wait_until_ready()) process_ = -1;
}

void PostgresqlServer::stop() {
  if (process_ < 0) return;
  ::kill(process_, SIGQUIT);  // at once, without asking the sessions to end
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
}

bool PostgresqlServer::run_sql(const std::string& sql) const {
  return succeeds(
      {(programs_ / "psql").string(), "--no-psqlrc", "--quiet", "--dbname", url_of("postgres"), "--command", sql},
      folder_ / "log");
}

void PostgresqlServer::restart() {
  run_sql("CHECKPOINT");  // or it would make all the databases of earlier tests anew
  stop();
  std::error_code ignored;
  fs::remove(standby_mark(), ignored);
  start();
}

void PostgresqlServer::restart_read_only() {
  run_sql("CHECKPOINT");
  stop();
  std::ofstream(standby_mark()).flush();
  start();
}

std::string PostgresqlServer::url_of(const std::string& database) const {
  return fmt::format("postgresql://meishi@/{}?host={}", database, folder_.string());
}

std::string PostgresqlServer::new_place() {
  constexpr int kBatch = 100;  // a program started for each would cost more than the rest of a test
  if (places_ % kBatch == 0) {
    std::string sql;
    for (int i = 0; i < kBatch; ++i) sql += fmt::format("CREATE SCHEMA place_{}; ", places_ + i);
    if (!run_sql(sql)) std::cerr << "PostgreSQL made no schema for the test\n";
  }
  return fmt::format("{}&options=-csearch_path%3Dplace_{}", url_of("postgres"), places_++);
}

std::string PostgresqlServer::new_database(const std::string& encoding) {
  const std::string name = "kept_otherwise";
  if (!run_sql(fmt::format("CREATE DATABASE {} TEMPLATE template0 ENCODING '{}' LOCALE 'C'", name, encoding)))
    std::cerr << "PostgreSQL made no database " << name << '\n';
  return url_of(name);
}

}  // namespace support
