using System.CommandLine;
using System.Globalization;
using Autograder.Engine;
using Autograder.Engine.Compilation;
using Autograder.Engine.Sandbox;
using Autograder.Engine.Submissions;
using Autograder.Reference;

namespace Autograder.Benchmarks;

/// <summary>What the compiler's process costs for each submission, from cold to warm: CPU time, so that it is told from a busy machine's.</summary>
internal static class CompilationCommand
{
    private const int Rows = 8;

    public static Command Create()
    {
        var submissions = new Option<int>("--submissions") { Description = "Fresh model solutions to compile, one after the other.", DefaultValueFactory = _ => 160 };
        var command = new Command("compilation", "Compiles submissions in one process, and tells how its cost falls as it warms.") { submissions };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(submissions), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int submissions, CancellationToken cancellation)
    {
        await using var sandbox = new BubblewrapSandbox(ChildPrograms.Find());
        var assignment = new AutodiffAssignment().Load(Repository.At("reference"));
        await using var compiler = new CompileServer(sandbox, assignment.Limits);
        var model = SubmissionFolder.Read(Repository.At("reference", "Solutions"), assignment.Limits);
        var costs = new List<TimeSpan>();
        for (var number = 0; number < submissions; number++)
        {
            var outcome = await compiler.CompileAsync(GradingPipeline.SourcesOf(assignment, ThroughputCommand.Fresh(model, number)), cancellation);
            if (outcome is not CompilationOutcome.Compiled)
                throw new InvalidOperationException("the model solution does not compile");
            costs.Add(outcome.Cost.Cpu);
        }
        var each = Math.Max(1, submissions / Rows);
        foreach (var (row, part) in costs.Chunk(each).Index())
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"submissions {row * each + 1,4} to {row * each + part.Length,4}: {Figures.Text(part.Aggregate(TimeSpan.Zero, (sum, cost) => sum + cost) / part.Length)} of CPU each"));
        return 0;
    }
}
