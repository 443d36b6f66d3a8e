namespace Autograder.Engine.Timing;

/// <summary>CPU and wall time of one call, in seconds, from a block of them.</summary>
/// <param name="Wall">Less the time that it stood ready without being given a processor.</param>
internal readonly record struct CallTime(double Cpu, double Wall)
{
    /// <summary>How much longer than it worked it waited.</summary>
    public double Waited => (Wall - Cpu) / Cpu;
}

/// <summary>
/// One pair: the student's block and the rival's in the same process, and the rival's in a clean one, all within some
/// hundredths of a second.
/// </summary>
/// <param name="Idle">CPU time that the student's process used while nothing was asked of it, over the wall time of that; 1 where it was ready to work at both ends.</param>
internal sealed record Pair(CallTime Student, CallTime Rival, CallTime Clean, double Idle)
{
    public double Ratio => Student.Cpu / Rival.Cpu;

    /// <summary>How much slower the rival is beside the student's code.</summary>
    public double Slowing => Rival.Cpu / Clean.Cpu;

}
