using Autograder.Seccomp;
using static Autograder.Seccomp.SystemCall;

namespace Autograder.Engine.Sandbox.Bubblewrap;

/// <summary>
/// The filter that bubblewrap sets before it hands over to a child program: what .NET, libtorch and Roslyn need, from start
/// to end, and nothing else. No sockets, no other processes, no mounts, no namespaces, no shared memory without a name.
/// </summary>
internal static class FirstLock
{
    private const int NotPermitted = 1, NotImplemented = 38;
    private const uint CloneThread = 0x00010000;
    private const uint SimulateInput = 0x5412, LinuxConsole = 0x541c;

    public static byte[] Program() => new FilterProgram()
        // Its flags lie in memory, where no filter sees them; glibc falls back to clone.
        .Answer(Verdicts.Fail(NotImplemented), Clone3)
        // Threads only: no child processes, and with them no new namespaces.
        .AnswerWhen(Verdicts.Fail(NotPermitted), Clone, ArgumentTest.Lacks(0, CloneThread), ArgumentTest.HasAny(0, NewNamespaces))
        .AnswerWhen(Verdicts.Fail(NotPermitted), Ioctl, ArgumentTest.Is(1, SimulateInput), ArgumentTest.Is(1, LinuxConsole))
        .Answer(Verdicts.Allow, Needed)
        .Otherwise(Verdicts.Fail(NotPermitted));

    // CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET.
    private const uint NewNamespaces = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000;

    private static SystemCall[] Needed =>
    [
        // Memory.
        Mmap, Mprotect, Munmap, Mremap, Brk, Madvise,
        Msync, Mincore, Mlock, Munlock, GetMempolicy, Mbind,
        // Files.
        Read, Write, Pread64, Pwrite64, Readv, Writev,
        Preadv, Pwritev, Preadv2, Pwritev2, Open, Openat,
        Openat2, Creat, Close, CloseRange, Lseek, Stat,
        Fstat, Lstat, Newfstatat, Statx, Access, Faccessat,
        Faccessat2, Truncate, Ftruncate, Fallocate, Fsync,
        Fdatasync, Flock, Fcntl, Dup, Dup2, Dup3,
        Fadvise64, Sendfile, CopyFileRange, Statfs, Fstatfs,
        // Folders and names.
        Getdents, Getdents64, Getcwd, Chdir, Fchdir, Rename,
        Renameat, Renameat2, Mkdir, Mkdirat, Rmdir, Link,
        Linkat, Unlink, Unlinkat, Symlink, Symlinkat,
        Readlink, Readlinkat, Chmod, Fchmod, Fchmodat,
        Utimensat, Umask,
        // Pipes and waiting.
        Pipe, Pipe2, Poll, Ppoll, Select, Pselect6,
        EpollCreate, EpollCreate1, EpollCtl, EpollWait, EpollPwait,
        EpollPwait2, Eventfd, Eventfd2, Ioctl,
        // Signals.
        RtSigaction, RtSigprocmask, RtSigreturn, RtSigpending,
        RtSigtimedwait, RtSigsuspend, Sigaltstack, Tgkill, Pause,
        RestartSyscall,
        // Threads.
        Clone, Futex, FutexWaitv, SetRobustList, GetRobustList,
        SetTidAddress, ArchPrctl, Rseq, Membarrier, SchedYield,
        SchedGetparam, SchedSetparam, SchedGetscheduler, SchedSetscheduler,
        SchedGetPriorityMax, SchedGetPriorityMin, SchedGetaffinity,
        SchedSetaffinity, Getpriority, Getcpu,
        // Time.
        Gettimeofday, Time, ClockGettime, ClockGetres, Times,
        Nanosleep, ClockNanosleep,
        // Who and what.
        Getpid, Getppid, Gettid, Getpgrp, Getpgid, Getsid,
        Getuid, Geteuid, Getgid, Getegid, Getresuid,
        Getresgid, Getgroups, Capget, Uname, Sysinfo,
        Getrusage, Getrandom,
        // The start, the second lock, the end.
        Execve, SystemCall.Seccomp, Prctl, Getrlimit, Setrlimit,
        Prlimit64, Wait4, Waitid, Exit, ExitGroup,
    ];
}
