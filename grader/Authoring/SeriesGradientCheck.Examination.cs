using Autograder.Authoring.Judging;
using Autograder.Contracts;

namespace Autograder.Authoring;

public sealed partial class SeriesGradientCheck
{
    public override async Task<Finding> ExamineAsync(ISubject subject, Draw draw, CancellationToken cancellation)
    {
        var standard = Standard();
        var own = new OwnSeries(subject, ValueMember, cancellation);
        try
        {
            var trial = await Trial.RunAsync(this, subject, Probes(draw), standard, cancellation);
            if (trial.Obstacle is { } obstacle)
                return (trial.Shown is null ? trial : await trial.FurtherAsync(this, subject, draw, standard, cancellation)).Explain(obstacle, Mistakes);
            if (trial.Shown is { } shown)
            {
                standard.Confirm(shown.Probe);
                return Disagreement.Of(this, Wording.Quantity(Member), shown, await DiagnoseAsync(own, await trial.FurtherAsync(this, subject, draw, standard, cancellation), shown), trial.Advisories);
            }
            return await own.ContradictionAsync(this, trial.Answers, OwnTolerance)
                ?? await WayFinding.OfAsync(this, subject, Way, WayProbes, standard, draw, trial, cancellation);
        }
        catch (OracleException e)
        {
            return InternalError.Of(e);
        }
    }

    public override Task<SmallestExample?> ShrinkAsync(ISubject subject, Finding finding, CancellationToken cancellation) =>
        Shrinking.OfTensor(this, subject, Standard()).FromAsync(finding, cancellation);

    private Standard Standard() => new(Target, _ => TensorValue.Scalar(TargetTolerance), _ => TargetTolerance);

    private async Task<Diagnosis> DiagnoseAsync(OwnSeries own, Trial trial, Answer shown)
    {
        var byAnswer = Classifier.Diagnose(trial.Answers, Mistakes);
        return await own.ExplainsAsync(shown)
            ? byAnswer.After($"Your differentiation is right: this is the derivative of your own {ValueMember}. The mistake is in {ValueMember}.")
                with { Mistake = byAnswer.Mistake ?? OwnDerivative.Mistake }
            : byAnswer;
    }
}
