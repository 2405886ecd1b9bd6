#pragma once

#include <filesystem>
#include <iterator>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>

#include "review/http/server_state.h"

/// Private to review/http: what the server knows about a connection for as long as it lives.
namespace review::http {

/// Keeps the books on a connection for as long as it lives.
class Registered {
 public:
  Registered(Server::State& server, beast::tcp_stream& socket, std::string address) : server_(server) {
    ++server.counts.connections;
    ++server.counts.open_connections;
    ++server.per_address[address];
    server.open.push_back({.socket = &socket, .address = std::move(address)});
    entry_ = std::prev(server.open.end());
  }
  Registered(const Registered&) = delete;
  Registered& operator=(const Registered&) = delete;
  ~Registered() {
    --server_.counts.open_connections;
    if (--server_.per_address[entry_->address] == 0) server_.per_address.erase(entry_->address);
    server_.open.erase(entry_);
    if (server_.stopping && server_.open.empty()) server_.drain_timer.cancel();
  }
  OpenConnection& entry() { return *entry_; }

 private:
  Server::State& server_;
  std::list<OpenConnection>::iterator entry_;
};

/// The same for an event stream.
class RegisteredStream {
 public:
  RegisteredStream(Server::State& server, std::string label) : server_(server) {
    ++server.counts.streams;
    server.streams.push_back({.label = label, .wake = asio::steady_timer(server.io)});
    entry_ = std::prev(server.streams.end());
    const std::scoped_lock lock(server.labels_mutex);
    key_ = server.labels.emplace(std::move(label), 0);
  }
  RegisteredStream(const RegisteredStream&) = delete;
  RegisteredStream& operator=(const RegisteredStream&) = delete;
  ~RegisteredStream() {
    --server_.counts.streams;
    {
      const std::scoped_lock lock(server_.labels_mutex);
      server_.labels.erase(key_);
    }
    server_.streams.erase(entry_);
  }
  OpenStream& entry() { return *entry_; }

 private:
  Server::State& server_;
  std::list<OpenStream>::iterator entry_;
  std::multimap<std::string, int>::iterator key_;
};

/// Removes a file when it goes out of scope.
struct SpoolFile {
  std::filesystem::path path = {};
  SpoolFile() = default;
  SpoolFile(const SpoolFile&) = delete;
  SpoolFile& operator=(const SpoolFile&) = delete;
  ~SpoolFile() {
    std::error_code ignored;
    if (!path.empty()) std::filesystem::remove(path, ignored);
  }
};

}  // namespace review::http
