#include <algorithm>
#include <cmath>

#include "card/card_reading.h"
#include "card/card_text.h"
#include "card/contact.h"
#include "card/geometry.h"
#include "card/result.h"

namespace card {

const char* to_string(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::bad_input: return "bad_input";
    case ErrorKind::wrong_use: return "wrong_use";
    case ErrorKind::database: return "database";
    case ErrorKind::missing_component: return "missing_component";
    case ErrorKind::internal: break;
  }
  return "internal";
}

const char* to_string(PhoneKind kind) {
  switch (kind) {
    case PhoneKind::work: return "work";
    case PhoneKind::direct: return "direct";
    case PhoneKind::mobile: return "mobile";
    case PhoneKind::fax: return "fax";
    case PhoneKind::toll_free: return "toll_free";
    case PhoneKind::other: break;
  }
  return "other";
}

const char* to_string(Decision decision) {
  switch (decision) {
    case Decision::accept: return "accept";
    case Decision::review: return "review";
    case Decision::not_a_card: break;
  }
  return "not_a_card";
}

Bounds bounds(const Quad& quad) {
  const auto [left, right] =
      std::minmax_element(quad.corners.begin(), quad.corners.end(), [](Point a, Point b) { return a.x < b.x; });
  const auto [top, bottom] =
      std::minmax_element(quad.corners.begin(), quad.corners.end(), [](Point a, Point b) { return a.y < b.y; });
  return {left->x, top->y, right->x, bottom->y};
}

Quad quad_from_bounds(const Bounds& b) {
  return {{Point{b.left, b.top}, Point{b.right, b.top}, Point{b.right, b.bottom}, Point{b.left, b.bottom}}};
}

std::string Reading::text() const {
  std::string all;
  for (const Symbol& symbol : symbols) all += symbol.text;
  return all;
}

float Reading::confidence() const {
  double log_sum = 0;
  int count = 0;
  for (const Symbol& symbol : symbols) {
    if (symbol.text == " ") continue;
    log_sum += std::log(std::max(symbol.confidence, 1e-6F));
    ++count;
  }
  return count == 0 ? 0.0F : static_cast<float>(std::exp(log_sum / count));
}

}  // namespace card
