using Autograder.Authoring.Judging;
using Autograder.Authoring.Numerics;

namespace Autograder.Authoring;

public sealed partial class AgreementCheck
{
    public override async Task<Finding> ExamineAsync(ISubject subject, Draw draw, CancellationToken cancellation)
    {
        var standard = Standard();
        try
        {
            var trial = await Trial.RunAsync(this, subject, Probes(draw), standard, cancellation);
            if (trial.Obstacle is { } obstacle)
                return (trial.Shown is null ? trial : await trial.FurtherAsync(this, subject, draw, standard, cancellation)).Explain(obstacle, Mistakes);
            if (trial.Shown is { } shown)
            {
                standard.Confirm(shown.Probe);
                return Disagreement.Of(this, Wording.Quantity(Member), shown, await DiagnoseAsync(subject, await trial.FurtherAsync(this, subject, draw, standard, cancellation), shown, cancellation), trial.Advisories);
            }
            return ForbiddenUses.In(this, subject, Forbidden)
                ?? await WayFinding.OfAsync(this, subject, Way, WayProbes, standard, draw, trial, cancellation);
        }
        catch (OracleException e)
        {
            return InternalError.Of(e);
        }
    }

    public override Task<SmallestExample?> ShrinkAsync(ISubject subject, Finding finding, CancellationToken cancellation) =>
        Shrinking.OfTensor(this, subject, Standard()).FromAsync(finding, cancellation);

    private Standard Standard() => new(Oracles, p => Scale(p).Scaled(RelativeTolerance(p)), RelativeTolerance);

    private async Task<Diagnosis> DiagnoseAsync(ISubject subject, Trial trial, Answer shown, CancellationToken cancellation)
    {
        var byAnswer = Classifier.Diagnose(trial.Answers, Mistakes);
        if (Way is not Way.Autograd || OwnFunction is null || !await OwnDerivative.ExplainsAsync(OwnFunction, subject, shown, cancellation))
            return byAnswer;
        return byAnswer.After($"Your differentiation is right: this is the derivative of your own {OwnFunction.Member}. The mistake is in {OwnFunction.Member}.")
            with { Mistake = OwnDerivative.Mistake };
    }
}
