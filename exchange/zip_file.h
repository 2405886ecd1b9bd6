#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct zip;
struct zip_file;

/// Private to exchange/: the members of a zip archive that lies in memory.
namespace exchange {

/// One member, unpacked piece by piece. Must not outlive its archive.
class ZipMember {
 public:
  /// The next bytes, valid until the next call; empty at the end; nothing when the member is damaged or unpacks to more
  /// than a list can be.
  std::optional<std::string_view> next();

 private:
  friend class ZipFile;
  struct Close {
    void operator()(zip_file* member) const;
  };
  ZipMember(zip_file* member, std::size_t most);

  std::unique_ptr<zip_file, Close> member_;
  std::string piece_;
  std::size_t most_, taken_ = 0;  ///< bytes
};

class ZipFile {
 public:
  /// Nothing when the bytes are no zip archive. `bytes` must outlive the archive.
  static std::optional<ZipFile> open(std::string_view bytes);

  /// Nothing when there is none of that name (in any case), or it is encrypted.
  std::optional<ZipMember> member(const std::string& path) const;

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  ZipFile(zip* archive, std::size_t most) : archive_(archive), most_(most) {}

  std::unique_ptr<zip, Close> archive_;
  std::size_t most_;  ///< bytes that a member may have
};

}  // namespace exchange
