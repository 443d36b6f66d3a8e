using System.Globalization;
using Autograder.Engine.Submissions;

namespace Autograder.Attacks.Tests;

[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>
/// Hostile and right submissions in turn through one grader: every right one keeps its points, and the host keeps no process,
/// descriptor, file or memory of any. <c>AUTOGRADER_SOAK=500</c> is the full run.
/// </summary>
[Collection(nameof(Alone))]
public sealed class SoakTests(Canaries canaries, ITestOutputHelper output)
{
    private const int WarmUp = 4;
    private const int DescriptorsOfTheRuntime = 8;
    private const long Slack = 24 << 20;

    private static readonly int submissions =
        int.Parse(Environment.GetEnvironmentVariable("AUTOGRADER_SOAK") ?? "16", CultureInfo.InvariantCulture);

    private static readonly string rightAnswers = Path.Combine(Attack.Root, "tests", "Corpus", "Right");

    [Fact]
    public async Task Grader_OverManyHostileAndRightSubmissions_LosesNoPointAndLeaksNothing()
    {
        var random = new Random(submissions);
        string[] hostile = [.. Attack.Names], right = [.. Directory.EnumerateFiles(rightAnswers, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        int descriptors;
        await using (var grader = new Grader())
        {
            for (var i = 0; i < WarmUp; i++)
                await GradeRightAsync(grader, right[i * right.Length / WarmUp]);
            var (heap, before) = (Heap(), Descriptors());
            for (var i = 0; i < submissions; i++)
            {
                if (random.Next(2) == 0)
                    await GradeHostileAsync(grader, hostile[random.Next(hostile.Length)]);
                else
                    await GradeRightAsync(grader, right[random.Next(right.Length)]);
            }
            await grader.AssertNoProcessLeftAsync();
            var grown = Heap() - heap;
            descriptors = Descriptors() - before;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{submissions} submissions: heap grown by {grown / 1e6:0.0} MB, descriptors by {descriptors}, resident {Environment.WorkingSet / 1e6:0} MB"));
            Assert.InRange(grown, long.MinValue, Slack);
        }
        canaries.AssertUntouched();
        // Fewer than one for each submission: what the runtime itself opens meanwhile does not grow with them.
        Assert.InRange(descriptors, int.MinValue, DescriptorsOfTheRuntime);
    }

    private static async Task GradeHostileAsync(Grader grader, string name)
    {
        var attack = Attack.Read(name);
        await grader.GradeAsync(attack.AsSubmission(grader.Limits), attack.Exercise, attack.Expected);
    }

    private static async Task GradeRightAsync(Grader grader, string file)
    {
        var exercise = Path.GetFileName(Path.GetDirectoryName(file))!;
        var submission = SubmissionFiles.Read([(Path.GetFileName(file), File.ReadAllBytes(file))], grader.Limits);
        var report = await grader.GradeRightAsync(submission, exercise);
        Assert.True(report.Final && report.Score == report.MaxScore, $"{file}: {report.Score} of {report.MaxScore}");
    }

    private static long Heap() => GC.GetTotalMemory(forceFullCollection: true);

    private static int Descriptors() => Directory.EnumerateFileSystemEntries("/proc/self/fd").Count();
}
