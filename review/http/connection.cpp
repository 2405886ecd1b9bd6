// One connection from accept to close, as a coroutine on the server's thread. The answers are computed by the workers.

#include <fcntl.h>
#include <unistd.h>

#include <limits>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/version.hpp>
#include <fmt/format.h>

#include "review/http/registered.h"
#include "review/http/server_state.h"

namespace review::http {
namespace {

namespace wire = beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
using HeadParser = wire::request_parser<wire::empty_body>;

std::string lower_case(beast::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return result;
}

template <class Fields>
Request head_of(const Fields& message, const std::string& address, bool secure) {
  Request request;
  request.method = std::string(message.method_string());
  request.target = std::string(message.target());
  for (const auto& field : message)
    request.headers.emplace_back(lower_case(field.name_string()), std::string(field.value()));
  request.remote_address = address;
  request.secure = secure;
  return request;
}

Response plain_problem(int status, const char* code, const std::string& title, const std::string& detail) {
  Response response;
  response.status = status;
  response.with("Content-Type", "application/problem+json").with("Cache-Control", "no-store");
  response.body = fmt::format(R"({{"type":"about:blank","title":"{}","status":{},"code":"{}","detail":"{}"}})", title,
                              status, code, detail);
  return response;
}

/// One connection; Stream is a TCP stream, bare or under TLS.
template <class Stream>
class Conversation {
 public:
  Conversation(Server::State& server, Stream& stream, OpenConnection& entry, bool secure)
      : server_(server), options_(server.options), stream_(stream), entry_(entry), secure_(secure) {}

  asio::awaitable<void> hold() {
    bool goes_on = true;
    while (goes_on && !server_.stopping) goes_on = co_await one_exchange();
  }

 private:
  void deadline(std::chrono::milliseconds time) { beast::get_lowest_layer(stream_).expires_after(time); }

  bool note(const error_code& trouble) {
    if (trouble == beast::error::timeout) ++server_.counts.timed_out;
    return static_cast<bool>(trouble);
  }

  /// Waits for the first byte with patience, then wants the head quickly: a head that drips in ends the connection.
  asio::awaitable<error_code> read_head(HeadParser& parser) {
    error_code trouble;
    entry_.idle = true;
    if (buffer_.size() == 0) {
      deadline(first_ ? options_.head_time : options_.idle_time);
      const std::size_t bytes =
          co_await stream_.async_read_some(buffer_.prepare(4096), asio::redirect_error(asio::use_awaitable, trouble));
      buffer_.commit(bytes);
      if (note(trouble)) co_return trouble;
    }
    first_ = false;
    entry_.idle = false;
    deadline(options_.head_time);
    co_await wire::async_read_header(stream_, buffer_, parser, asio::redirect_error(asio::use_awaitable, trouble));
    note(trouble);
    co_return trouble;
  }

  asio::awaitable<bool> one_exchange() {
    HeadParser head;
    head.header_limit(options_.header_bytes);
    // Judged once it is clear who asks. (Boost 1.74 takes every length as beyond a limit of none.)
    head.body_limit(std::numeric_limits<std::uint64_t>::max());
    if (const error_code trouble = co_await read_head(head); trouble) co_return co_await refuse(trouble);
    ++server_.counts.requests;
    Request request = head_of(head.get(), entry_.address, secure_);
    const bool has_body = !head.is_done();
    if (!has_body) {
      const bool keep = head.get().keep_alive();
      Response response = co_await answer(request);
      co_return co_await send(response, request, keep);
    }
    auto admission = co_await admit(request);
    if (admission.second) co_return co_await send(*admission.second, request, false);
    SpoolFile spool;
    int status = 0;
    if (admission.first.where == BodyPlan::Where::memory) {
      status = co_await read_to_memory(head, request, admission.first);
    } else {
      status = co_await read_to_file(head, request, admission.first, spool);
    }
    Response response = plain_problem(413, "too_large", "Content Too Large", "the body is larger than allowed here");
    if (status == 413) co_return co_await send(response, request, false);
    if (status != 0) co_return false;
    response = co_await answer(request);
    co_return co_await send(response, request, keep_alive_);
  }

  /// What arrived was no request. A reader that merely went away or was slow gets no words.
  asio::awaitable<bool> refuse(error_code trouble) {
    if (trouble.category() != wire::make_error_code(wire::error::end_of_stream).category() ||
        trouble == wire::error::end_of_stream || trouble == wire::error::partial_message)
      co_return false;
    const bool large = trouble == wire::error::header_limit;
    Response response = plain_problem(large ? 431 : 400, large ? "too_large" : "malformed",
                                      large ? "Request Header Fields Too Large" : "Bad Request",
                                      "this is not a request that the server understands");
    const Request nothing;
    co_return co_await send(response, nothing, false);
  }

