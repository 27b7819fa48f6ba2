#include <malloc.h>

// In <unistd.h> behind _GNU_SOURCE, without which Swift reads it.
extern int syncfs(int descriptor);
