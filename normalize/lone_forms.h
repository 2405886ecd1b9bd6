#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "normalize/labelling.h"

namespace normalize {

/// Whether a text is a legal form and nothing more: 株式会社, "GmbH & Co. KG", "& Co.".
bool is_form_alone(std::string_view text);

/// A legal form on a line of its own, and the line with the name that it belongs to: beside it on its row or in its
/// column, else the nearest one below or above (in Western print above).
struct LoneForm {
  std::size_t line = 0, name_line = 0;
  bool in_front = false;  ///< before the name
};
std::vector<LoneForm> lone_forms(const CardFeatures& features, const CardContext& context);

/// Labels such a form and its name as a company where nothing better is known of the name.
void settle_lone_forms(const std::vector<LoneForm>& forms, std::vector<Segment>& segments);

}  // namespace normalize
