#include "ocr/recognizer.h"

#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include "ocr/line_network.h"
#include "ocr/tesseract_network.h"
#include "ocr/traineddata.h"
#include "text/utf8.h"

namespace ocr {

class Recognizer::State {
 public:
  tesseract::TessBaseAPI api;
  std::string name;
  ModelCodes codes;
  OwnRun own_run{std::nullopt};
};

namespace {

tesseract::PageSegMode to_tesseract(PageMode mode) {
  switch (mode) {
    case PageMode::line: return tesseract::PSM_SINGLE_LINE;
    case PageMode::raw_line: return tesseract::PSM_RAW_LINE;
    case PageMode::column: break;
  }
  return tesseract::PSM_SINGLE_BLOCK_VERT_TEXT;
}

using Steps = std::vector<std::vector<std::vector<std::pair<const char*, float>>>>;

void append_steps(const Steps& words, const ModelCodes& codes, card::LinePosteriors& posteriors) {
  for (const auto& character : words) {
    for (const auto& step : character) {
      auto& entries = posteriors.steps.emplace_back();
      for (const auto& [name, probability] : step) {
        const auto code = codes.code_of_name.find(name);
        if (code != codes.code_of_name.end()) entries.push_back({code->second, probability});
      }
    }
  }
}

/// The model's network; nullopt where Tesseract has to run it, as when the model brings others along.
std::optional<LineNetwork> network_of(const ModelFile& model, tesseract::TessBaseAPI& api) {
  const char* others = api.GetStringVariable("tessedit_load_sublangs");
  if (others != nullptr && *others != 0) return std::nullopt;
  std::ifstream stream(model.file, std::ios::binary);
  const std::string file{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  const auto network = component(file, Component::network);
  return network ? LineNetwork::read(*network) : std::nullopt;
}

}  // namespace

Recognizer::Recognizer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Recognizer::Recognizer(Recognizer&&) noexcept = default;
Recognizer& Recognizer::operator=(Recognizer&&) noexcept = default;
Recognizer::~Recognizer() = default;

card::Result<Recognizer> Recognizer::open(const ModelFile& model, NetworkRun run) {
  auto codes = load_codes(model.file, model.name);
  if (!codes) return tl::unexpected(codes.error());
  auto state = std::make_unique<State>();
  state->name = model.name;
  state->codes = std::move(*codes);
  // Raw time steps cost almost nothing with 0 iterations; Tesseract's own messages go nowhere.
  const std::vector<std::string> names = {"debug_file", "lstm_choice_mode", "lstm_choice_iterations"};
  const std::vector<std::string> values = {"/dev/null", "1", "0"};
  const int failed = state->api.Init(model.file.parent_path().c_str(), model.name.c_str(), tesseract::OEM_LSTM_ONLY,
                                     nullptr, 0, &names, &values, false);
  if (failed != 0) {
    return card::fail(card::ErrorKind::missing_component,
                      fmt::format("{}: Tesseract cannot load the model; install it again", model.file.string()));
  }
  if (run == NetworkRun::own) state->own_run = OwnRun(network_of(model, state->api));
  return Recognizer(std::move(state));
}

RawReading Recognizer::read(const card::Image& crop, PageMode mode) {
  RawReading reading;
  reading.posteriors.code_table = state_->name;
  tesseract::TessBaseAPI& api = state_->api;
  api.SetPageSegMode(to_tesseract(mode));
  api.SetImage(crop.pixels.data(), crop.width, crop.height, crop.channels, crop.width * crop.channels);
  api.SetSourceResolution(300);
  const OwnRunInUse own_run(state_->own_run);
  if (api.Recognize(nullptr) != 0) return reading;
  const std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
  if (!at) return reading;
  do {
    const std::unique_ptr<char[]> word(at->GetUTF8Text(tesseract::RIL_WORD));
    if (!word) continue;
    if (!reading.characters.empty()) reading.characters.emplace_back(" ");
    for (const char32_t c : text::to_utf32(word.get())) reading.characters.push_back(text::to_utf8(c));
    if (const Steps* steps = at->GetRawLSTMTimesteps(); steps != nullptr) {
      append_steps(*steps, state_->codes, reading.posteriors);
    }
  } while (at->Next(tesseract::RIL_WORD));
  return reading;
}

const ModelCodes& Recognizer::codes() const { return state_->codes; }
const std::string& Recognizer::name() const { return state_->name; }
bool Recognizer::runs_own_network() const { return state_->own_run.is_trusted(); }
std::string tesseract_version() { return tesseract::TessBaseAPI::Version(); }

}  // namespace ocr
