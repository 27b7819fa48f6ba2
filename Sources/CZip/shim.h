#include <zip.h>
// libzip comes with zlib: what joins checksums.
#include <zlib.h>
