#pragma once

#include <string_view>

#include "normalize/origin.h"

namespace normalize {

/// Whether a Korean or Chinese word is an academic degree with its field (문학박사, 工學博士): never a post.
bool is_east_degree(std::string_view text, Manner manner);

/// Whether a word is a licence or a degree (건축사, 공인회계사, 會計師): a qualification beside a post,
/// what the person is where it stands alone.
bool is_east_licence(std::string_view text, Manner manner);

}  // namespace normalize
