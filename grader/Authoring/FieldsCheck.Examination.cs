using Autograder.Authoring.Judging;
using Autograder.Contracts;

namespace Autograder.Authoring;

public sealed partial class FieldsCheck
{
    public override async Task<Finding> ExamineAsync(ISubject subject, Draw draw, CancellationToken cancellation)
    {
        var standards = Fields.Select((_, i) => StandardOf(i)).ToList();
        try
        {
            IReadOnlyList<IReadOnlyList<Answer>> answers = [.. Fields.Select(_ => (IReadOnlyList<Answer>)[])];
            foreach (var probe in Probes(draw))
            {
                var outcome = await subject.CallAsync(Member, probe.Arguments, Taint.None, cancellation);
                var reception = FieldsReception.Of(this, Fields, probe, outcome);
                if (reception is FieldsReception.Accepted(var fields))
                    answers = [.. answers.Select((field, i) => (IReadOnlyList<Answer>)[.. field, standards[i].Judge(probe, fields[i])])];
                else if (outcome is CallOutcome.NotCalled && answers.Any(field => field.Any(a => !a.IsRight)))
                    break;
                else if (reception is FieldsReception.Refused(var finding))
                    return finding;
            }

            for (var i = 0; i < Fields.Count; i++)
            {
                if (answers[i].Where(a => !a.IsRight).MinBy(a => a.Size) is not { } shown)
                    continue;
                standards[i].Confirm(shown.Probe);
                var further = await FurtherAsync(subject, draw, i, standards[i], cancellation);
                return Disagreement.Of(this, Fields[i], shown, Diagnose([.. answers[i], .. further], i == 0 ? Mistakes : []), []);
            }
            var trial = new Trial(answers[0], null, []);
            return WayFinding.Of(this, await ExamineWayAsync(subject, standards, draw, cancellation), trial);
        }
        catch (OracleException e)
        {
            return InternalError.Of(e);
        }
    }

    public override async Task<SmallestExample?> ShrinkAsync(ISubject subject, Finding finding, CancellationToken cancellation)
    {
        if (finding is not { Status: CheckStatus.Failed, Probe: { } probe, Actual: not null }
            || await FieldsAtAsync(subject, probe, cancellation) is not { } fields)
            return null;
        for (var i = 0; i < Fields.Count; i++)
        {
            var (field, standard) = (i, StandardOf(i));
            if (!standard.Judge(probe, fields[i]).IsRight)
                return await new Shrinking(this, subject, standard, (p, outcome) => Accepted(p, outcome)?[field]).FromAsync(finding, cancellation);
        }
        return null;
    }

    private async Task<IReadOnlyList<TensorValue>?> FieldsAtAsync(ISubject subject, Probe probe, CancellationToken cancellation) =>
        Accepted(probe, await subject.CallAsync(Member, probe.Arguments, Taint.None, cancellation));

    private IReadOnlyList<TensorValue>? Accepted(Probe probe, CallOutcome outcome) =>
        FieldsReception.Of(this, Fields, probe, outcome) is FieldsReception.Accepted(var fields) ? fields : null;

    private async Task<IReadOnlyList<Answer>> FurtherAsync(ISubject subject, Draw draw, int field, Standard standard, CancellationToken cancellation)
    {
        var answers = new List<Answer>();
        foreach (var probe in Further(draw))
        {
            if (await FieldsAtAsync(subject, probe, cancellation) is not { } fields)
                break;
            answers.Add(standard.Judge(probe, fields[field]));
        }
        return answers;
    }

    private static Diagnosis Diagnose(IReadOnlyList<Answer> answers, IReadOnlyList<Mistake> mistakes)
    {
        var diagnosis = Classifier.Diagnose(answers, mistakes);
        return diagnosis.Mistake is null ? Sequence.Diagnose(answers) ?? diagnosis : diagnosis;
    }

    private Standard StandardOf(int field) => new(
        [.. Oracles.Select(o => new Oracle(o.Name, p => o.Answer(p)[field]))], _ => TensorValue.Scalar(Tolerance), _ => Tolerance);

    private Task<WayEvidence> ExamineWayAsync(ISubject subject, IReadOnlyList<Standard> standards, Draw draw, CancellationToken cancellation)
    {
        if (Way is null)
            return Task.FromResult(WayEvidence.Unexamined);
        var member = new TaintedMember(subject, Member, v =>
            v is Value.Fields(var fields) && fields.Length == Fields.Count && fields[Way.Field] is Value.Numbers(var numbers) ? numbers : null);
        var examination = new TrainingExamination(member, Way, p => standards[Way.Field].At(p).Expected, draw);
        return subject.WayOfAsync(Member, examination.ExamineAsync, cancellation);
    }
}
