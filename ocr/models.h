#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "card/result.h"

namespace ocr {

/// A Tesseract model: `file` is `<folder>/<name>.traineddata`.
struct ModelFile {
  std::string name;
  std::filesystem::path file;
};

/// The folders that are searched for models, in order: `preferred` alone when it is not empty, else the build's own,
/// the installed one (`<prefix>/share/meishi/models` beside the running program), then Tesseract's. Folders that do
/// not exist are left in. Tesseract's folders come last in any case.
std::vector<std::filesystem::path> model_folders(const std::vector<std::filesystem::path>& preferred);

/// The first `name`.traineddata in the folders. Fails with missing_component, naming the model and its Debian package.
card::Result<ModelFile> find_model(const std::string& name, const std::vector<std::filesystem::path>& folders);

}  // namespace ocr
