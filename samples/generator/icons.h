#pragma once

#include "samples/generator/sheet.h"
#include "samples/generator/typeset.h"

namespace samples {

/// The icon as if it were a character of that size.
SetLine icon_line(Icon icon, double size_px);

}  // namespace samples
