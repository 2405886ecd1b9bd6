#pragma once

#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include "review/http/server.h"

/// Private to review/http: the one header that shows Boost. Everything but `labels` belongs to the server's thread.
namespace review::http {

namespace asio = boost::asio;
namespace beast = boost::beast;

/// A connection as the server knows it, for as long as it is open.
struct OpenConnection {
  beast::tcp_stream* socket = nullptr;
  std::string address = {};
  bool idle = true;  ///< between two requests: may be closed without loss
};

/// A connection that has become an event stream.
struct OpenStream {
  static constexpr std::size_t kMostWaiting = 256;  ///< events; a reader with more is too slow
  std::string label;
  asio::steady_timer wake;  ///< cancelled when something waits
  std::vector<std::string> waiting = {};
  bool ended = false;
};

struct Server::State {
  State(const ServerOptions& options_, Application& application_)
      : options(options_),
        application(application_),
        acceptor(io),
        drain_timer(io),
        workers(static_cast<std::size_t>(options_.workers)) {}

  ServerOptions options;
  Application& application;
  ServerCounts counts;
  asio::io_context io{1};
  asio::ip::tcp::acceptor acceptor;
  asio::steady_timer drain_timer;
  std::optional<asio::ssl::context> tls;
  std::list<OpenConnection> open;
  std::map<std::string, int> per_address;
  std::list<OpenStream> streams;
  bool stopping = false;
  std::uint64_t bodies = 0;  ///< names files in the spool folder
  mutable std::mutex labels_mutex;
  std::multimap<std::string, int> labels;  ///< of `streams`
  asio::thread_pool workers;               ///< last: its threads end before what they use
};

/// Serves one accepted connection to its end; it may already be one too many.
void serve_connection(Server::State& server, asio::ip::tcp::socket socket);

}  // namespace review::http
