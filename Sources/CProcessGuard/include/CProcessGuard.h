/*
 * Keeps what a process knows out of core dumps.
 *
 * In C because prctl() takes any number of arguments, which Swift cannot call.
 */
#ifndef CPROCESSGUARD_H
#define CPROCESSGUARD_H

/*
 * From now on no core of this process is dumped, and nobody but root may look into its memory or its
 * first environment. Returns 0, or errno.
 */
int cpg_forbid_dumps(void);

#endif
