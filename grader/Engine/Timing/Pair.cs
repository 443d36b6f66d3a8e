namespace Autograder.Engine.Timing;

/// <summary>CPU and wall time of one call, in seconds, from a block of them.</summary>
internal readonly record struct CallTime(double Cpu, double Wall);

/// <summary>
/// One pair: the student's block and the rival's in the same process, and the rival's in a clean one, all within some
/// hundredths of a second.
/// </summary>
/// <param name="Idle">CPU time that the student's process used while nothing was asked of it, over the wall time of that.</param>
internal sealed record Pair(CallTime Student, CallTime Rival, CallTime Clean, double Idle)
{
    public double Ratio => Student.Cpu / Rival.Cpu;

    /// <summary>How much slower the rival is beside the student's code.</summary>
    public double Slowing => Rival.Cpu / Clean.Cpu;

    /// <summary>
    /// How much longer than it worked the student's block waited, beyond the rival's. A busy machine makes both wait, and
    /// either the longer.
    /// </summary>
    public double Waiting => Waited(Student) - Waited(Rival);

    private static double Waited(CallTime time) => (time.Wall - time.Cpu) / time.Cpu;
}
