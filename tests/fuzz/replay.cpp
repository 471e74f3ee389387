// replay FOLDER...: feeds a target with every file of the folders, and with each of them cut short
// and changed a little, so that what was found once is tried by every build of the tests.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "fuzz.hpp"

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> files_of(const char* folder) {
    std::vector<fs::path> files;
    if (fs::is_directory(folder))
        for (const auto& entry : fs::directory_iterator(folder))
            if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

int main(int count, char** folders) {
    std::size_t files = 0;
    kvit_fuzz({});
    for (int i = 1; i < count; ++i)
        for (const auto& file : files_of(folders[i])) {
            const std::string input = text_of(file);
            std::printf("%s\n", file.filename().c_str());
            std::fflush(stdout);  // the last name is that of the input that broke something
            kvit_fuzz(input);
            kvit_fuzz(std::string(input, 0, input.size() / 2));
            ++files;
        }
    std::printf("%zu files replayed\n", files);
    return files == 0 ? 1 : 0;
}