  asio::awaitable<Response> answer(const Request& request) {
    deadline(std::chrono::hours(1));  // the worker's time, not the network's
    co_return co_await asio::co_spawn(
        server_.workers.get_executor(),
        [&]() -> asio::awaitable<Response> { co_return server_.application.answer(request); }, asio::use_awaitable);
  }

  asio::awaitable<std::pair<BodyPlan, std::optional<Response>>> admit(const Request& request) {
    using Admission = std::pair<BodyPlan, std::optional<Response>>;
    deadline(std::chrono::hours(1));
    co_return co_await asio::co_spawn(
        server_.workers.get_executor(),
        [&]() -> asio::awaitable<Admission> { co_return server_.application.admit(request); }, asio::use_awaitable);
  }

  /// Reads the body step by step; 0, or the status to refuse with (-1: the connection is of no more use).
  template <class Parser>
  asio::awaitable<int> read_body(Parser& parser, const BodyPlan& plan) {
    parser.body_limit(plan.limit_bytes);
    if (parser.content_length() && *parser.content_length() > plan.limit_bytes) co_return 413;
    error_code trouble;
    if (lower_case(parser.get()[wire::field::expect]) == "100-continue") {
      wire::response<wire::empty_body> go_on{wire::status::continue_, 11};
      deadline(options_.step_time);
      co_await wire::async_write(stream_, go_on, asio::redirect_error(asio::use_awaitable, trouble));
      if (note(trouble)) co_return -1;
    }
    const auto begin = Clock::now();
    std::uint64_t bytes = 0;
    while (!parser.is_done()) {
      deadline(options_.step_time);
      bytes +=
          co_await wire::async_read_some(stream_, buffer_, parser, asio::redirect_error(asio::use_awaitable, trouble));
      if (trouble == wire::error::body_limit) co_return 413;
      if (note(trouble)) co_return -1;
      const auto seconds =
          static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - begin).count());
      if (seconds > 10 && bytes / seconds < options_.least_bytes_per_second) {
        ++server_.counts.timed_out;
        co_return -1;
      }
    }
    keep_alive_ = parser.get().keep_alive();
    co_return 0;
  }

  asio::awaitable<int> read_to_memory(HeadParser& head, Request& request, const BodyPlan& plan) {
    wire::request_parser<wire::string_body> parser(std::move(head));
    const int status = co_await read_body(parser, plan);
    request.body = std::move(parser.get().body());
    co_return status;
  }

  asio::awaitable<int> read_to_file(HeadParser& head, Request& request, const BodyPlan& plan, SpoolFile& spool) {
    spool.path = options_.spool / fmt::format("body-{}-{}", ::getpid(), ++server_.bodies);
    const int file = ::open(spool.path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0) co_return -1;
    ::close(file);
    wire::request_parser<wire::file_body> parser(std::move(head));
    error_code trouble;
    parser.get().body().open(spool.path.c_str(), beast::file_mode::write, trouble);
    if (trouble) co_return -1;
    const int status = co_await read_body(parser, plan);
    parser.get().body().close();
    request.body_file = spool.path;
    co_return status;
  }

  wire::response_header<> head_of_answer(const Response& response) const {
    wire::response_header<> head;
    head.version(11);
    head.result(static_cast<unsigned>(response.status));
    head.set(wire::field::server, "meishi");
    for (const auto& [name, value] : response.headers)
      if (value.find_first_of("\r\n") == std::string::npos) head.insert(name, value);
    return head;
  }

  /// Whether the connection goes on.
  asio::awaitable<bool> send(Response& response, const Request& request, bool keep_alive) {
    if (response.stream_label) co_return co_await stream_events(response);
    keep_alive = keep_alive && !server_.stopping;
    if (!response.file.empty()) co_return co_await send_file(response, request, keep_alive);
    wire::response<wire::string_body> message(head_of_answer(response));
    message.keep_alive(keep_alive);
    message.body() = std::move(response.body);
    if (response.status != 204 && response.status != 304) message.content_length(message.body().size());
    if (request.method == "HEAD") message.body().clear();
    const bool sent = co_await write(message);
    co_return sent&& keep_alive;
  }

  asio::awaitable<bool> send_file(const Response& response, const Request& request, bool keep_alive) {
    SpoolFile used;
    if (response.after_sending == Response::AfterSending::remove_file) used.path = response.file;
    wire::response<wire::file_body> message(head_of_answer(response));
    error_code trouble;
    message.body().open(response.file.c_str(), beast::file_mode::scan, trouble);
    if (trouble) {
      Response gone = plain_problem(404, "not_found", "Not Found", "the file is not there any more");
      co_return co_await send(gone, request, keep_alive);
    }
    message.keep_alive(keep_alive);
    message.prepare_payload();
    if (request.method == "HEAD") {
      wire::response<wire::empty_body> head(message.base());
      head.content_length(message.body().size());
      const bool sent = co_await write(head);
      co_return sent&& keep_alive;
    }
    const bool sent = co_await write(message);
    co_return sent&& keep_alive;
  }

