#include "review/http/server.h"

#include <set>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>

#include "review/http/server_state.h"

namespace review::http {
namespace {

using asio::ip::tcp;
using boost::system::error_code;

card::Result<void> load_certificate(Server::State& state) {
  const ServerOptions& options = state.options;
  if (options.tls_certificate.empty() && options.tls_key.empty()) return {};
  auto& tls = state.tls.emplace(asio::ssl::context::tls_server);
  tls.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                  asio::ssl::context::no_tlsv1_1);
  error_code trouble;
  tls.use_certificate_chain_file(options.tls_certificate.string(), trouble);
  if (trouble)
    return card::fail(card::ErrorKind::wrong_use,
                      fmt::format("{}: not a certificate chain in PEM form ({}); give the file with the server's "
                                  "certificate first",
                                  options.tls_certificate.string(), trouble.message()));
  tls.use_private_key_file(options.tls_key.string(), asio::ssl::context::pem, trouble);
  if (trouble)
    return card::fail(card::ErrorKind::wrong_use,
                      fmt::format("{}: not the private key of the certificate ({}); give its PEM file without a "
                                  "passphrase",
                                  options.tls_key.string(), trouble.message()));
  return {};
}

card::Result<void> listen(Server::State& state) {
  const ServerOptions& options = state.options;
  error_code trouble;
  const auto address = asio::ip::make_address(options.address, trouble);
  const tcp::endpoint endpoint(address, options.port);
  if (!trouble) state.acceptor.open(endpoint.protocol(), trouble);
  if (!trouble) state.acceptor.set_option(tcp::acceptor::reuse_address(true), trouble);
  if (!trouble) state.acceptor.bind(endpoint, trouble);
  if (!trouble) state.acceptor.listen(1024, trouble);
  if (!trouble) return {};
  return card::fail(card::ErrorKind::wrong_use,
                    fmt::format("{}:{}: cannot be listened on ({}); choose another address or port with --listen",
                                options.address, options.port, trouble.message()));
}

asio::awaitable<void> accept_connections(Server::State& state) {
  while (!state.stopping) {
    error_code trouble;
    tcp::socket socket = co_await state.acceptor.async_accept(asio::redirect_error(asio::use_awaitable, trouble));
    if (state.stopping || trouble == asio::error::operation_aborted) co_return;
    if (!trouble) {
      serve_connection(state, std::move(socket));
      continue;
    }
    // No descriptors left: those in use come back; trying at once would burn the processor.
    asio::steady_timer pause(state.io, std::chrono::milliseconds(100));
    co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, trouble));
  }
}

void close_idle_connections(Server::State& state) {
  for (const OpenConnection& connection : state.open)
    if (connection.idle) connection.socket->cancel();
}

void end_stream(OpenStream& stream) {
  stream.ended = true;
  stream.wake.cancel();
}

void begin_stopping(Server::State& state) {
  if (state.stopping) return;
  state.stopping = true;
  error_code ignored;
  state.acceptor.close(ignored);
  for (OpenStream& stream : state.streams) end_stream(stream);
  close_idle_connections(state);
  state.drain_timer.expires_after(state.options.drain_time);
  state.drain_timer.async_wait([&state](error_code) {
    for (const OpenConnection& connection : state.open) connection.socket->cancel();
  });
  if (state.open.empty()) state.drain_timer.cancel();
}

}  // namespace

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::Server(Server&&) noexcept = default;
Server::~Server() = default;

card::Result<Server> Server::open(const ServerOptions& options, Application& application) {
  auto state = std::make_unique<State>(options, application);
  if (auto loaded = load_certificate(*state); !loaded) return tl::unexpected(loaded.error());
  if (auto listening = listen(*state); !listening) return tl::unexpected(listening.error());
  return Server(std::move(state));
}

std::uint16_t Server::port() const { return state_->acceptor.local_endpoint().port(); }
const ServerCounts& Server::counts() const { return state_->counts; }

void Server::run() {
  State& state = *state_;
  asio::co_spawn(state.io, [&state] { return accept_connections(state); }, asio::detached);
  state.io.run();
  state.workers.join();
}

void Server::stop() {
  asio::post(state_->io, [&state = *state_] { begin_stopping(state); });
}

void Server::send(const std::string& label, std::string event) {
  asio::post(state_->io, [&state = *state_, label, event = std::move(event)] {
    for (OpenStream& stream : state.streams) {
      if (stream.label != label) continue;
      stream.waiting.push_back(event);
      stream.ended = stream.ended || stream.waiting.size() > OpenStream::kMostWaiting;
      stream.wake.cancel();
    }
  });
}

std::vector<std::string> Server::stream_labels() const {
  const std::scoped_lock lock(state_->labels_mutex);
  std::set<std::string> labels;
  for (const auto& [label, unused] : state_->labels) labels.insert(label);
  return {labels.begin(), labels.end()};
}

void Server::end_streams(const std::string& label) {
  asio::post(state_->io, [&state = *state_, label] {
    for (OpenStream& stream : state.streams)
      if (stream.label == label) end_stream(stream);
  });
}

}  // namespace review::http
