/* What the C library has and Swift's Glibc module does not show. */
#include <spawn.h>
#include <stddef.h>

/* Hidden without _GNU_SOURCE. */
#define EXTRAS_SPAWN_SETSID ((short)0x80)
static inline short extras_spawn_setsid(void) { return EXTRAS_SPAWN_SETSID; }
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions,
                                                const char *path);

/* Hidden without _XOPEN_SOURCE. */
extern int posix_openpt(int flags);
extern int grantpt(int master);
extern int unlockpt(int master);
extern int ptsname_r(int master, char *name, size_t size);
