#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "card/card_text.h"
#include "card/image.h"
#include "card/result.h"

namespace ocr {

struct EngineOptions {
  /// Folders with *.traineddata, searched in this order; empty: the installed and the build's own model folder, then
  /// Tesseract's.
  std::vector<std::filesystem::path> model_folders;
};

struct LineOptions {
  card::Direction direction = card::Direction::horizontal;
  std::vector<std::string> models;  ///< models to read with, preferred first; empty: the engine chooses
};

enum class WayUp { to_find, as_it_is };

/// Reads cards. One engine serves one thread; make one for each. Keep it: opening costs tenths of a second.
class Engine {
 public:
  virtual ~Engine() = default;
  /// Finds out which way up the card is unless somebody knows, finds its lines and reads them. A card without text
  /// gives no lines.
  virtual card::Result<card::CardText> read(const card::CardImage& card, WayUp way_up = WayUp::to_find) = 0;
  /// Reads one line again; `line` in the coordinates of the *upright* card given here.
  virtual card::Result<card::TextLine> read_line(const card::Image& upright, const card::Quad& line,
                                                 const LineOptions& options) = 0;
  /// The code tables that this engine's posteriors refer to.
  virtual const std::vector<card::CodeTable>& code_tables() const = 0;
  /// Name and version of engine and models.
  virtual std::string version() const = 0;
};

/// The Tesseract engine. Fails with missing_component, naming the model and the Debian package that has it.
card::Result<std::unique_ptr<Engine>> open_engine(const EngineOptions& options = {});

}  // namespace ocr
