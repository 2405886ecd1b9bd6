#include "tests/capture/archives.h"

#include <array>
#include <clocale>
#include <memory>
#include <stdexcept>

#include <archive.h>
#include <archive_entry.h>

namespace archives {
namespace {

void choose(archive* writer, Format format) {
  if (format == Format::zip) {
    archive_write_set_format_zip(writer);
  } else if (format == Format::seven_zip) {
    archive_write_set_format_7zip(writer);
  } else {
    archive_write_set_format_pax_restricted(writer);
    if (format == Format::tar_gz) archive_write_add_filter_gzip(writer);
    if (format == Format::tar_bz2) archive_write_add_filter_bzip2(writer);
    if (format == Format::tar_xz) archive_write_add_filter_xz(writer);
    if (format == Format::tar_zst) archive_write_add_filter_zstd(writer);
  }
}

void write(archive* writer, const Entry& entry) {
  const std::unique_ptr<archive_entry, void (*)(archive_entry*)> header(archive_entry_new(), archive_entry_free);
  archive_entry_set_pathname(header.get(), entry.name.c_str());
  archive_entry_set_perm(header.get(), 0644);
  constexpr std::array kTypes = {AE_IFREG, AE_IFDIR, AE_IFLNK, AE_IFREG, AE_IFIFO};
  archive_entry_set_filetype(header.get(), kTypes[static_cast<std::size_t>(entry.kind)]);
  if (entry.kind == Kind::symlink) archive_entry_set_symlink(header.get(), "/etc/passwd");
  if (entry.kind == Kind::hardlink) archive_entry_set_hardlink(header.get(), "/etc/passwd");
  archive_entry_set_size(header.get(), entry.kind == Kind::regular ? static_cast<la_int64_t>(entry.bytes.size()) : 0);
  if (archive_write_header(writer, header.get()) < ARCHIVE_WARN) throw std::runtime_error(archive_error_string(writer));
  if (entry.kind == Kind::regular) archive_write_data(writer, entry.bytes.data(), entry.bytes.size());
}

la_ssize_t append(archive*, void* target, const void* bytes, std::size_t size) {
  auto* all = static_cast<Bytes*>(target);
  const auto* first = static_cast<const std::uint8_t*>(bytes);
  all->insert(all->end(), first, first + size);
  return static_cast<la_ssize_t>(size);
}

void add_number(Bytes& bytes, std::uint32_t value, int size) {
  for (int i = 0; i < size; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> 8 * i));
}

std::uint32_t crc32(const Bytes& bytes) {
  std::uint32_t crc = ~0U;
  for (const std::uint8_t byte : bytes) {
    crc ^= byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

/// What the local header and the central directory have in common (PKWARE APPNOTE 4.3.7 and 4.3.12).
void add_facts(Bytes& bytes, const Entry& entry) {
  add_number(bytes, 20, 2);
  for (int i = 0; i < 4; ++i) add_number(bytes, 0, 2);  // flags, method, time, date
  add_number(bytes, crc32(entry.bytes), 4);
  for (int i = 0; i < 2; ++i) add_number(bytes, static_cast<std::uint32_t>(entry.bytes.size()), 4);
  add_number(bytes, static_cast<std::uint32_t>(entry.name.size()), 2);
  add_number(bytes, 0, 2);
}

}  // namespace

Bytes packed(Format format, const std::vector<Entry>& entries, const std::string& password) {
  std::setlocale(LC_CTYPE, "C.UTF-8");
  Bytes all;
  const std::unique_ptr<archive, int (*)(archive*)> writer(archive_write_new(), archive_write_free);
  choose(writer.get(), format);
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  if (!password.empty()) {
    archive_write_set_options(writer.get(), "zip:encryption=traditional");
    archive_write_set_passphrase(writer.get(), password.c_str());
  }
  const auto unused = [](archive*, void*) { return ARCHIVE_OK; };
  if (archive_write_open(writer.get(), &all, unused, append, unused) != ARCHIVE_OK)
    throw std::runtime_error(archive_error_string(writer.get()));
  for (const Entry& entry : entries) write(writer.get(), entry);
  archive_write_close(writer.get());
  return all;
}

Bytes raw_zip(const std::vector<Entry>& entries) {
  Bytes all, directory;
  for (const Entry& entry : entries) {
    const auto offset = static_cast<std::uint32_t>(all.size());
    add_number(all, 0x04034B50, 4);
    add_facts(all, entry);
    all.insert(all.end(), entry.name.begin(), entry.name.end());
    all.insert(all.end(), entry.bytes.begin(), entry.bytes.end());
    add_number(directory, 0x02014B50, 4);
    add_number(directory, 20, 2);
    add_facts(directory, entry);
    for (int i = 0; i < 5; ++i) add_number(directory, 0, 2);  // comment, disk, attributes
    add_number(directory, offset, 4);
    directory.insert(directory.end(), entry.name.begin(), entry.name.end());
  }
  const auto start = static_cast<std::uint32_t>(all.size());
  all.insert(all.end(), directory.begin(), directory.end());
  add_number(all, 0x06054B50, 4);
  add_number(all, 0, 4);
  for (int i = 0; i < 2; ++i) add_number(all, static_cast<std::uint32_t>(entries.size()), 2);
  add_number(all, static_cast<std::uint32_t>(directory.size()), 4);
  add_number(all, start, 4);
  add_number(all, 0, 2);
  return all;
}

}  // namespace archives
