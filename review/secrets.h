#pragma once

#include <string>
#include <string_view>

/// Passwords and tokens. Everything here may be called from any thread; hashing a password takes tenths of a second
/// and 64 MiB, so few are hashed at once (the others wait).
namespace review {

/// Argon2id (RFC 9106) with libsodium's interactive limits; the result names its own parameters and salt.
std::string hash_password(std::string_view password);
/// An empty hash never fits, but takes as long: the time does not tell whether a user exists.
bool password_fits(std::string_view password, const std::string& hash);

/// 256 random bits as 43 letters, digits, '-' and '_'.
std::string random_token();
/// What the database keeps of a token: 64 hex digits of BLAKE2b. Tokens are random, so they need no slow hash.
std::string hash_token(std::string_view token);

/// Compares in a time that does not depend on where they differ.
bool same_secret(std::string_view a, std::string_view b);

/// Random letters and digits without look-alikes, for a password that is told to somebody.
std::string random_password();

}  // namespace review
