#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "card/result.h"
#include "review/http/message.h"

/// An HTTP/1.1 server: one thread moves bytes for all connections, a few workers compute the answers.
namespace review::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;                       ///< 0: any free one
  std::filesystem::path tls_certificate, tls_key;  ///< PEM; both or neither
  std::filesystem::path spool;                     ///< folder for bodies on their way to disk; must exist
  int workers = 4;
  int connections = 4000;  ///< at once; more are turned away
  int connections_per_address = 1000;
  std::uint32_t header_bytes = 16 * 1024;
  std::chrono::milliseconds head_time{10'000};   ///< for a whole request head, so that none drips in
  std::chrono::milliseconds idle_time{60'000};   ///< between the requests of a connection
  std::chrono::milliseconds step_time{20'000};   ///< for each step of a body or an answer
  std::uint64_t least_bytes_per_second = 256;    ///< of a body; slower ones are ended
  std::chrono::milliseconds drain_time{10'000};  ///< requests in hand may take when the server stops
};

/// Numbers for /metrics. Read from any thread.
struct ServerCounts {
  std::atomic<std::int64_t> open_connections{0}, connections{0}, turned_away{0}, requests{0}, timed_out{0}, streams{0};
};

/// Listens from open() on; serves inside run().
class Server {
 public:
  /// Fails with wrong_use: the address is taken or none of ours, or the certificate cannot be used.
  static card::Result<Server> open(const ServerOptions& options, Application& application);
  Server(Server&&) noexcept;
  Server& operator=(Server&&) = delete;
  ~Server();

  std::uint16_t port() const;
  const ServerCounts& counts() const;

  /// Until stop(); then idle connections are closed, requests in hand are answered. The calling thread is the server's.
  void run();
  void stop();  ///< from any thread, also before run()

  /// Sends text to the event streams of a label; a reader that is too slow loses its stream. From any thread.
  void send(const std::string& label, std::string event);
  std::vector<std::string> stream_labels() const;  ///< of the open streams, each once; from any thread
  void end_streams(const std::string& label);      ///< from any thread

  struct State;  ///< private to review/http
  explicit Server(std::unique_ptr<State> state);

 private:
  std::unique_ptr<State> state_;
};

}  // namespace review::http
