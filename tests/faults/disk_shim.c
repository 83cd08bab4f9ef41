/* A disk that goes wrong: preloaded before the C library, it lets calls fail that would have written, when it is told to.
 *
 * Nothing fails until `shim_arm` is called, and only calls below one folder. Counts are shared with forked processes.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#ifndef O_TMPFILE
#define O_TMPFILE 0
#endif
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define WRITES (O_WRONLY | O_RDWR)
#define LOG_HANDLE 900

enum { READABLE = 4096 }; /* bytes at the beginning of the file with the bad sector */

static struct counts {
    long calls, failures, spent;
} *counts;
static struct {
    int on, error, every, offset, removals, log;
    long budget; /* bytes until the disk is full; negative for one that is never full */
    char under[PATH_MAX], bad[PATH_MAX];
} set;

__attribute__((constructor)) static void begin(void) {
    counts = mmap(NULL, sizeof *counts, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
}

/* Count from nothing. Of the calls that write, the `offset`-th of every `every` fails with `error`; none where `every`
 * is 0, and all from the `offset`-th on where it is negative. Calls that remove count only where `removals` says so. What is written is noted in the file `log`, and of the
 * file `bad` only the beginning can be read; both may be empty. */
void shim_arm(int error, int every, int offset, long budget, int removals, const char *under, const char *log,
              const char *bad) {
    memset(counts, 0, sizeof *counts);
    set.error = error, set.every = every, set.offset = offset, set.budget = budget, set.removals = removals;
    snprintf(set.under, sizeof set.under, "%s", under);
    snprintf(set.bad, sizeof set.bad, "%s", bad);
    if (*log) {
        int opened = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600);
        set.log = (int)syscall(SYS_fcntl, opened, F_DUPFD, LOG_HANDLE);
        syscall(SYS_close, opened);
    }
    set.on = 1;
}

long shim_calls(void) { return counts->calls; }
long shim_failures(void) { return counts->failures; }
long shim_spent(void) { return counts->spent; }

/* ---- which calls count ---------------------------------------------------------------------------------------- */

static const char *place_of_handle(int handle, char *place) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, place, PATH_MAX - 1);
    place[length < 0 ? 0 : length] = 0;
    return place;
}

static const char *place_of(int folder, const char *path, char *place) {
    char base[PATH_MAX];
    if (*path == '/') {
        snprintf(place, PATH_MAX, "%s", path);
    } else {
        if (folder != AT_FDCWD) place_of_handle(folder, base);
        else if (!getcwd(base, sizeof base)) *base = 0;
        size_t length = strnlen(base, PATH_MAX - 2);
        memcpy(place, base, length);
        place[length] = '/';
        snprintf(place + length + 1, PATH_MAX - length - 1, "%s", path);
    }
    return place;
}

static int ours(const char *place) { return set.on && !strncmp(place, set.under, strlen(set.under)); }

static int fails(void) {
    long turn = __sync_fetch_and_add(&counts->calls, 1);
    if (set.every < 0 ? turn < set.offset : !set.every || turn % set.every != set.offset) return 0;
    __sync_fetch_and_add(&counts->failures, 1);
    errno = set.error;
    return 1;
}

static void note(const char *what, const char *place, const char *other) {
    char line[2 * PATH_MAX + 32];
    if (!set.log) return;
    int length = snprintf(line, sizeof line, "%s\t%s\t%s\n", what, place, other);
    syscall(SYS_write, set.log, line, length);
}

/* How many of these bytes the disk still takes; -1 where it is full. */
static ssize_t room(size_t wanted) {
    long before = __sync_fetch_and_add(&counts->spent, (long)wanted), left = set.budget - before;
    if (set.budget < 0 || left >= (long)wanted) return (ssize_t)wanted;
    __sync_fetch_and_add(&counts->failures, 1);
    if (left > 0) return left;
    errno = ENOSPC;
    return -1;
}

/* What to do with a write: the number of bytes to write, or -1 and the error. */
static ssize_t allowed(int handle, size_t wanted) {
    char place[PATH_MAX];
    if (!set.on || !ours(place_of_handle(handle, place))) return (ssize_t)wanted;
    if (fails()) return -1;
    note("write", place, "");
    return wanted ? room(wanted) : 0;
}

