using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine.Timing;

namespace Autograder.Engine.Tests.Timing;

/// <summary>
/// Two processes on a clock of their own: what a call costs, how much the machine disturbs it, and what a cheat does, without
/// any time passing.
/// </summary>
internal sealed class SimulatedMachine(int seed) : TimeProvider
{
    public const double RivalCall = 0.001;

    private readonly Random random = new(seed);
    private long now;
    private int studentCalls;

    public TimedMember Timed { get; } = new(
        "Square", 2, "n = 3", [new InputRecipe.Tensor([3], 0.2, 1)], IsDifferentiated: true, p => [TensorValue.Vector([.. p.Tensor(0).Values.Select(x => x * x)])]);

    /// <summary>The student's CPU time over the rival's.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>The largest factor by which the machine stretches a block's CPU time.</summary>
    public double Disturbance { get; init; } = 1.05;

    /// <summary>The share of blocks that another program stretches far more.</summary>
    public double Bursts { get; init; }

    /// <summary>Wall time that a student's call sleeps.</summary>
    public double Sleep { get; init; }

    /// <summary>Cores that threads of the student's process keep busy all the time.</summary>
    public double Background { get; init; }

    /// <summary>How often the student's process is seen ready to work after a block though there is nothing left to do.</summary>
    public int LateLooks { get; init; }

    /// <summary>By how much the student's code slows the rival in its process.</summary>
    public double Slowing { get; init; } = 1;

    /// <summary>What the student's calls give, by the right result and the number of the call in its block.</summary>
    public Func<Value, int, Value> Student { get; init; } = (right, _) => right;

    /// <summary>From which call of the student's on its results stay as they are when derivatives are multiplied.</summary>
    public int FormulaFrom { get; init; } = int.MaxValue;

    /// <summary>The share of the rival's blocks beside the student's code that the student's code slows.</summary>
    public double SlowedShare { get; init; } = 1;

    /// <summary>Wall time that passes in every block of the student's before it begins.</summary>
    public double Delay { get; init; }

    /// <summary>How the student's blocks end instead of running.</summary>
    public BlockOutcome? Ending { get; init; }

    /// <summary>The processor that measurements are given.</summary>
    public int? Processor { get; init; }

    /// <summary>Where each block of a process ran: whether of a pair or to warm up, and the processor it was kept on.</summary>
    public List<(bool IsOfAPair, int? Processor)> Blocks { get; } = [];

    /// <summary>The processors that the two processes are kept on at last, by whether it is the clean one.</summary>
    public Dictionary<bool, int?> Kept { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now;

    public Task<DuelOutcome> MeasureAsync(int pairs = OrderStatistic.Few)
    {
        studentCalls = 0;
        return new Duel(Timed, "Squares.Square", new Runner(this, isClean: false), new Runner(this, isClean: true), Processor, new Draw((ulong)random.NextInt64()), this)
            .RunAsync(pairs, isCurtailed: true, CancellationToken.None);
    }

    /// <summary>As the stopwatch does it: once, and once more when the first does not settle it.</summary>
    public async Task<Engine.Reporting.ReportTimedMember> JudgeAsync()
    {
        var first = await MeasureAsync();
        return Judgement.IsSettled(Timed, first) ? Judgement.Of(Timed, first) : Judgement.Of(Timed, first, await MeasureAsync(OrderStatistic.Many));
    }

    private Value Right(Block block, ulong seed, int call, double scale) =>
        new Value.Fields([.. Timed.Answer(new("", InputRecipe.MakeAll(block.Inputs, seed, call)))
            .Select(t => (Value)TensorValue.Vector([.. t.Values.Select(x => scale * x)]))]);

    private sealed class Runner(SimulatedMachine machine, bool isClean) : IBlockRunner
    {
        private double used;
        private int lateLooks;

        public Activity Activity => new(
            TimeSpan.FromSeconds(used + (isClean ? 0 : machine.Background * machine.now / TimeSpan.TicksPerSecond)),
            !isClean && (machine.Background > 0 || lateLooks-- > 0));

        public void KeepOn(int? processor) => machine.Kept[isClean] = processor;

        public Task<BlockOutcome> RunAsync(Block block, ulong seed, double scale, bool tellsWaiting, CancellationToken cancellation)
        {
            machine.Blocks.Add((tellsWaiting, machine.Kept.GetValueOrDefault(isClean)));
            var isStudents = block.Contender == Contender.Student;
            if (isStudents && machine.Ending is { } ending)
                return Task.FromResult(ending);
            var work = block.Count * RivalCall * (isStudents ? machine.Factor : isClean || machine.random.NextDouble() >= machine.SlowedShare ? 1 : machine.Slowing) * machine.Stretch();
            var wall = (work + (isStudents ? block.Count * machine.Sleep : 0)) * machine.Stretch();
            used += work;
            lateLooks = machine.LateLooks;
            var cpu = work + (isClean ? 0 : machine.Background * wall);
            machine.now += (long)((wall + (isStudents ? machine.Delay : 0)) * TimeSpan.TicksPerSecond);
            var digests = Enumerable.Range(0, block.Count).Select(call => Digest.Of(
                isStudents ? machine.Student(machine.Right(block, seed, call, machine.studentCalls++ < machine.FormulaFrom ? scale : 1), call)
                : machine.Right(block, seed, call, 1), seed)).ToList();
            return Task.FromResult<BlockOutcome>(new BlockOutcome.Ran(TimeSpan.FromSeconds(cpu), Math.Max(0, wall - cpu) / cpu, [.. digests]));
        }
    }

    private double Stretch() =>
        random.NextDouble() < Bursts ? 1 + 15 * random.NextDouble() : 1 + (Disturbance - 1) * random.NextDouble();
}
