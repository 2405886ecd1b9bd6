#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "card/result.h"
#include "pipeline/reader.h"
#include "review/http/server.h"
#include "store/store.h"

/// `meishi serve`: the web page, the HTTP API and the workers that read what is handed in, in one process.
namespace review {

struct ServeOptions {
  std::string database;  ///< URL
  store::Options store;
  http::ServerOptions server;
  std::filesystem::path page;  ///< folder of the built web page; empty or absent: the API alone
  int readers = -1;            ///< threads that read cards; 0: none here; -1: one per core
  pipeline::ReaderOptions reader;
  /// Addresses of reverse proxies that are believed: X-Forwarded-For and -Proto, and the signed-in user's name below.
  std::vector<std::string> trusted_proxies;
  std::string proxy_user_header;               ///< such as "X-Remote-User"; empty: no sign-in by the proxy
  std::uint64_t upload_bytes = 512ULL << 20U;  ///< of one request
  std::chrono::hours session_time{12};         ///< since the last use
  double requests_per_second = 200;            ///< of one user or address in the long run
  std::string version;
  /// Remarks for whoever runs the server; one call at a time.
  std::function<void(const std::string&)> remark;
};

/// A server that listens. Construction opens the database and takes the port.
class Serving {
 public:
  /// Fails with database, wrong_use (address, certificate) or missing_component (models of the readers).
  static card::Result<Serving> open(ServeOptions options);
  Serving(Serving&&) noexcept;
  Serving& operator=(Serving&&) = delete;
  ~Serving();

  std::uint16_t port() const;
  card::Result<bool> has_administrator() const;
  /// Serves until stop() is called on another thread; then ends gracefully.
  void run();
  void stop();

 private:
  struct State;
  explicit Serving(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace review