  /// Writes in steps, each with a deadline: a large answer may take long, a reader that stands still may not.
  template <class Message>
  asio::awaitable<bool> write(Message& message) {
    wire::response_serializer<typename Message::body_type> serializer(message);
    error_code trouble;
    while (!serializer.is_done()) {
      deadline(options_.step_time);
      co_await wire::async_write_some(stream_, serializer, asio::redirect_error(asio::use_awaitable, trouble));
      if (note(trouble)) co_return false;
    }
    co_return true;
  }

  asio::awaitable<bool> write_text(const std::string& text) {
    error_code trouble;
    deadline(options_.step_time);
    co_await asio::async_write(stream_, asio::buffer(text), asio::redirect_error(asio::use_awaitable, trouble));
    co_return !note(trouble);
  }

  /// Server-sent events until the reader goes, the stream is ended or the server stops.
  asio::awaitable<bool> stream_events(const Response& response) {
    wire::response<wire::empty_body> head(head_of_answer(response));
    head.keep_alive(false);
    const bool begun = co_await write(head);
    if (!begun) co_return false;
    RegisteredStream registered(server_, *response.stream_label);
    OpenStream& stream = registered.entry();
    std::string text = ":\n\n" + response.body;
    entry_.idle = true;
    while (!stream.ended && !server_.stopping) {
      const bool written = co_await write_text(text);
      if (!written) co_return false;
      text.clear();
      error_code woken;
      if (stream.waiting.empty()) {
        stream.wake.expires_after(std::chrono::seconds(15));
        co_await stream.wake.async_wait(asio::redirect_error(asio::use_awaitable, woken));
      }
      for (const std::string& event : stream.waiting) text += event;
      stream.waiting.clear();
      if (text.empty()) text = ":\n\n";  // a sign of life
    }
    co_return false;
  }

  Server::State& server_;
  const ServerOptions& options_;
  Stream& stream_;
  OpenConnection& entry_;
  bool secure_;
  bool first_ = true;
  bool keep_alive_ = false;
  beast::flat_buffer buffer_{128 * 1024};
};

/// Says that no more comes and lets the other end take what was sent: closing at once could tear it away.
asio::awaitable<void> close_gently(beast::tcp_stream& stream) {
  error_code trouble;
  stream.socket().shutdown(tcp::socket::shutdown_send, trouble);
  char rest[4096];
  const auto until = Clock::now() + std::chrono::seconds(2);
  while (!trouble && Clock::now() < until) {
    stream.expires_after(std::chrono::seconds(1));
    co_await stream.async_read_some(asio::buffer(rest), asio::redirect_error(asio::use_awaitable, trouble));
  }
}

asio::awaitable<void> converse(Server::State& server, tcp::socket socket, std::string address) {
  beast::tcp_stream stream(std::move(socket));
  Registered registered(server, stream, std::move(address));
  Conversation<beast::tcp_stream> conversation(server, stream, registered.entry(), false);
  co_await conversation.hold();
  co_await close_gently(stream);
}

asio::awaitable<void> converse_secretly(Server::State& server, tcp::socket socket, std::string address) {
  beast::ssl_stream<beast::tcp_stream> stream(std::move(socket), *server.tls);
  Registered registered(server, stream.next_layer(), std::move(address));
  error_code trouble;
  stream.next_layer().expires_after(server.options.head_time);
  co_await stream.async_handshake(asio::ssl::stream_base::server, asio::redirect_error(asio::use_awaitable, trouble));
  if (trouble) co_return;
  Conversation<beast::ssl_stream<beast::tcp_stream>> conversation(server, stream, registered.entry(), true);
  co_await conversation.hold();
  stream.next_layer().expires_after(std::chrono::seconds(2));
  co_await stream.async_shutdown(asio::redirect_error(asio::use_awaitable, trouble));
}

}  // namespace

void serve_connection(Server::State& server, tcp::socket socket) {
  error_code trouble;
  const auto end = socket.remote_endpoint(trouble);
  if (trouble) return;
  const std::string address = end.address().to_string();
  const auto known = server.per_address.find(address);
  if (server.open.size() >= static_cast<std::size_t>(server.options.connections) ||
      (known != server.per_address.end() && known->second >= server.options.connections_per_address)) {
    ++server.counts.turned_away;
    return;  // closes the socket
  }
  socket.set_option(tcp::no_delay(true), trouble);
  const auto talk = server.tls ? converse_secretly : converse;
  asio::co_spawn(server.io, talk(server, std::move(socket), address), asio::detached);
}

}  // namespace review::http
