#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace ocr {

/// Components of Tesseract's traineddata files. Source: Tesseract 5, tessdatamanager.h.
enum class Component { network = 17, unicharset = 21, recoder = 22 };

/// Little-endian values taken from the front of a byte range; past the end everything is nullopt.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : rest_(bytes) {}
  template <class T>
  std::optional<T> take() {
    if (rest_.size() < sizeof(T)) return std::nullopt;
    T value;
    std::memcpy(&value, rest_.data(), sizeof(T));
    rest_.remove_prefix(sizeof(T));
    return value;
  }
  std::optional<std::string_view> take(std::size_t count) {
    if (rest_.size() < count) return std::nullopt;
    const std::string_view bytes = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return bytes;
  }

 private:
  std::string_view rest_;
};

/// A part of the file's bytes; nullopt where it is absent or the file is broken.
std::optional<std::string_view> component(std::string_view file, Component which);

}  // namespace ocr
