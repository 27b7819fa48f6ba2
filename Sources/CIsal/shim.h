#include <isa-l/igzip_lib.h>

// A macro with a cast in it, which Swift does not import.
static const unsigned int tongket_level_1_memory = ISAL_DEF_LVL1_DEFAULT;
