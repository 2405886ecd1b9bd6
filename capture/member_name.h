#pragma once

#include <string>
#include <string_view>

namespace capture {

/// The name of an archive's member as UTF-8. Archives say badly or not at all how names are written: well-formed UTF-8
/// is taken as such; else Shift_JIS as Windows writes it in Japan (CP932); else what is not ASCII becomes U+FFFD, as
/// do control characters.
std::string readable_name(std::string_view bytes);

}  // namespace capture
