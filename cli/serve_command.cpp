// meishi serve: the web page, the HTTP API and the workers, until stopped.

#include <charconv>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/interruption.h"
#include "cli/number_option.h"
#include "review/page_files.h"
#include "review/serve.h"

namespace cli {
namespace {

/// "127.0.0.1:8080", "[::1]:8080", ":8080" or "8080".
struct Endpoint {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
};

std::optional<Endpoint> parse_endpoint(std::string text) {
  Endpoint endpoint;
  const std::size_t colon = text.rfind(':');
  const std::string port = colon == std::string::npos ? text : text.substr(colon + 1);
  if (colon != std::string::npos && colon > 0) endpoint.address = text.substr(0, colon);
  if (endpoint.address.starts_with('[') && endpoint.address.ends_with(']'))
    endpoint.address = endpoint.address.substr(1, endpoint.address.size() - 2);
  if (endpoint.address == "localhost") endpoint.address = "127.0.0.1";
  const auto read = std::from_chars(port.data(), port.data() + port.size(), endpoint.port);
  if (port.empty() || read.ec != std::errc() || read.ptr != port.data() + port.size()) return std::nullopt;
  return endpoint;
}

bool is_loopback(const std::string& address) { return address.starts_with("127.") || address == "::1"; }

std::string to_text(const Endpoint& endpoint, std::uint16_t port) {
  const bool six = endpoint.address.find(':') != std::string::npos;
  return fmt::format("{}{}{}:{}", six ? "[" : "", endpoint.address, six ? "]" : "", port);
}

class ServeCommand : public Command {
 public:
  const char* name() const override { return "serve"; }
  const char* summary() const override { return "Serve the web page and the HTTP API, with workers"; }

  void declare(CLI::App& app) override {
    app.add_option("--listen", listen_, "Address and port")->type_name("ADDRESS:PORT")->capture_default_str();
    app.add_option("--tls-cert", tls_cert_, "Certificate chain (PEM); with --tls-key the server speaks HTTPS")
        ->type_name("FILE");
    app.add_option("--tls-key", tls_key_, "Private key of the certificate (PEM)")->type_name("FILE");
    app.add_option("--trusted-proxy", proxies_,
                   "Address of a reverse proxy that is believed: X-Forwarded-For, X-Forwarded-Proto")
        ->type_name("ADDRESS");
    app.add_option("--proxy-user-header", proxy_header_,
                   "Header in which the trusted proxy names the user who signed in there")
        ->type_name("NAME");
    app.add_flag("--insecure", insecure_, "Serve other addresses than loopback without TLS or a trusted proxy");
    app.add_option("--page", page_, "Folder of the built web page (default: beside the program)")->type_name("FOLDER");
    app.add_option("--workers", workers_, "Threads that read cards; 0: none here (default: one per core)")
        ->check(CLI::Range(0, 1024));
    app.add_option("--upload-limit", upload_mib_, "Largest upload")
        ->check(whole_number())
        ->type_name("MiB")
        ->capture_default_str();
    app.add_option("--session-hours", session_hours_, "How long a session lives without use")
        ->check(whole_number())
        ->capture_default_str();
    app.add_option("--rate-limit", rate_limit_, "Requests a second of one user in the long run")
        ->check(positive_number())
        ->capture_default_str();
    app.add_option("--connections", connections_, "Connections at once")->check(whole_number())->capture_default_str();
  }

  ExitCode run(const CommonOptions& common, Console& console) override {
    const auto endpoint = parse_endpoint(listen_);
    if (!endpoint) return wrong_use(console, listen_ + ": not an address and port; give one such as 127.0.0.1:8080");
    if (tls_cert_.empty() != tls_key_.empty())
      return wrong_use(console, "TLS needs both a certificate and its key; give --tls-cert and --tls-key");
    if (!proxy_header_.empty() && proxies_.empty())
      return wrong_use(console, "--proxy-user-header needs to know whom to believe; give --trusted-proxy too");
    if (!is_loopback(endpoint->address) && tls_cert_.empty() && proxies_.empty() && !insecure_)
      return wrong_use(console, fmt::format("{}: other machines are served only with TLS (--tls-cert, --tls-key) or "
                                            "behind a trusted proxy (--trusted-proxy); --insecure forces it",
                                            endpoint->address));
    const Interruption interruption;
    auto serving = review::Serving::open(options(common, *endpoint, console));
    if (!serving) {
      console.error(serving.error());
      return exit_code(serving.error().kind);
    }
    announce(*serving, *endpoint, common, console);
    const std::stop_callback on_stop(interruption.token(), [&] { serving->stop(); });
    serving->run();
    console.remark("Stopped.");
    return ExitCode::ok;
  }

 private:
  static ExitCode wrong_use(Console& console, const std::string& message) {
    console.error(message);
    return ExitCode::wrong_use;
  }

  review::ServeOptions options(const CommonOptions& common, const Endpoint& endpoint, Console& console) const {
    review::ServeOptions options;
    options.database = common.database;
    options.store = store_options(common);
    options.server.address = endpoint.address;
    options.server.port = endpoint.port;
    options.server.tls_certificate = tls_cert_;
    options.server.tls_key = tls_key_;
    options.server.connections = connections_;
    options.server.connections_per_address = connections_;
    options.page = page_.empty() ? review::usual_page_folder() : std::filesystem::path(page_);
    options.readers = workers_;
    options.trusted_proxies = proxies_;
    options.proxy_user_header = proxy_header_;
    options.upload_bytes = upload_mib_ << 20U;
    options.session_time = std::chrono::hours(session_hours_);
    options.requests_per_second = rate_limit_;
    options.version = MEISHI_VERSION;
    options.remark = [&console](const std::string& text) { console.remark(text); };
    for (char& c : options.proxy_user_header) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return options;
  }

  void announce(const review::Serving& serving, const Endpoint& endpoint, const CommonOptions& common,
                Console& console) const {
    const std::string url =
        fmt::format("{}://{}/", tls_cert_.empty() ? "http" : "https", to_text(endpoint, serving.port()));
    if (common.json) console.result(fmt::format(R"({{"url":"{}"}})", url));
    console.remark("Serving " + url);
    const auto administrator = serving.has_administrator();
    if (administrator && !*administrator)
      console.remark(
          fmt::format("Nobody can sign in yet. Make the first administrator in another terminal:\n"
                      "  meishi user add NAME --role administrator --database {}",
                      common.database));
  }

  std::string listen_ = "127.0.0.1:8080", tls_cert_, tls_key_, proxy_header_, page_;
  std::vector<std::string> proxies_;
  bool insecure_ = false;
  int workers_ = -1, session_hours_ = 12, connections_ = 4000;
  double rate_limit_ = 200;
  std::uint64_t upload_mib_ = 512;
};

}  // namespace

std::unique_ptr<Command> make_serve_command() { return std::make_unique<ServeCommand>(); }

}  // namespace cli
