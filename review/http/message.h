#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// HTTP as endpoints see it: plain values, no library behind them.
namespace review::http {

using Header = std::pair<std::string, std::string>;

/// One request. Names of headers are in lower case.
struct Request {
  std::string method;  ///< "GET", "PROPFIND"
  std::string target;  ///< as sent: "/api/v1/contacts?q=%E5%B1%B1"
  std::vector<Header> headers;
  std::string body;                 ///< empty when it lies in `body_file`
  std::filesystem::path body_file;  ///< a body that was streamed to disk; removed after the answer
  std::string remote_address;       ///< of the other end of the connection, without port
  bool secure = false;              ///< came over TLS: our own, or a trusted proxy's
  bool by_trusted_proxy = false;    ///< set by the application

  /// The header's value, the first of several; empty when absent. `name` in lower case.
  std::string_view header(std::string_view name) const;
};

/// One answer: a text, a file, or an event stream.
struct Response {
  int status = 200;
  std::vector<Header> headers;
  std::string body;
  std::filesystem::path file;  ///< sent instead of `body`
  enum class AfterSending { keep_file, remove_file } after_sending = AfterSending::keep_file;
  /// Makes it an event stream (server-sent events) that Server::send reaches under this label.
  std::optional<std::string> stream_label;

  Response& with(std::string_view name, std::string_view value);
};

/// What shall become of a request's body, decided from its head.
struct BodyPlan {
  std::uint64_t limit_bytes = 0;  ///< 0: no body is expected
  enum class Where { memory, file } where = Where::memory;
};

/// The application behind the server. Both are called on worker threads, several at a time, and do not throw.
class Application {
 public:
  virtual ~Application() = default;
  /// Looks at the head of a request that announces a body: either how to take the body, or the answer at once.
  virtual std::pair<BodyPlan, std::optional<Response>> admit(const Request& head) = 0;
  virtual Response answer(const Request& request) = 0;
};

/// "%E5%B1%B1" to bytes; '+' stays. Nothing for a broken escape or a NUL.
std::optional<std::string> percent_decoded(std::string_view text);
std::string percent_encoded(std::string_view text);  ///< all but unreserved characters (RFC 3986)

/// "a=1&b=2" to decoded pairs; '+' is a blank. Nothing when an escape is broken.
std::optional<std::vector<Header>> parse_query(std::string_view query);

}  // namespace review::http
