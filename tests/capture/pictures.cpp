#include "tests/capture/pictures.h"

// clang-format off: libjpeg wants these before it
#include <cstddef>
#include <cstdio>
#include <jpeglib.h>
// clang-format on

#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <fmt/format.h>
#include <libheif/heif.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace pictures {
namespace {

Bytes bytes_from(const std::string& text) { return {text.begin(), text.end()}; }

void put(Bytes& bytes, std::uint32_t value, int size, bool big_endian) {
  for (int i = 0; i < size; ++i) {
    bytes.push_back(static_cast<std::uint8_t>(value >> 8 * (big_endian ? size - 1 - i : i)));
  }
}

void put(Bytes& bytes, const std::string& text) { bytes.insert(bytes.end(), text.begin(), text.end()); }

void set(Bytes& bytes, std::size_t at, std::uint32_t value, int size, bool big_endian) {
  Bytes number;
  put(number, value, size, big_endian);
  std::copy(number.begin(), number.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
}

std::uint32_t crc32_of(const Bytes& bytes, std::size_t from, std::size_t to) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (std::size_t i = from; i < to; ++i) {
    crc ^= bytes[i];
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
  }
  return ~crc;
}

std::size_t position_of(const Bytes& bytes, const std::string& pattern) {
  const auto found = std::search(bytes.begin(), bytes.end(), pattern.begin(), pattern.end(),
                                 [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); });
  if (found == bytes.end()) throw std::runtime_error("pattern not in test picture");
  return static_cast<std::size_t>(found - bytes.begin());
}

heif_error append_bytes(heif_context*, const void* data, std::size_t size, void* target) {
  const auto* bytes = static_cast<const std::uint8_t*>(data);
  static_cast<Bytes*>(target)->insert(static_cast<Bytes*>(target)->end(), bytes, bytes + size);
  return {heif_error_Ok, heif_suberror_Unspecified, ""};
}

}  // namespace

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "capture.XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

Folder::~Folder() { std::filesystem::remove_all(path_); }

std::filesystem::path Folder::write(const std::string& name, const Bytes& bytes) const {
  const auto file = path_ / name;
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  return file;
}

cv::Mat four_corners(int width, int height) {
  const cv::Mat corners = (cv::Mat_<cv::Vec3b>(2, 2) << cv::Vec3b(0, 0, 255), cv::Vec3b(0, 255, 0),
                           cv::Vec3b(255, 0, 0), cv::Vec3b(255, 255, 255));
  cv::Mat picture;
  cv::resize(corners, picture, {width, height}, 0, 0, cv::INTER_LINEAR);
  return picture;
}

Bytes encoded(const cv::Mat& picture, const std::string& extension, const std::vector<int>& options) {
  Bytes bytes;
  if (!cv::imencode(extension, picture, bytes, options)) throw std::runtime_error("cannot encode " + extension);
  return bytes;
}

Bytes heic(const cv::Mat& bgr) {
  heif_context* context = heif_context_alloc();
  heif_encoder* encoder = nullptr;
  heif_image* image = nullptr;
  heif_image_handle* handle = nullptr;
  if (heif_context_get_encoder_for_format(context, heif_compression_HEVC, &encoder).code != heif_error_Ok) {
    throw std::runtime_error("no HEVC encoder");
  }
  heif_image_create(bgr.cols, bgr.rows, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image);
  heif_image_add_plane(image, heif_channel_interleaved, bgr.cols, bgr.rows, 8);
  int stride = 0;
  std::uint8_t* plane = heif_image_get_plane(image, heif_channel_interleaved, &stride);
  cv::Mat target(bgr.rows, bgr.cols, CV_8UC3, plane, static_cast<std::size_t>(stride));
  cv::cvtColor(bgr, target, cv::COLOR_BGR2RGB);
  heif_context_encode_image(context, image, encoder, nullptr, &handle);
  Bytes bytes;
  heif_writer writer{1, append_bytes};
  heif_context_write(context, &writer, &bytes);
  heif_image_handle_release(handle);
  heif_image_release(image);
  heif_encoder_release(encoder);
  heif_context_free(context);
  return bytes;
}

Bytes cmyk_jpeg(const cv::Mat& bgr) {
  jpeg_compress_struct encoder{};
  jpeg_error_mgr trouble{};
  encoder.err = jpeg_std_error(&trouble);
  jpeg_create_compress(&encoder);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&encoder, &bytes, &size);
  encoder.image_width = static_cast<JDIMENSION>(bgr.cols);
  encoder.image_height = static_cast<JDIMENSION>(bgr.rows);
  encoder.input_components = 4;
  encoder.in_color_space = JCS_CMYK;
  jpeg_set_defaults(&encoder);  // writes Adobe's marker, so the samples are inverted: 255 is no ink
  jpeg_start_compress(&encoder, TRUE);
  std::vector<std::uint8_t> row(std::size_t{4} * bgr.cols);
  for (int y = 0; y < bgr.rows; ++y) {
    for (int x = 0; x < bgr.cols; ++x) {
      const auto pixel = bgr.at<cv::Vec3b>(y, x);
      for (int channel = 0; channel < 3; ++channel) row[4 * x + channel] = pixel[2 - channel];
      row[4 * x + 3] = 255;
    }
    JSAMPROW rows[] = {row.data()};
    jpeg_write_scanlines(&encoder, rows, 1);
  }
  jpeg_finish_compress(&encoder);
  jpeg_destroy_compress(&encoder);
  Bytes result(bytes, bytes + size);
  std::free(bytes);
  return result;
}

