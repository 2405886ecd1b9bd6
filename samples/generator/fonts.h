#pragma once

#include <string>
#include <vector>

#include "samples/generator/random.h"
#include "samples/generator/sets.h"
#include "samples/generator/sheet.h"

namespace samples {

enum class Face { gothic, mincho, brush };

/// A font family that cards may be set in.
struct FontFamily {
  std::string name;
  Set set;
  bool japanese;        ///< else Latin only
  Face face;            ///< Latin: gothic is sans serif, mincho is serif
  bool vertical;        ///< has vertical forms
  bool bold;            ///< has a bold cut of its own
  const char* package;  ///< where it comes from
};

/// The installed families of a set. Names that are not installed are left out.
class Fonts {
 public:
  /// `extra_folder`: fonts that are not installed in the system (samples/fonts/fetch_test_fonts); may be empty.
  Fonts(Set set, const std::string& extra_folder);
  /// These families and no others, all of them plain ones with vertical forms: for training, which wants variety.
  Fonts(const std::vector<std::string>& japanese, const std::vector<std::string>& latin);
  /// Of a Korean or Taiwanese card: families with its writing take the place of the Japanese ones.
  Fonts(Style eastern, Set set, const std::string& extra_folder);
  const std::vector<FontFamily>& japanese() const { return japanese_; }
  /// Brush faces, for names only; may be empty.
  const std::vector<FontFamily>& brush() const { return brush_; }
  const std::vector<FontFamily>& vertical() const { return vertical_; }
  const std::vector<FontFamily>& latin() const { return latin_; }
  /// Families of the table that are not there, for the user to know.
  const std::vector<FontFamily>& absent() const { return absent_; }

 private:
  std::vector<FontFamily> japanese_, brush_, vertical_, latin_, absent_;
};

}  // namespace samples
