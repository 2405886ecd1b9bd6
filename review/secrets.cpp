#include "review/secrets.h"

#include <array>
#include <cstdlib>
#include <semaphore>

#include <sodium.h>

namespace review {
namespace {

// Sodium prepares itself on first use; it fails only where the system gives no random numbers.
void require_sodium() {
  static const int ready = sodium_init();
  if (ready < 0) std::abort();
}

std::counting_semaphore<2>& hashing_places() {
  static std::counting_semaphore<2> places(2);
  return places;
}

/// At most two hashes at once: a flood of sign-ins must not take all memory and processors.
class Place {
 public:
  Place() { hashing_places().acquire(); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() { hashing_places().release(); }
};

}  // namespace

std::string hash_password(std::string_view password) {
  require_sodium();
  const Place place;
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                            crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0)
    std::abort();  // out of memory
  return hash.data();
}

bool password_fits(std::string_view password, const std::string& hash) {
  require_sodium();
  static const std::string nobodys = hash_password(random_token());
  const Place place;
  const std::string& held = hash.empty() ? nobodys : hash;
  return crypto_pwhash_str_verify(held.c_str(), password.data(), password.size()) == 0 && !hash.empty();
}

std::string random_token() {
  require_sodium();
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::array<char, sodium_base64_ENCODED_LEN(32, kVariant)> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  return text.data();
}

std::string hash_token(std::string_view token) {
  require_sodium();
  std::array<unsigned char, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(token.data()), token.size(),
                     nullptr, 0);
  std::array<char, 65> text{};
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  return text.data();
}

bool same_secret(std::string_view a, std::string_view b) {
  require_sodium();
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string random_password() {
  require_sodium();
  constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  std::string password;
  for (int i = 0; i < 20; ++i) password += kLetters[randombytes_uniform(static_cast<std::uint32_t>(kLetters.size()))];
  return password;
}

}  // namespace review
