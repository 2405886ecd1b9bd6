#pragma once

#include "review/refusal.h"

namespace review::api {

/// must() for a page of a list, whose one wrong use is a cursor that is none: that is 400.
template <class T>
T must_page(card::Result<T> page) {
  if (!page && page.error().kind == card::ErrorKind::wrong_use)
    throw Refusal{400, ProblemCode::malformed, page.error().message};
  return must(std::move(page));
}

}  // namespace review::api
