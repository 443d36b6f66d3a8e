using System.CommandLine;
using System.Globalization;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine.Reporting;
using Autograder.Engine.Timing;

namespace Autograder.Benchmarks.Timing;

/// <summary>Every right answer of the bank timed as in a grading: each must earn all points for its time.</summary>
internal static class BankCommand
{
    public static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "How often each is timed.", DefaultValueFactory = _ => 3 };
        var above = new Option<double>("--above") { Description = "Time again only those whose ratio exceeds this.", DefaultValueFactory = _ => 0 };
        var command = new Command("bank", "Every right answer of tests/Corpus/Right: ratios, and who lost points.") { runs, above };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(runs), parsed.GetValue(above)));
        return command;
    }

    private static async Task<int> RunAsync(int runs, double above)
    {
        await using var machinery = new Machinery();
        var rivals = await machinery.RivalsAsync();
        var stopwatch = new Stopwatch(machinery.Sandbox, machinery.Assignment.Limits, TimeProvider.System);
        var (lost, timings) = (0, 0);
        foreach (var exercise in machinery.Assignment.Exercises.Where(e => e.Timed.Count > 0))
        {
            foreach (var file in Directory.EnumerateFiles(Repository.At("tests", "Corpus", "Right", exercise.Id), "*.cs").Order(StringComparer.Ordinal))
            {
                var student = await machinery.CompileAsync(new SourceFile(Path.GetFileName(file), File.ReadAllText(file)));
                var members = new List<ReportTimedMember>();
                for (var run = 0; run < runs && (run == 0 || members.Any(m => m.Measurement?.Ratio > above)); run++)
                {
                    var timed = await stopwatch.TimeAsync(
                        [new(exercise, exercise.Timed, [])], student, rivals, new Draw((ulong)Random.Shared.NextInt64()), null, CancellationToken.None);
                    members.AddRange(timed[exercise.Id].Members);
                }
                foreach (var member in members.GroupBy(m => m.Member))
                {
                    var others = member.Where(m => m.Verdict != TimingVerdict.Fast || m.Score < m.MaxScore).ToList();
                    (lost, timings) = (lost + others.Count, timings + member.Count());
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"{exercise.Id,-18} {member.Key,-17} {Path.GetFileNameWithoutExtension(file),-32} {member.Max(m => m.Measurement?.Ratio ?? double.NaN),7:0.000} largest of {member.Count()}{string.Concat(others.Select(o => $"\n    {o.Verdict} {o.Score}/{o.MaxScore} {o.Message}"))}"));
                }
            }
        }
        Console.WriteLine($"{timings} timings, {lost} not fast enough for all points");
        return lost == 0 ? 0 : 1;
    }
}
