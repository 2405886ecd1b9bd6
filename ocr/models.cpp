#include "ocr/models.h"

#include <array>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#ifndef MEISHI_MODEL_FOLDER
#define MEISHI_MODEL_FOLDER ""
#endif

namespace ocr {
namespace {

namespace fs = std::filesystem;

/// Who delivers which model. Source: Debian 12 package contents.
struct Provider {
  std::string_view model;
  std::string_view package;
};
constexpr std::array kProviders = {
    Provider{"card", "meishi itself (ocr/models)"},
    Provider{"chi_sim", "tesseract-ocr-chi-sim"},
    Provider{"chi_tra", "tesseract-ocr-chi-tra"},
    Provider{"eng", "tesseract-ocr-eng"},
    Provider{"jpn", "tesseract-ocr-jpn"},
    Provider{"jpn_vert", "tesseract-ocr-jpn-vert"},
    Provider{"Japanese", "tesseract-ocr-script-jpan"},
    Provider{"kor", "tesseract-ocr-kor"},
    Provider{"Latin", "tesseract-ocr-script-latn"},
};

constexpr std::array<std::string_view, 4> kTesseractFolders = {
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/5/tessdata/script",
    "/usr/share/tessdata",
    "/usr/share/tessdata/script",
};

std::string_view provider_of(std::string_view model) {
  for (const Provider& provider : kProviders) {
    if (provider.model == model) return provider.package;
  }
  return "the Tesseract packages";
}

fs::path installed_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return {};
  return program.parent_path().parent_path() / "share" / "meishi" / "models";
}

}  // namespace

std::vector<fs::path> model_folders(const std::vector<fs::path>& preferred) {
  std::vector<fs::path> folders = preferred;
  if (folders.empty()) {
    folders.emplace_back(installed_folder());
    folders.emplace_back(MEISHI_MODEL_FOLDER);
  }
  if (const char* prefix = std::getenv("TESSDATA_PREFIX"); prefix != nullptr && *prefix != '\0') {
    folders.emplace_back(prefix);
  }
  folders.insert(folders.end(), kTesseractFolders.begin(), kTesseractFolders.end());
  return folders;
}

card::Result<ModelFile> find_model(const std::string& name, const std::vector<fs::path>& folders) {
  std::error_code ignored;
  for (const fs::path& folder : folders) {
    if (folder.empty()) continue;
    const fs::path file = folder / (name + ".traineddata");
    if (fs::is_regular_file(file, ignored)) return ModelFile{name, file};
  }
  return card::fail(
      card::ErrorKind::missing_component,
      fmt::format("{}.traineddata: the reading model is not installed; install {}", name, provider_of(name)));
}

}  // namespace ocr
