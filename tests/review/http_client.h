#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

/// A browser of the simplest kind: one request, one connection, a real socket on loopback.
struct Answer {
  int status = 0;                                            ///< 0: the server closed the connection without an answer
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  std::string body;

  std::string header(std::string_view name) const;
  nlohmann::json json() const { return nlohmann::json::parse(body, nullptr, false); }
};

using Headers = std::vector<std::pair<std::string, std::string>>;

class HttpClient {
 public:
  explicit HttpClient(std::uint16_t port) : port_(port) {}

  Answer send(std::string_view method, std::string_view target, const Headers& headers = {},
              std::string_view body = {}) const;
  /// Bytes as they are; the answer to them.
  Answer send_raw(std::string_view bytes) const;

 private:
  std::uint16_t port_;
};

/// A connection that is held by hand.
class Connection {
 public:
  explicit Connection(std::uint16_t port);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  void send(std::string_view bytes) const;
  /// What comes until `wanted` is among it, the other end closes, or ten seconds have passed.
  std::string receive_until(std::string_view wanted) const;
  bool is_closed_within(int milliseconds) const;

 private:
  int socket_;
};

Answer parse_answer(std::string_view bytes);
