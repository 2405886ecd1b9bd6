#include "tests/review/http_client.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>

std::string Answer::header(std::string_view name) const {
  for (const auto& [known, value] : headers)
    if (known == name) return value;
  return {};
}

Connection::Connection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) std::abort();
  const timeval patience{10, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

Connection::~Connection() { ::close(socket_); }

void Connection::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // the server has said enough
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

std::string Connection::receive_until(std::string_view wanted) const {
  std::string received;
  char step[16 * 1024];
  while (wanted.empty() || received.find(wanted) == std::string::npos) {
    const ssize_t got = ::recv(socket_, step, sizeof step, 0);
    if (got <= 0) break;
    received.append(step, static_cast<std::size_t>(got));
  }
  return received;
}

bool Connection::is_closed_within(int milliseconds) const {
  pollfd wait{socket_, POLLIN, 0};
  char byte = 0;
  return ::poll(&wait, 1, milliseconds) == 1 && ::recv(socket_, &byte, 1, 0) <= 0;
}

Answer parse_answer(std::string_view bytes) {
  Answer answer;
  const std::size_t end = bytes.find("\r\n\r\n");
  if (!bytes.starts_with("HTTP/1.1 ") || end == std::string_view::npos) return answer;
  answer.status = std::atoi(std::string(bytes.substr(9, 3)).c_str());
  std::string_view head = bytes.substr(0, end + 2);
  head.remove_prefix(head.find("\r\n") + 2);
  while (!head.empty()) {
    const std::size_t line_end = head.find("\r\n"), colon = head.find(':');
    std::string name(head.substr(0, colon));
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    std::string_view value = head.substr(colon + 1, line_end - colon - 1);
    if (value.starts_with(' ')) value.remove_prefix(1);
    answer.headers.emplace_back(name, value);
    head.remove_prefix(line_end + 2);
  }
  answer.body = bytes.substr(end + 4);
  return answer;
}

Answer HttpClient::send_raw(std::string_view bytes) const {
  const Connection connection(port_);
  connection.send(bytes);
  return parse_answer(connection.receive_until(""));
}

Answer HttpClient::send(std::string_view method, std::string_view target, const Headers& headers,
                        std::string_view body) const {
  std::string request = fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n", method, target);
  for (const auto& [name, value] : headers) request += name + ": " + value + "\r\n";
  if (!body.empty() || method == "POST" || method == "PUT" || method == "PATCH")
    request += fmt::format("Content-Length: {}\r\n", body.size());
  return send_raw(request + "\r\n" + std::string(body));
}
