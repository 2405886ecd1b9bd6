// The server speaks TLS itself, with a certificate of its own.

#include <filesystem>
#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "tests/review/served.h"

namespace {

template <auto release>
struct Release {
  template <class T>
  void operator()(T* held) const {
    release(held);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Bio = std::unique_ptr<BIO, Release<BIO_free_all>>;
using Context = std::unique_ptr<SSL_CTX, Release<SSL_CTX_free>>;

/// Writes a key and a certificate that it signed itself, for a day.
void write_certificate(const std::filesystem::path& certificate_file, const std::filesystem::path& key_file) {
  const Key key(EVP_EC_gen("P-256"));
  const Certificate certificate(X509_new());
  X509_set_version(certificate.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 24 * 60 * 60);
  X509_set_pubkey(certificate.get(), key.get());
  X509_NAME* name = X509_get_subject_name(certificate.get());
  const std::string host = "localhost";
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(host.c_str()), -1, -1, 0);
  X509_set_issuer_name(certificate.get(), name);
  ASSERT_GT(X509_sign(certificate.get(), key.get(), EVP_sha256()), 0);
  const Bio certificate_out(BIO_new_file(certificate_file.c_str(), "w"));
  ASSERT_EQ(PEM_write_bio_X509(certificate_out.get(), certificate.get()), 1);
  const Bio key_out(BIO_new_file(key_file.c_str(), "w"));
  ASSERT_EQ(PEM_write_bio_PrivateKey(key_out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr), 1);
}

/// One request over TLS up to `most`; what came back, empty where no connection came about.
std::string ask(std::uint16_t port, int most, const std::string& request) {
  const Context context(SSL_CTX_new(TLS_client_method()));
  SSL_CTX_set_max_proto_version(context.get(), most);
  SSL_CTX_set_security_level(context.get(), 0);  // so that the server is the one to refuse
  const Bio connection(BIO_new_ssl_connect(context.get()));
  BIO_set_conn_hostname(connection.get(), ("127.0.0.1:" + std::to_string(port)).c_str());
  if (BIO_do_connect(connection.get()) <= 0 || BIO_do_handshake(connection.get()) <= 0) return {};
  BIO_write(connection.get(), request.data(), static_cast<int>(request.size()));
  std::string received;
  char part[4096];
  for (int read; (read = BIO_read(connection.get(), part, sizeof part)) > 0;)
    received.append(part, static_cast<std::size_t>(read));
  return received;
}

class Tls : public testing::Test {
 protected:
  review::ServeOptions options() {
    review::ServeOptions options;
    options.server.tls_certificate = folder_.path() / "certificate.pem";
    options.server.tls_key = folder_.path() / "key.pem";
    write_certificate(options.server.tls_certificate, options.server.tls_key);
    return options;
  }

  support::TemporaryFolder folder_;
};

TEST_F(Tls, answers_over_tls_and_to_nothing_else) {
  const Served served(options());
  const std::string request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  const Answer answer = parse_answer(ask(served.port(), TLS1_3_VERSION, request));
  EXPECT_EQ(answer.status, 200);
  EXPECT_FALSE(answer.header("strict-transport-security").empty());
  EXPECT_EQ(parse_answer(ask(served.port(), TLS1_2_VERSION, request)).status, 200);
  EXPECT_EQ(ask(served.port(), TLS1_1_VERSION, request), "") << "too old";
  EXPECT_NE(served.client().send("GET", "/healthz").status, 200) << "in the clear";
}

TEST_F(Tls, the_cookie_is_for_tls_alone) {
  Served served(options());
  served.add_user("taro", store::Role::viewer, {}, "a password of some length");
  const std::string body = R"({"name": "taro", "password": "a password of some length"})";
  const Answer answer = parse_answer(ask(served.port(), TLS1_3_VERSION,
                                         "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                         "Content-Type: application/json\r\nContent-Length: " +
                                             std::to_string(body.size()) + "\r\n\r\n" + body));
  EXPECT_EQ(answer.status / 100, 2) << answer.body;
  EXPECT_NE(answer.header("set-cookie").find("Secure"), std::string::npos);
}

TEST_F(Tls, a_file_that_is_no_certificate_is_named) {
  review::ServeOptions wrong = options();
  wrong.database = "sqlite:" + (folder_.path() / "meishi.db").string();
  wrong.server.port = 0;
  std::swap(wrong.server.tls_certificate, wrong.server.tls_key);
  const auto serving = review::Serving::open(std::move(wrong));
  ASSERT_FALSE(serving);
  EXPECT_NE(serving.error().message.find("key.pem: not a certificate chain"), std::string::npos)
      << serving.error().message;
}

}  // namespace