Bytes tiff_pages(const std::vector<cv::Mat>& pages, const Folder& folder) {
  const auto file = folder.path() / "made.tif";
  cv::imwritemulti(file.string(), pages);
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Bytes with_exif(const Bytes& jpeg, int orientation, int dpi) {
  Bytes tiff;
  put(tiff, std::string("MM\0*", 4));
  put(tiff, 8, 4, true);
  put(tiff, 4, 2, true);
  const auto entry = [&tiff](std::uint32_t tag, std::uint32_t type, std::uint32_t value, int size) {
    put(tiff, tag, 2, true);
    put(tiff, type, 2, true);
    put(tiff, 1, 4, true);
    put(tiff, value, size, true);
    put(tiff, 0, 4 - size, true);
  };
  entry(0x112, 3, static_cast<std::uint32_t>(orientation), 2);
  entry(0x11A, 5, 62, 4);  // both resolutions lie behind the directory
  entry(0x11B, 5, 62, 4);
  entry(0x128, 3, 2, 2);
  put(tiff, 0, 4, true);
  put(tiff, static_cast<std::uint32_t>(dpi), 4, true);
  put(tiff, 1, 4, true);

  Bytes result(jpeg.begin(), jpeg.begin() + 2);
  put(result, 0xFFE1, 2, true);
  put(result, static_cast<std::uint32_t>(2 + 6 + tiff.size()), 2, true);
  put(result, std::string("Exif\0\0", 6));
  result.insert(result.end(), tiff.begin(), tiff.end());
  std::size_t rest = 2;
  if (jpeg[3] == 0xE0) rest = std::size_t{4} + jpeg[4] * 256 + jpeg[5];  // leave JFIF's density out
  result.insert(result.end(), jpeg.begin() + static_cast<std::ptrdiff_t>(rest), jpeg.end());
  return result;
}

Bytes bomb(const std::string& extension, int width, int height) {
  const auto w = static_cast<std::uint32_t>(width);
  const auto h = static_cast<std::uint32_t>(height);
  const std::vector<int> options =
      extension == ".webp" ? std::vector<int>{cv::IMWRITE_WEBP_QUALITY, 80} : std::vector<int>{};
  Bytes bytes = encoded(cv::Mat(16, 16, CV_8UC3, cv::Scalar::all(200)), extension, options);
  if (extension == ".png") {
    const std::size_t header = position_of(bytes, "IHDR");
    set(bytes, header + 4, w, 4, true);
    set(bytes, header + 8, h, 4, true);
    set(bytes, header + 17, crc32_of(bytes, header, header + 17), 4, true);
  } else if (extension == ".jpg") {
    const std::size_t frame = position_of(bytes, "\xFF\xC0");
    set(bytes, frame + 5, h, 2, true);
    set(bytes, frame + 7, w, 2, true);
  } else if (extension == ".bmp") {
    set(bytes, 18, w, 4, false);
    set(bytes, 22, h, 4, false);
  } else if (extension == ".tif") {
    // The directory: a count, then entries of tag, type, count and value.
    const std::size_t directory = bytes[4] | std::size_t{bytes[5]} << 8;
    for (std::size_t entry = directory + 2; entry + 12 <= bytes.size(); entry += 12) {
      const int tag = bytes[entry] | bytes[entry + 1] << 8;
      if (tag == 256) set(bytes, entry + 8, w, 4, false);
      if (tag == 257) set(bytes, entry + 8, h, 4, false);
      if (tag >= 257) break;
    }
  } else if (extension == ".webp") {
    // A lossy frame header has 14 bits for each side (RFC 9649): 16383 at most.
    const std::size_t frame = position_of(bytes, "\x9D\x01\x2A");
    set(bytes, frame + 3, std::min(w, 16383U), 2, false);
    set(bytes, frame + 5, std::min(h, 16383U), 2, false);
  }
  return bytes;
}

Bytes pdf(int pages, int width_points, int height_points) {
  std::string text = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count ";
  text += fmt::format("{}/Kids[", pages);
  for (int page = 0; page < pages; ++page) text += fmt::format("{} 0 R ", 3 + 2 * page);
  text += "]>>endobj\n";
  for (int page = 0; page < pages; ++page) {
    std::string drawing = "0 g ";
    for (int i = 0; i <= page % 8; ++i) drawing += fmt::format("{} 20 10 10 re f ", 20 + 20 * i);
    text += fmt::format("{} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 {} {}]/Contents {} 0 R>>endobj\n", 3 + 2 * page,
                        width_points, height_points, 4 + 2 * page);
    text += fmt::format("{} 0 obj<</Length {}>>stream\n{}\nendstream endobj\n", 4 + 2 * page, drawing.size(), drawing);
  }
  return bytes_from(text + "trailer<</Root 1 0 R>>\n%%EOF\n");
}

Bytes encrypted_pdf() {
  const Bytes plain = pdf(1, 258, 156);
  std::string text(plain.begin(), plain.end());
  const std::string key(32, 'x');  // fits no password
  text.replace(text.find("trailer<<"), 9,
               fmt::format("trailer<</ID[(0123456789abcdef)(0123456789abcdef)]/Encrypt<</Filter/Standard/V 1/R 2/P -4"
                           "/O({})/U({})>>",
                           key, key));
  return bytes_from(text);
}

cv::Scalar corner_colour(const card::Image& image, int corner) {
  const cv::Mat all(image.height, image.width, CV_8UC3, const_cast<std::uint8_t*>(image.pixels.data()));
  const int width = std::max(1, image.width / 8);
  const int height = std::max(1, image.height / 8);
  const int x = corner == 1 || corner == 2 ? image.width - width : 0;
  const int y = corner >= 2 ? image.height - height : 0;
  return cv::mean(all(cv::Rect(x, y, width, height)));
}

}  // namespace pictures
