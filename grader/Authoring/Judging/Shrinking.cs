using Autograder.Authoring.Numerics;
using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>
/// Looks for the smallest input with the roundest numbers that still shows a wrong answer, in the same manner: as wrong a
/// shape, as little finite, off as clearly, and as the same mistake has it. A bounded number of calls.
/// </summary>
/// <param name="read">The tensor to judge in what came of a call at a probe; null where there is none.</param>
internal sealed class Shrinking(Check check, ISubject subject, Standard standard, Func<Probe, CallOutcome, TensorValue?> read)
{
    private const int MostCalls = 48;
    private const double ClearlyOff = 0.01;

    private int calls;

    public static Shrinking OfTensor(Check check, ISubject subject, Standard standard) => new(
        check, subject, standard, (probe, outcome) => Reception.Of(check, probe, outcome) is Reception.Accepted(var tensor, _) ? tensor : null);

    /// <returns>The input of the finding itself when nothing smaller shows it; null when the check does not say how its inputs
    /// shrink, or no number was wrong.</returns>
    public async Task<SmallestExample?> FromAsync(Finding finding, CancellationToken cancellation)
    {
        if (check.Shapes is not { } shapes || finding is not { Status: CheckStatus.Failed, Probe: { } probe, Expected: { } expected, Actual: { } actual })
            return null;
        var shown = standard.Judge(probe, Trial.InShapeOf(actual, expected));
        var model = check.Mistakes.FirstOrDefault(m => m.Id == finding.Mistake);
        var (smallest, seen) = (shown, new HashSet<string> { Key(shown.Probe) });
        for (var found = true; found;)
        {
            found = false;
            foreach (var smaller in SmallerProbes.Of(smallest.Probe, shapes).Where(p => shapes.IsFair(p) && seen.Add(Key(p))))
            {
                if (calls++ >= MostCalls)
                    return Of(smallest);
                if (await AskAsync(smaller, cancellation) is not { } answer || !IsAsWrong(answer, shown, model))
                    continue;
                (smallest, found) = (answer, true);
                break;
            }
        }
        return Of(smallest);

        static SmallestExample Of(Answer answer) => new(answer.Probe, answer.Expected, answer.Got);
    }

    private async Task<Answer?> AskAsync(Probe probe, CancellationToken cancellation)
    {
        var outcome = await subject.CallAsync(check.Member, probe.Arguments, Taint.None, cancellation);
        // Who does not answer in time or ends the process has cost enough.
        if (outcome is not (CallOutcome.Returned or CallOutcome.Threw))
            calls = MostCalls;
        if (read(probe, outcome) is not { } tensor)
            return null;
        try
        {
            standard.Confirm(probe);
            return standard.Judge(probe, Trial.InShapeOf(tensor, standard.At(probe).Expected));
        }
        catch (OracleException)
        {
            return null;   // An input that our own numbers do not stand; there are others.
        }
    }

    private static bool IsAsWrong(Answer answer, Answer shown, Mistake? model)
    {
        if (answer.Standing != shown.Standing || answer.Got.Rank - answer.Expected.Rank != shown.Got.Rank - shown.Expected.Rank)
            return false;
        if (answer.Standing == Standing.Off && Distance(answer) < Math.Min(Distance(shown), ClearlyOff))
            return false;
        return model is null || Candidate.Of(model, [answer]).Fits([answer], 1);
    }

    private static double Distance(Answer answer) =>
        answer.Got.Minus(answer.Expected).MaxAbs() / Math.Max(answer.Expected.MaxAbs(), 1e-3 * answer.Allowed.MaxAbs() / answer.Relative);

    private static string Key(Probe probe) => string.Join(';', probe.Arguments.Select(a => a is Value.Tensor(var t)
        ? $"{string.Join(',', t.Shape)}:{string.Join(',', t.Values)}" : a.ToString()));
}
