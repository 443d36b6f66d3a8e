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
    /// <param name="Each">Runs in the same two processes, in which a grading times all its exercises; then fresh ones.</param>
    /// <param name="Above">Only those whose first ratio exceeds this are run again.</param>
    private sealed record Plan(int Runs, int Each, double Above, int Parallel, string? Exercise, string? After);

    public static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "How often each is timed.", DefaultValueFactory = _ => 3 };
        var each = new Option<int>("--each") { Description = "How many of these in the same two processes.", DefaultValueFactory = _ => 1 };
        var above = new Option<double>("--above") { Description = "Time again only those whose ratio exceeds this.", DefaultValueFactory = _ => 0 };
        var parallel = new Option<int>("--parallel") { Description = "Answers timed at a time; in a service as many as there are cores less one.", DefaultValueFactory = _ => 1 };
        var exercise = new Option<string?>("--exercise") { Description = "Only this one's answers." };
        var after = new Option<string?>("--after") { Description = "Only answers whose name comes after this one, to go on where a run was stopped." };
        var command = new Command("bank", "Every right answer of tests/Corpus/Right: ratios, and who lost points.") { runs, each, above, parallel, exercise, after };
        command.SetAction((parsed, cancellation) => RunAsync(
            new(parsed.GetValue(runs), parsed.GetValue(each), parsed.GetValue(above), parsed.GetValue(parallel), parsed.GetValue(exercise), parsed.GetValue(after)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Plan plan, CancellationToken cancellation)
    {
        await using var machinery = new Machinery();
        var rivals = await machinery.RivalsAsync();
        var answers =
            from exercise in machinery.Assignment.Exercises
            where exercise.Timed.Count > 0 && (plan.Exercise ?? exercise.Id) == exercise.Id
            from file in Directory.EnumerateFiles(Repository.At("tests", "Corpus", "Right", exercise.Id), "*.cs").Order(StringComparer.Ordinal)
            where plan.After is null || string.CompareOrdinal(Path.GetFileName(file), $"{plan.After}.cs") > 0
            select (exercise, file);
        var (gate, lost, timings) = (new Lock(), 0, 0);
        await Parallel.ForEachAsync(answers, new ParallelOptions { MaxDegreeOfParallelism = plan.Parallel, CancellationToken = cancellation }, async (answer, stop) =>
        {
            var student = await machinery.CompileAsync(new SourceFile(Path.GetFileName(answer.file), await File.ReadAllTextAsync(answer.file, stop)));
            var members = await TimeAsync(plan, machinery, answer.exercise, student, rivals, stop);
            lock (gate)
            {
                foreach (var member in members.GroupBy(m => m.Member))
                {
                    var others = member.Where(m => m.Verdict != TimingVerdict.Fast || m.Score < m.MaxScore).ToList();
                    (lost, timings) = (lost + others.Count, timings + member.Count());
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"{answer.exercise.Id,-18} {member.Key,-17} {Path.GetFileNameWithoutExtension(answer.file),-32} {member.Max(m => m.Measurement?.Ratio ?? double.NaN),7:0.000} largest of {member.Count()}{string.Concat(others.Select(o => $"\n    {o.Verdict} {o.Score}/{o.MaxScore} {o.Message}"))}"));
                }
            }
        });
        Console.WriteLine($"{timings} timings, {lost} not fast enough for all points");
        return lost == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<ReportTimedMember>> TimeAsync(
        Plan plan, Machinery machinery, Exercise exercise, WorkerRequest.Load student, WorkerRequest.Load rivals, CancellationToken cancellation)
    {
        var members = new List<ReportTimedMember>();
        for (var run = 0; run < plan.Runs && (run == 0 || members.Any(m => m.Measurement?.Ratio > plan.Above));)
        {
            using var lease = await Machinery.LeaseAsync(plan.Parallel, cancellation);
            await using var bench = new Bench(machinery.Workers, student, rivals, lease.Processor, TimeProvider.System);
            for (var i = 0; i < plan.Each && run < plan.Runs; i++, run++)
                foreach (var timed in exercise.Timed)
                    members.Add(await Stopwatch.TimeAsync(
                        exercise, timed, bench, Draw.Unpredictable, TimeProvider.System, cancellation));
        }
        return members;
    }
}
