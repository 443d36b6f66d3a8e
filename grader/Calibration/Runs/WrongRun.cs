using System.Collections.Concurrent;
using Autograder.Authoring;
using Autograder.Calibration.Banks;
using Autograder.Calibration.Bench;
using Autograder.Calibration.Results;
using Autograder.Engine.Checking;

namespace Autograder.Calibration.Runs;

/// <summary>How often wrong members keep their points, right ones beside them lose theirs, and the mistake is named rightly.</summary>
/// <param name="Passes">Wrong members that kept all their points, of all.</param>
/// <param name="Collateral">Right members beside them that lost some, of all.</param>
/// <param name="Hints">How the names given compare with those that the mistake allows.</param>
/// <param name="Exceptions">What went otherwise than expected, one line each.</param>
public sealed record WrongResult(Proportion Passes, Proportion Collateral, HintCount Hints, IReadOnlyList<string> Exceptions);

/// <summary>Names given to mistakes for which the bank's keeper says which name is right.</summary>
/// <param name="Silent">No name, though one was to be had: says nothing wrong.</param>
/// <param name="Misnamed">A wrong name.</param>
public sealed record HintCount(long Right, long Silent, long Misnamed)
{
    public long Total => Right + Silent + Misnamed;

    public Proportion RightOf => new(Right, Total);

    public Proportion MisnamedOf => new(Misnamed, Total);

    public static HintCount operator +(HintCount a, HintCount b) => new(a.Right + b.Right, a.Silent + b.Silent, a.Misnamed + b.Misnamed);
}

/// <summary>Grades wrong answers.</summary>
public static class WrongRun
{
    public static async Task<WrongResult> RunAsync(
        Workbench bench, IReadOnlyList<WrongEntry> entries, HintKey key, ulong firstSeed, int seeds, CancellationToken cancellation)
    {
        var members = new ConcurrentBag<JudgedMember>();
        await bench.ForEachAsync(entries, async (entry, subject) =>
        {
            for (var seed = firstSeed; seed < firstSeed + (ulong)seeds; seed++)
            {
                var checks = await subject.GradeAsync(seed, _ => true, cancellation);
                foreach (var member in checks.GroupBy(c => c.Check.Member))
                    members.Add(new(entry, seed, member.Key, [.. member]));
                // Which of them end their process or never return is known after one seed, and waiting for it takes long.
                if (entry.Ending == "error")
                    break;
            }
        }, cancellation);

        var wrong = members.Where(m => m.IsWrong).ToList();
        var beside = members.Where(m => !m.IsWrong).ToList();
        var hints = wrong.Select(m => (Member: m, Standing: key.Of(m.Entry, m.Member)?.Judge(m.Names))).Where(h => h.Standing is not null).ToList();
        return new(
            new(wrong.Count(m => m.KeptAll), wrong.Count),
            new(beside.Count(m => !m.KeptAll), beside.Count),
            new(hints.Count(h => h.Standing == HintStanding.Right), hints.Count(h => h.Standing == HintStanding.Silent), hints.Count(h => h.Standing == HintStanding.Misnamed)),
            [
                .. wrong.Where(m => m.KeptAll).Select(m => $"{m.Label}: kept its points ({m.Entry.Mistake})"),
                .. beside.Where(m => !m.KeptAll).Select(m => $"{m.Label}: right, and lost points: {m.FirstLoss}"),
                .. hints.Where(h => h.Standing != HintStanding.Right).Select(h =>
                    $"{h.Member.Label}: {(h.Standing == HintStanding.Silent ? "not named" : $"named {string.Join(", ", h.Member.Names)}")} ({h.Member.Entry.Mistake})"),
            ]);
    }

    private sealed record JudgedMember(WrongEntry Entry, ulong Seed, string Member, IReadOnlyList<CheckedCheck> Checks)
    {
        public string Label => $"{Entry.Name}, seed {Seed}, {Member}";

        public bool IsWrong => Entry.Members.Contains(Member);

        public bool KeptAll => Checks.All(c => c.Finding.Status == CheckStatus.Passed);

        public string FirstLoss => Checks.First(c => c.Finding.Status != CheckStatus.Passed).Finding.Message;

        /// <summary>The names given in the checks that were lost.</summary>
        public IReadOnlyList<string> Names =>
            [.. Checks.Where(c => c.Finding.Status != CheckStatus.Passed).Select(c => c.Finding.Mistake).OfType<string>().Distinct()];
    }
}
