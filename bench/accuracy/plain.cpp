// What Tesseract alone sees of sample cards: the share of printed values that occur in the text that it gives with
// Debian's Japanese and English models, page layout left to it. A bound for programs that take fields from such text;
// the figures stand beside meishi's own in docs/accuracy.md. Usage: meishi_plain FOLDER...

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>

#include "bench/accuracy/truth.h"
#include "text/width.h"

namespace {

std::string key(std::string_view value) { return text::without_blanks(text::fold_dashes(text::nfkc(value))); }

/// The values that a program would have to find in the text.
std::vector<std::string> values_of(const card::Contact& contact) {
  std::vector<std::string> values = {contact.family_name, contact.given_name, contact.family_kana,  contact.given_kana,
                                     contact.latin_name,  contact.company,    contact.company_latin};
  const auto add = [&](const std::vector<std::string>& more) { values.insert(values.end(), more.begin(), more.end()); };
  for (const auto& list :
       {contact.departments, contact.job_titles, contact.qualifications, contact.emails, contact.urls})
    add(list);
  for (const auto& phone : contact.phones) values.push_back(phone.printed);
  for (const auto& address : contact.addresses) {
    values.push_back(address.postal_code);
    values.push_back(address.street);
  }
  std::erase_if(values, [](const std::string& value) { return value.empty(); });
  return values;
}

struct Count {
  int values = 0, seen = 0;
};

}  // namespace

int main(int argc, char** argv) {
  tesseract::TessBaseAPI engine;
  if (engine.Init(nullptr, "jpn+eng") != 0) {
    fmt::print(stderr, "meishi_plain: Tesseract's models jpn and eng are missing; install tesseract-ocr-jpn\n");
    return 4;
  }
  engine.SetVariable("debug_file", "/dev/null");
  std::map<std::string, Count> kinds;
  for (int i = 1; i < argc; ++i) {
    const auto samples = accuracy::load_samples(argv[i]);
    if (!samples) {
      fmt::print(stderr, "meishi_plain: {}\n", samples.error().message);
      return 1;
    }
    for (const accuracy::Sample& sample : *samples) {
      Pix* picture = pixRead(sample.picture.c_str());
      if (picture == nullptr) continue;
      engine.SetPageSegMode(tesseract::PSM_AUTO);
      engine.SetImage(picture);
      const std::unique_ptr<char[]> text(engine.GetUTF8Text());
      pixDestroy(&picture);
      const std::string seen = text ? key(text.get()) : std::string();
      for (const accuracy::TruthCard& card : sample.cards)
        for (const std::string& value : values_of(card.contact)) {
          Count& count = kinds[sample.kind];
          ++count.values;
          count.seen += seen.find(key(value)) != std::string::npos ? 1 : 0;
        }
    }
  }
  fmt::print("| kind of picture | values | seen by Tesseract alone |\n|---|---|---|\n");
  for (const auto& [kind, count] : kinds)
    fmt::print("| {} | {} | {:.3f} |\n", kind, count.values,
               static_cast<double>(count.seen) / std::max(1, count.values));
  return 0;
}
