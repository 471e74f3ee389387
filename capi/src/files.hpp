#pragma once

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

/// Files at the edge of the library: the core itself reads and writes none.
namespace kvit::capi {

/// A file to be read; it closes itself.
class InFile {
  public:
    InFile() = default;
    ~InFile();
    InFile(const InFile&) = delete;
    InFile& operator=(const InFile&) = delete;

    /// False, with the reason in `why`.
    bool open(const char* path, std::string& why);
    /// As format::ReadBytes.
    std::ptrdiff_t read(char* into, std::size_t size);
    /// Whether the path leads to this very file.
    bool is_at(const std::string& path) const;

  private:
    std::FILE* file_ = nullptr;
};

/// A file that appears under its name only once it is whole; until then it stands beside it, and a
/// destroyed one leaves nothing.
class OutFile {
  public:
    OutFile() = default;
    ~OutFile();
    OutFile(const OutFile&) = delete;
    OutFile& operator=(const OutFile&) = delete;

    /// False, with the reason in `why`: also for what is there and is no plain file, and for the
    /// file that the facts are read from. Through a link the file behind it is written.
    bool open(const char* path, const InFile& read_from, std::string& why);
    bool write(std::string_view bytes);
    /// On the disk and under its name; false, with the reason in `why`, and nothing stays.
    bool finish(std::string& why);

  private:
    void discard();

    std::FILE* file_ = nullptr;
    std::string path_;
    std::string part_;  ///< where it is being written
};

}  // namespace kvit::capi
