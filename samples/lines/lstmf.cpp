#include "samples/lines/lstmf.h"

#include <fstream>

namespace samples {
namespace {

template <class T>
void put(std::ofstream& out, T value) {
  out.write(reinterpret_cast<const char*>(&value), sizeof value);
}

void put(std::ofstream& out, const std::string& text) {
  put(out, static_cast<std::uint32_t>(text.size()));
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
}

void put_line(std::ofstream& out, const TrainingLine& line) {
  put(out, std::uint8_t{1});  // a picture follows
  put(out, line.name);
  put(out, std::int32_t{0});  // page
  put(out, static_cast<std::uint32_t>(line.png.size()));
  out.write(reinterpret_cast<const char*>(line.png.data()), static_cast<std::streamsize>(line.png.size()));
  put(out, std::string("jpn"));
  put(out, line.text);
  put(out, std::uint32_t{1});  // one box: left, bottom, right, top
  put(out, std::int16_t{0});
  put(out, std::int16_t{0});
  put(out, static_cast<std::int16_t>(line.width));
  put(out, static_cast<std::int16_t>(line.height));
  put(out, std::uint32_t{1});  // and its text
  put(out, line.text);
  put(out, std::int8_t{0});  // not vertical
}

}  // namespace

card::Result<void> write_lstmf(const std::filesystem::path& file, const std::vector<TrainingLine>& lines) {
  std::ofstream out(file, std::ios::binary);
  put(out, static_cast<std::uint32_t>(lines.size()));
  for (const TrainingLine& line : lines) put_line(out, line);
  out.flush();
  if (!out)
    return card::fail(card::ErrorKind::bad_input,
                      file.string() + ": cannot be written; check the folder and the space on the disk");
  return {};
}

}  // namespace samples
