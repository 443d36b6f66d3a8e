using System.CommandLine;

namespace Autograder.Benchmarks.Timing;

/// <summary><c>timing self | bank | cost</c>: the method against noise, against the bank of right answers, and its cost.</summary>
internal static class TimingCommand
{
    public static Command Create() => new("timing", "The timing of members: false findings, power, the bank of right answers.")
    {
        SelfCommand.Create(),
        BankCommand.Create(),
        CostCommand.Create(),
    };
}
