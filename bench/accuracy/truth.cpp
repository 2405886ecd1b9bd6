#include "bench/accuracy/truth.h"

#include <algorithm>
#include <fstream>

#include <nlohmann/json.hpp>

#include "exchange/json.h"

namespace accuracy {
namespace {

using Json = nlohmann::json;

card::Quad quad_from(const Json& json) {
  card::Quad quad;
  for (std::size_t i = 0; i < 4; ++i) quad.corners[i] = {json.at(i).at(0).get<float>(), json.at(i).at(1).get<float>()};
  return quad;
}

std::string text_from(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found == json.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

card::Result<TruthCard> card_from(const Json& json) {
  TruthCard card;
  card.quad = quad_from(json.at("quad"));
  card.style = text_from(json, "style");
  card.layout = text_from(json, "layout");
  card.qr = text_from(json, "qr");
  auto contact = exchange::contact_from_json(json.at("contact").dump());
  if (!contact) return tl::unexpected<card::Error>(contact.error());
  card.contact = std::move(*contact);
  if (const auto also = json.find("also_right"); also != json.end()) {
    auto values = exchange::contact_from_json(also->dump());
    if (!values) return tl::unexpected<card::Error>(values.error());
    card.also_right = std::move(*values);
  }
  if (card.qr.starts_with("http")) card.also_right.urls.push_back(card.qr);
  for (const Json& line : json.at("lines")) {
    card.lines.push_back({text_from(line, "text"), quad_from(line.at("box")), line.value("vertical", false)});
  }
  return card;
}

card::Result<Sample> sample_from(const std::filesystem::path& truth, const std::filesystem::path& picture) {
  Sample sample;
  sample.picture = picture;
  try {
    std::ifstream in(truth);
    const Json json = Json::parse(in);
    sample.kind = text_from(json, "kind");
    for (const Json& each : json.at("cards")) {
      auto card = card_from(each);
      if (!card) return tl::unexpected<card::Error>(card.error());
      sample.cards.push_back(std::move(*card));
    }
  } catch (const Json::exception&) {
    return card::fail(card::ErrorKind::bad_input,
                      truth.string() + ": no truth file of the generator's form; make it again with meishi_samples");
  }
  return sample;
}

}  // namespace

card::Result<std::vector<Sample>> load_samples(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> truths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".json") truths.push_back(entry.path());
  }
  if (error)
    return card::fail(card::ErrorKind::bad_input, folder.string() + ": not a readable folder; name one with samples");
  std::sort(truths.begin(), truths.end());
  std::vector<Sample> samples;
  for (const auto& truth : truths) {
    for (const char* extension : {".png", ".jpg"}) {
      auto picture = truth;
      picture.replace_extension(extension);
      if (!std::filesystem::exists(picture)) continue;
      auto sample = sample_from(truth, picture);
      if (!sample) return tl::unexpected<card::Error>(sample.error());
      samples.push_back(std::move(*sample));
      break;
    }
  }
  return samples;
}

}  // namespace accuracy
