#pragma once

#include <string>
#include <string_view>

#include "kvit/exchange/qr.hpp"
#include "kvit/format/documents.hpp"

/// The documents of files of the outside world.
namespace kvit::format {

/// kvit-qr/1 as a code to be made. What reading a code adds to it, sums in kopecks and remarks, is
/// known and says nothing new: a code that was read can be made again.
Result<exchange::QrRequest> read_qr_request(std::string_view json);

/// A code that was read: header, fields in their order, sums in kopecks, remarks; kvit-qr/1.
std::string write_qr(const exchange::QrCode& code, Layout layout = Layout::pretty);

}  // namespace kvit::format
