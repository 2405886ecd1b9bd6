#pragma once

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "card/result.h"
#include "review/http/message.h"
#include "review/problem_code.h"

/// Ways for an endpoint to end early.
namespace review {

/// Ends an endpoint with a problem document (RFC 9457). Never leaves review/: answer() catches it.
struct Refusal {
  int status = 400;
  ProblemCode code = ProblemCode::malformed;
  std::string detail = {};   ///< one sentence for people
  std::string pointer = {};  ///< JSON pointer or name of the value at fault
  std::vector<http::Header> headers = {};
};

/// The value of a result; an error becomes a Refusal: database 503, wrong_use 409, bad_input 422, the rest 500.
template <class T>
T must(card::Result<T> result);
[[noreturn]] void refuse(const card::Error& error);

template <class T>
T must(card::Result<T> result) {
  if (!result) refuse(result.error());
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

http::Response to_response(const Refusal& refusal);
const char* title_of_status(int status);

}  // namespace review