/* The same for a read of the file with the bad sector, from a place in it. */
static ssize_t readable(int handle, size_t wanted, off_t from) {
    char place[PATH_MAX];
    if (!set.on || !*set.bad || strcmp(place_of_handle(handle, place), set.bad)) return (ssize_t)wanted;
    if (from < 0) from = lseek(handle, 0, SEEK_CUR);
    if (from + (off_t)wanted <= READABLE) return (ssize_t)wanted;
    if (from < READABLE) return READABLE - from;
    struct stat state;
    if (!fstat(handle, &state) && from >= state.st_size) return (ssize_t)wanted;
    __sync_fetch_and_add(&counts->failures, 1);
    errno = EIO;
    return -1;
}

/* Whether a call that makes or changes something at a path fails. */
static int stopped(const char *what, int folder, const char *path, int other_folder, const char *other) {
    char place[PATH_MAX], second[PATH_MAX] = "";
    if (!set.on || !ours(place_of(folder, path, place))) return 0;
    if (other) place_of(other_folder, other, second);
    if (fails()) return 1;
    note(what, place, second);
    return 0;
}

static int kept(const char *what, int folder, const char *path) {
    char place[PATH_MAX];
    if (!set.on || !ours(place_of(folder, path, place))) return 0;
    if (set.removals && fails()) return 1;
    note(what, place, "");
    return 0;
}

static int unsynced(const char *what, int handle) {
    char place[PATH_MAX];
    if (!set.on || !ours(place_of_handle(handle, place))) return 0;
    if (fails()) return 1;
    note(what, place, "");
    return 0;
}

/* ---- the calls ------------------------------------------------------------------------------------------------ */

static int creates(int flags) { return (flags & O_CREAT) || (O_TMPFILE && (flags & O_TMPFILE) == O_TMPFILE); }

static int opens(int folder, const char *path, int flags) {
    char place[PATH_MAX];
    if (creates(flags)) return stopped("open", folder, path, 0, NULL);
    if ((flags & WRITES) && set.on && ours(place_of(folder, path, place))) note("open", place, "");
    return 0;
}

#define MODE(last)                              \
    mode_t mode = 0;                            \
    if (creates(flags)) {                       \
        va_list rest;                           \
        va_start(rest, last);                   \
        mode = (mode_t)va_arg(rest, unsigned);  \
        va_end(rest);                           \
    }

