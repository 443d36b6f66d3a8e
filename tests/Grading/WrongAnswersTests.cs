using Autograder.Authoring;

namespace Autograder.Grading.Tests;

/// <summary>No wrong answer passes, and none costs a member that is right.</summary>
public sealed class WrongAnswersTests(Grader grader)
{
    public static TheoryData<string> Answers => [.. Repository.Corpus("Wrong")];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task WrongAnswer_LosesPointsOfItsMembersOnly(string path)
    {
        var expected = Expectation.Read(Repository.At("tests", "Corpus", path));
        var report = await grader.GradeFileAsync(Repository.At("tests", "Corpus", path), expected.Exercise);
        var byMember = report.Exercises[0].Checks.GroupBy(c => c.Member).ToList();
        var wrong = byMember.Where(m => expected.Members.Contains(m.Key)).ToList();
        Assert.Equal(expected.Members.Order(), wrong.Select(m => m.Key).Order());
        Assert.All(wrong, m => Assert.True(m.Sum(c => c.Score) < m.Sum(c => c.MaxScore), $"{m.Key} kept its points ({expected.Mistake})"));
        Assert.All(byMember.Except(wrong), m => Assert.All(m, c => Assert.True(c.Status == CheckStatus.Passed, $"{c.Id} {c.Status}: {c.Message}")));
        // A shape that does not fit is an error at one input and a wrong number at a square one: whichever is met first.
        CheckStatus[] endings = expected.Ending == "error" ? [CheckStatus.Error, CheckStatus.Failed] : [CheckStatus.Failed];
        Assert.All(wrong, m => Assert.Contains(m, c => endings.Contains(c.Status)));
        Assert.True(report.Final);
    }

    /// <summary>The corpus file's own words on how it ends.</summary>
    private sealed record Expectation(string Exercise, IReadOnlyList<string> Members, string Ending, string Mistake)
    {
        public static Expectation Read(string path)
        {
            var lines = File.ReadLines(path).Take(3).Select(l => l.TrimStart('\uFEFF', '/', ' ')).ToList();
            var words = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return new(words[1], words[2].Split(','), words[3], lines[1]);
        }
    }
}
