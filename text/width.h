#pragma once

#include <string>
#include <string_view>

namespace text {

/// Unicode NFKC. For match keys and ASCII-only fields alone: it destroys compatibility ideographs.
std::string nfkc(std::string_view utf8);

/// Full-width ASCII (Ａ１＠－) and the ideographic space to ASCII; nothing else changes.
std::string to_narrow(std::string_view utf8);

/// Every dash, minus and hyphen (‐ ‑ – — ― − ─ － and, between digits or Latin letters, ー 一) to '-'
/// where a digit or Latin letter stands on both sides; elsewhere nothing changes.
std::string fold_dashes(std::string_view utf8);

/// Without any blanks (ASCII, no-break, ideographic).
std::string without_blanks(std::string_view utf8);

/// Runs of blanks to one ASCII blank, none at the ends.
std::string squeeze_blanks(std::string_view utf8);

}  // namespace text
