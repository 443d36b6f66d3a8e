using static Autograder.Seccomp.SystemCall;

namespace Autograder.Seccomp;

/// <summary>
/// What the worker gives up just before student code runs: what it needed for its own start and never again. It adds to the
/// first lock, which allows by list; this one refuses by list.
/// </summary>
internal static class SecondLock
{
    private const int NotPermitted = 1, OutOfMemory = 12;
    private const uint SharedAnonymous = 0x01 | 0x20;
    private const uint CloneThread = 0x00010000;
    private const uint SetName = 15, GetName = 16, GetDumpable = 3, SetVirtualMemoryArea = 0x53564d41;

    public static byte[] Program() => new FilterProgram()
        // Shared memory escapes RLIMIT_DATA.
        .AnswerWhen(Verdicts.Fail(OutOfMemory), Mmap, ArgumentTest.HasAll(3, SharedAnonymous))
        .AnswerWhen(Verdicts.Fail(NotPermitted), Clone, ArgumentTest.Lacks(0, CloneThread))
        // What is timed stays on the processor that it is held on from outside, and so does what it is timed against. The runtime calls it for
        // each new thread and wants no error.
        .Answer(Verdicts.Fail(0), SchedSetaffinity)
        // Limits are read, never set.
        .AnswerWhen(Verdicts.Fail(NotPermitted), Prlimit64, ArgumentTest.IsPointer(2))
        // Names of threads and of memory; not PR_SET_PDEATHSIG, by which a process would outlive its sandbox.
        .AnswerWhen(Verdicts.Allow, Prctl,
            ArgumentTest.Is(0, SetName), ArgumentTest.Is(0, GetName), ArgumentTest.Is(0, GetDumpable), ArgumentTest.Is(0, SetVirtualMemoryArea))
        .Answer(Verdicts.Fail(NotPermitted),
            Prctl, Setrlimit, SystemCall.Seccomp, Execve, Execveat, Fork, Vfork, Kill, Tkill,
            Ptrace, ProcessVmReadv, ProcessVmWritev,
            Socket, Socketpair, Connect, Bind, Listen, Accept, Accept4, Sendto, Sendmsg, Sendmmsg, Recvfrom, Recvmsg, Recvmmsg,
            Shmget, Shmat, Shmctl, Shmdt, Semget, Semop, Semctl, Semtimedop, Msgget, Msgsnd, Msgrcv, Msgctl)
        .Otherwise(Verdicts.Allow);
}
