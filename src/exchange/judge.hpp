#pragma once

#include <string>
#include <utility>

#include "kvit/base/error.hpp"
#include "kvit/exchange/mode.hpp"

namespace kvit::exchange {

/// What is wrong with a file: an error that refuses it, or a remark where the mode lets it pass.
class Judge {
  public:
    explicit Judge(Mode mode) : mode_(mode) {}

    /// Refused in both modes.
    void refuse(ErrorCode code, std::string path, std::string found, Text expected) {
        errors.add(code, std::move(path), std::move(found), std::move(expected));
    }
    /// Refused in strict mode, a remark in the lenient one.
    void object(ErrorCode code, std::string path, std::string found, Text expected) {
        (mode_ == Mode::strict ? errors : remarks)
            .add(code, std::move(path), std::move(found), std::move(expected));
    }
    /// A remark in both.
    void remark(ErrorCode code, std::string path, std::string found, Text expected) {
        remarks.add(code, std::move(path), std::move(found), std::move(expected));
    }
    bool strict() const { return mode_ == Mode::strict; }

    Errors errors;
    Errors remarks;

  private:
    Mode mode_;
};

}  // namespace kvit::exchange
