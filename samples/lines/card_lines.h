#pragma once

#include <vector>

#include "samples/generator/picture.h"
#include "samples/lines/lstmf.h"

namespace samples {

/// The lines of a picture's cards as the program itself finds and cuts them for reading: straightened, with the
/// margins, neighbours and breaks of columns that the card finder and the line finder leave. Lines that it does not
/// find, or not as one, are left out. Columns come laid out from left to right, and their text lacks the signs that
/// shape alone gives away (ocr/line_pictures.h). Names are left empty.
std::vector<TrainingLine> lines_as_found(const Picture& picture);

}  // namespace samples
