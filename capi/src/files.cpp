#include "files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace kvit::capi {
namespace {

/// Why the last call of the system failed; std::strerror is not for threads.
std::string reason() { return std::generic_category().message(errno); }

/// The path of the file itself; one that does not exist yet is taken as it stands.
std::string behind_links(const char* path) {
    char* real = ::realpath(path, nullptr);
    if (real == nullptr) return path;
    std::string file = real;
    std::free(real);
    return file;
}

}  // namespace

InFile::~InFile() {
    if (file_ != nullptr) std::fclose(file_);
}

bool InFile::open(const char* path, std::string& why) {
    file_ = std::fopen(path, "rbe");
    if (file_ == nullptr) why = reason();
    return file_ != nullptr;
}

std::ptrdiff_t InFile::read(char* into, std::size_t size) {
    const std::size_t got = std::fread(into, 1, size, file_);
    if (got == 0 && std::ferror(file_) != 0) return -1;
    return static_cast<std::ptrdiff_t>(got);
}

bool InFile::is_at(const std::string& path) const {
    struct stat here {};
    struct stat there {};
    return file_ != nullptr && ::fstat(::fileno(file_), &here) == 0 &&
           ::stat(path.c_str(), &there) == 0 && here.st_dev == there.st_dev &&
           here.st_ino == there.st_ino;
}

OutFile::~OutFile() { discard(); }

bool OutFile::open(const char* path, const InFile& read_from, std::string& why) {
    path_ = behind_links(path);
    struct stat there {};
    if (::stat(path_.c_str(), &there) == 0 && !S_ISREG(there.st_mode)) {
        why = "not a plain file";
        return false;
    }
    if (read_from.is_at(path_)) {
        why = "it is read from";
        return false;
    }
    // A name that nobody has: another run may be writing the same file.
    constexpr int names_max = 1000;
    for (int i = 0; i < names_max; ++i) {
        part_ = path_ + '.' + std::to_string(i) + ".part";
        const int descriptor =
            ::open(part_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);  // NOLINT
        if (descriptor < 0 && errno == EEXIST) continue;
        if (descriptor < 0) break;
        file_ = ::fdopen(descriptor, "wb");
        if (file_ != nullptr) return true;
        why = reason();
        ::close(descriptor);
        std::remove(part_.c_str());
        return false;
    }
    why = reason();
    return false;
}

bool OutFile::write(std::string_view bytes) {
    return std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size();
}

bool OutFile::finish(std::string& why) {
    bool whole = std::fflush(file_) == 0 && ::fsync(::fileno(file_)) == 0;
    if (!whole) why = reason();
    const bool closed = std::fclose(file_) == 0;
    file_ = nullptr;
    if (whole && !closed) why = reason();
    whole = whole && closed;
    if (whole && std::rename(part_.c_str(), path_.c_str()) != 0) {
        why = reason();
        whole = false;
    }
    if (!whole) std::remove(part_.c_str());
    return whole;
}

void OutFile::discard() {
    if (file_ == nullptr) return;
    std::fclose(file_);
    file_ = nullptr;
    std::remove(part_.c_str());
}

}  // namespace kvit::capi
