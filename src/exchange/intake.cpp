#include "kvit/exchange/intake.hpp"

#include "exchange/characters.hpp"
#include "exchange/ids.hpp"

namespace kvit::exchange {

Errors check(const IntakeHint& hint) {
    Errors errors;
    const Text as_id{"до 128 байт без управляющих символов и пробелов по краям",
                     "at most 128 bytes, no control characters, no spaces around"};
    if (hint.id.empty())
        errors.add(ErrorCode::missing_key, "id", "",
                   {"имя этого приёма показаний", "the id of this intake"});
    else if (!is_id(hint.id))
        errors.add(ErrorCode::bad_id, "id", quoted(hint.id), as_id);
    if (!hint.channel.empty() && !is_id(hint.channel))
        errors.add(ErrorCode::bad_id, "channel", quoted(hint.channel), as_id);
    if (!hint.operation.empty() && !is_id(hint.operation))
        errors.add(ErrorCode::bad_id, "operation", quoted(hint.operation), as_id);
    return errors;
}

}  // namespace kvit::exchange
