#include "CProcessGuard.h"

#include <errno.h>
#include <sys/prctl.h>
#include <sys/resource.h>

int cpg_forbid_dumps(void) {
  const struct rlimit none = {0, 0};
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return errno;
  return setrlimit(RLIMIT_CORE, &none) == 0 ? 0 : errno;
}
