#include "exchange/record.h"

namespace exchange {

const char* to_string(RecordStatus status) { return status == RecordStatus::confirmed ? "confirmed" : "unconfirmed"; }

}  // namespace exchange
