#pragma once

#include <string>
#include <vector>

#include "card/card_text.h"
#include "ocr/line_reader.h"
#include "ocr/upright.h"

namespace ocr {

/// Writings that the card model does not know, Korean and Chinese, each with a model of Tesseract's that is used where
/// it is installed (tesseract-ocr-kor, tesseract-ocr-chi-tra, tesseract-ocr-chi-sim).

/// The model whose writing the card is in: it reads the lines that the card model reads badly, and reads them well.
/// "" for Japanese and Western cards, most of which cost no further reading. Every line of the view has been read once;
/// those of a card in Hangul are found and read anew.
std::string find_guest(View& view, LineReader& reader);

/// Reads the lines of a card in that writing again and keeps the better reading of each: `text` of such a line holds
/// nothing but the guest's, since words of another language are no evidence. Tells which lines it took.
std::vector<bool> read_as_guest(const std::string& model, View& view, LineReader& reader);

}  // namespace ocr