int open(const char *path, int flags, ...) {
    MODE(flags)
    return opens(AT_FDCWD, path, flags) ? -1 : REAL(open)(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    MODE(flags)
    return opens(AT_FDCWD, path, flags) ? -1 : REAL(open64)(path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
    MODE(flags)
    return opens(folder, path, flags) ? -1 : REAL(openat)(folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) {
    MODE(flags)
    return opens(folder, path, flags) ? -1 : REAL(openat64)(folder, path, flags, mode);
}
int creat(const char *path, mode_t mode) { return open(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return open64(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

ssize_t write(int handle, const void *data, size_t count) {
    ssize_t some = allowed(handle, count);
    return some < 0 ? -1 : REAL(write)(handle, data, (size_t)some);
}
ssize_t pwrite(int handle, const void *data, size_t count, off_t at) {
    ssize_t some = allowed(handle, count);
    return some < 0 ? -1 : REAL(pwrite)(handle, data, (size_t)some, at);
}
ssize_t pwrite64(int handle, const void *data, size_t count, off64_t at) {
    ssize_t some = allowed(handle, count);
    return some < 0 ? -1 : REAL(pwrite64)(handle, data, (size_t)some, at);
}
ssize_t writev(int handle, const struct iovec *parts, int count) {
    size_t wanted = 0;
    for (int i = 0; i < count; i++) wanted += parts[i].iov_len;
    ssize_t some = allowed(handle, wanted);
    if (some < 0) return -1;
    return (size_t)some == wanted ? REAL(writev)(handle, parts, count)
                                  : REAL(write)(handle, parts->iov_base, (size_t)some < parts->iov_len ? (size_t)some : parts->iov_len);
}

static ssize_t moved(int out, int in, size_t count, off_t from) {
    ssize_t some = readable(in, count, from);
    if (some < 0) return -1;
    struct stat state; /* a copy is asked for far more than the file has */
    if (!fstat(in, &state) && S_ISREG(state.st_mode)) {
        off_t at = from < 0 ? lseek(in, 0, SEEK_CUR) : from, rest = state.st_size > at ? state.st_size - at : 0;
        if (rest < some) some = rest;
    }
    return allowed(out, (size_t)some);
}
ssize_t sendfile(int out, int in, off_t *from, size_t count) {
    ssize_t some = moved(out, in, count, from ? *from : -1);
    return some < 0 ? -1 : REAL(sendfile)(out, in, from, (size_t)some);
}
ssize_t sendfile64(int out, int in, off64_t *from, size_t count) {
    ssize_t some = moved(out, in, count, from ? (off_t)*from : -1);
    return some < 0 ? -1 : REAL(sendfile64)(out, in, from, (size_t)some);
}
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t count, unsigned flags) {
    ssize_t some = moved(out, in, count, from ? (off_t)*from : -1);
    return some < 0 ? -1 : REAL(copy_file_range)(in, from, out, to, (size_t)some, flags);
}

ssize_t read(int handle, void *data, size_t count) {
    ssize_t some = readable(handle, count, -1);
    return some < 0 ? -1 : REAL(read)(handle, data, (size_t)some);
}
ssize_t pread(int handle, void *data, size_t count, off_t at) {
    ssize_t some = readable(handle, count, at);
    return some < 0 ? -1 : REAL(pread)(handle, data, (size_t)some, at);
}
ssize_t pread64(int handle, void *data, size_t count, off64_t at) {
    ssize_t some = readable(handle, count, (off_t)at);
    return some < 0 ? -1 : REAL(pread64)(handle, data, (size_t)some, at);
}

int mkdir(const char *path, mode_t mode) {
    return stopped("mkdir", AT_FDCWD, path, 0, NULL) ? -1 : REAL(mkdir)(path, mode);
}
int mkdirat(int folder, const char *path, mode_t mode) {
    return stopped("mkdir", folder, path, 0, NULL) ? -1 : REAL(mkdirat)(folder, path, mode);
}
int rename(const char *old, const char *new) {
    return stopped("rename", AT_FDCWD, old, AT_FDCWD, new) ? -1 : REAL(rename)(old, new);
}
int renameat(int folder, const char *old, int other, const char *new) {
    return stopped("rename", folder, old, other, new) ? -1 : REAL(renameat)(folder, old, other, new);
}
int renameat2(int folder, const char *old, int other, const char *new, unsigned flags) {
    const char *what = flags & RENAME_EXCHANGE ? "exchange" : "rename";
    return stopped(what, folder, old, other, new) ? -1 : REAL(renameat2)(folder, old, other, new, flags);
}
int symlink(const char *target, const char *path) {
    return stopped("symlink", AT_FDCWD, path, 0, NULL) ? -1 : REAL(symlink)(target, path);
}
int symlinkat(const char *target, int folder, const char *path) {
    return stopped("symlink", folder, path, 0, NULL) ? -1 : REAL(symlinkat)(target, folder, path);
}
int link(const char *old, const char *new) {
    return stopped("link", AT_FDCWD, old, AT_FDCWD, new) ? -1 : REAL(link)(old, new);
}
int linkat(int folder, const char *old, int other, const char *new, int flags) {
    return stopped("link", folder, old, other, new) ? -1 : REAL(linkat)(folder, old, other, new, flags);
}
int ftruncate(int handle, off_t length) { return unsynced("write", handle) ? -1 : REAL(ftruncate)(handle, length); }
int ftruncate64(int handle, off64_t length) {
    return unsynced("write", handle) ? -1 : REAL(ftruncate64)(handle, length);
}
int fsync(int handle) { return unsynced("fsync", handle) ? -1 : REAL(fsync)(handle); }
int fdatasync(int handle) { return unsynced("fsync", handle) ? -1 : REAL(fdatasync)(handle); }
int syncfs(int handle) { return unsynced("syncfs", handle) ? -1 : REAL(syncfs)(handle); }
void sync(void) {
    if (set.on) note("sync", "", "");
    REAL(sync)();
}
int unlink(const char *path) { return kept("unlink", AT_FDCWD, path) ? -1 : REAL(unlink)(path); }
int unlinkat(int folder, const char *path, int flags) {
    return kept("unlink", folder, path) ? -1 : REAL(unlinkat)(folder, path, flags);
}
int rmdir(const char *path) { return kept("unlink", AT_FDCWD, path) ? -1 : REAL(rmdir)(path); }
