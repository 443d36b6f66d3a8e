namespace Autograder.Seccomp;

/// <summary>Numbers of system calls on x86-64 (asm/unistd_64.h), those that the filters name.</summary>
internal enum SystemCall : uint
{
    Read = 0, Write = 1, Open = 2, Close = 3, Stat = 4, Fstat = 5, Lstat = 6, Poll = 7, Lseek = 8, Mmap = 9, Mprotect = 10,
    Munmap = 11, Brk = 12, RtSigaction = 13, RtSigprocmask = 14, RtSigreturn = 15, Ioctl = 16, Pread64 = 17, Pwrite64 = 18,
    Readv = 19, Writev = 20, Access = 21, Pipe = 22, Select = 23, SchedYield = 24, Mremap = 25, Msync = 26, Mincore = 27,
    Madvise = 28, Shmget = 29, Shmat = 30, Shmctl = 31, Dup = 32, Dup2 = 33, Pause = 34, Nanosleep = 35, Getpid = 39,
    Sendfile = 40, Socket = 41, Connect = 42, Accept = 43, Sendto = 44, Recvfrom = 45, Sendmsg = 46, Recvmsg = 47, Bind = 49,
    Listen = 50, Socketpair = 53, Clone = 56, Fork = 57, Vfork = 58, Execve = 59, Exit = 60, Wait4 = 61, Kill = 62, Uname = 63,
    Semget = 64, Semop = 65, Semctl = 66, Shmdt = 67, Msgget = 68, Msgsnd = 69, Msgrcv = 70, Msgctl = 71, Fcntl = 72,
    Flock = 73, Fsync = 74, Fdatasync = 75, Truncate = 76, Ftruncate = 77, Getdents = 78, Getcwd = 79, Chdir = 80, Fchdir = 81,
    Rename = 82, Mkdir = 83, Rmdir = 84, Creat = 85, Link = 86, Unlink = 87, Symlink = 88, Readlink = 89, Chmod = 90,
    Fchmod = 91, Umask = 95, Gettimeofday = 96, Getrlimit = 97, Getrusage = 98, Sysinfo = 99, Times = 100, Ptrace = 101,
    Getuid = 102, Getgid = 104, Geteuid = 107, Getegid = 108, Getppid = 110, Getpgrp = 111, Getgroups = 115, Getresuid = 118,
    Getresgid = 120, Getpgid = 121, Getsid = 124, Capget = 125, RtSigpending = 127, RtSigtimedwait = 128, RtSigsuspend = 130,
    Sigaltstack = 131, Statfs = 137, Fstatfs = 138, Getpriority = 140, SchedSetparam = 142, SchedGetparam = 143,
    SchedSetscheduler = 144, SchedGetscheduler = 145, SchedGetPriorityMax = 146, SchedGetPriorityMin = 147, Mlock = 149,
    Munlock = 150, Prctl = 157, ArchPrctl = 158, Setrlimit = 160, Gettid = 186, Tkill = 200, Time = 201, Futex = 202,
    SchedSetaffinity = 203, SchedGetaffinity = 204, EpollCreate = 213, Getdents64 = 217, SetTidAddress = 218,
    RestartSyscall = 219, Semtimedop = 220, Fadvise64 = 221, ClockGettime = 228, ClockGetres = 229, ClockNanosleep = 230,
    ExitGroup = 231, EpollWait = 232, EpollCtl = 233, Tgkill = 234, Mbind = 237, GetMempolicy = 239, Waitid = 247,
    Openat = 257, Mkdirat = 258, Newfstatat = 262, Unlinkat = 263, Renameat = 264, Linkat = 265, Symlinkat = 266,
    Readlinkat = 267, Fchmodat = 268, Faccessat = 269, Pselect6 = 270, Ppoll = 271, SetRobustList = 273, GetRobustList = 274,
    Utimensat = 280, EpollPwait = 281, Eventfd = 284, Fallocate = 285, Accept4 = 288, Eventfd2 = 290, EpollCreate1 = 291,
    Dup3 = 292, Pipe2 = 293, Preadv = 295, Pwritev = 296, Recvmmsg = 299, Prlimit64 = 302, Sendmmsg = 307, Getcpu = 309,
    ProcessVmReadv = 310, ProcessVmWritev = 311, Renameat2 = 316, Seccomp = 317, Getrandom = 318, Execveat = 322,
    Membarrier = 324, CopyFileRange = 326, Preadv2 = 327, Pwritev2 = 328, Statx = 332, Rseq = 334, Clone3 = 435,
    CloseRange = 436, Openat2 = 437, Faccessat2 = 439, EpollPwait2 = 441, FutexWaitv = 449,
}
