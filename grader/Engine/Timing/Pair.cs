namespace Autograder.Engine.Timing;

/// <summary>The time of one call, from a block of them.</summary>
/// <param name="Cpu">CPU seconds of all threads.</param>
/// <param name="Waited">How much longer than it worked it waited for something else than a processor.</param>
internal readonly record struct CallTime(double Cpu, double Waited);

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

    /// <summary>Fast enough for all points, with nothing that disturbed the rival or went on beside it.</summary>
    public bool Earns(int points) => !TimingScore.CostsPoints(points, Ratio) && Idle <= Measurement.SurelyBusy && Slowing <= Measurement.SurelySlowed;
}
