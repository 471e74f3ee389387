// HOUSES TARIFFS OPENINGS YYYYMM OUT: closes a month of many houses as the C++ library does; "-"
// are no openings.
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <kvit/kvit.hpp>

namespace {

std::string text_of(const char* path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

kvit::format::ReadBytes reader(std::ifstream& file) {
    return [&](char* into, std::size_t size) {
        file.read(into, static_cast<std::streamsize>(size));
        return static_cast<std::ptrdiff_t>(file.gcount());
    };
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 6) return 2;
    using namespace kvit;
    const auto tariffs = format::read_tariffs(text_of(arguments[2])).value_or_throw();
    const auto law = format::built_in_law().value_or_throw();
    const law::Policy policy;
    const auto month = Month::from_yyyymm(std::atoi(arguments[4])).value();
    std::ifstream houses(arguments[1], std::ios::binary);
    std::ifstream openings(arguments[3], std::ios::binary);
    std::ofstream out(arguments[5], std::ios::binary);
    const bool from_zero = std::strcmp(arguments[3], "-") == 0;
    const auto report = format::close_lines(
        {{law, tariffs, policy}, month}, reader(houses),
        from_zero ? format::ReadBytes() : reader(openings),
        [&](std::string_view lines) { return static_cast<bool>(out << lines); },
        format::OnBadLine::report);
    return report.errors.empty() ? 0 : 1;
}
