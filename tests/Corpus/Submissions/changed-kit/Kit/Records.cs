namespace Autodiff.Kit;

// my version: with ToString
public sealed record TrainingRun(double[] Weights, double[] Losses)
{
    public override string ToString() => string.Join(" ", Weights);
}

public sealed record TimeComparison(TimeSpan Manual, TimeSpan Autograd);
