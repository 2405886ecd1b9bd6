#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace card {

/// What kind of trouble an expected failure is. Each kind maps to one exit code (docs/errors.md).
enum class ErrorKind {
  bad_input,          ///< one file or row cannot be used; the rest goes on
  wrong_use,          ///< the caller asked for something that makes no sense
  database,           ///< the database cannot be opened, read or written
  missing_component,  ///< a model, dictionary or program that meishi needs is not installed
  internal,           ///< a bug, or the machine failed under us
};

/// The spelling used in JSON: "bad_input", "wrong_use", ...
const char* to_string(ErrorKind kind);

/// One expected failure. The message is one sentence: the thing, the reason, what to do.
/// It never carries text that was read from a card.
struct Error {
  ErrorKind kind = ErrorKind::internal;
  std::string message;
};

template <class T>
using Result = tl::expected<T, Error>;

/// `return card::fail(ErrorKind::bad_input, "scan-07.png: not a readable picture; try converting it to PNG");`
inline tl::unexpected<Error> fail(ErrorKind kind, std::string message) {
  return tl::unexpected<Error>(Error{kind, std::move(message)});
}

}  // namespace card
