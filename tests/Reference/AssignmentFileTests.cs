using Autograder.Authoring;

namespace Autograder.Reference.Tests;

public sealed class AssignmentFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assignment").FullName;

    private static readonly string Delivered = File.ReadAllText(Path.Combine(TheAssignment.Repository, "reference/assignment.yaml"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Load_LimitsGiven_ReplaceTheDefaults()
    {
        var limits = Load(Delivered.Replace("worker-memory: 700 MB", "worker-memory: 1 GB\n  threads: 8\n  result: 4096", StringComparison.Ordinal)
            .Replace("call: 10", "call: 0.5", StringComparison.Ordinal)).Limits;

        Assert.Equal(new Limits { WorkerMemory = 1L << 30, Threads = 8, Result = 4096, Call = TimeSpan.FromSeconds(0.5) }, limits);
    }

    [Fact]
    public void Load_NoLimits_TakesTheDefaults() =>
        Assert.Equal(new Limits(), Load(Delivered[..Delivered.IndexOf("limits:", StringComparison.Ordinal)]).Limits);

    [Fact]
    public void Load_OtherPoints_ShareThemOutToTheLast()
    {
        var assignment = Load(Delivered.Replace("trace-product: 14", "trace-product: 25", StringComparison.Ordinal)
            .Replace("quadratic-form: 14", "quadratic-form: 10", StringComparison.Ordinal)
            .Replace("taylor-cosine: 14", "taylor-cosine: 7", StringComparison.Ordinal));

        Assert.Equal([7, 16, 12, 10, 25, 16, 14], assignment.Exercises.Select(e => e.Points));
    }

    [Theory]
    [InlineData("  call: 10", "  cal: 10", "assignment.yaml, line #: \"cal\" is not known here. The keys of limits are: call, exercise,")]
    [InlineData("  call: 10", "  call: -1", "assignment.yaml, line #: call is \"-1\", but must be a number of seconds above 0")]
    [InlineData("  call: 10", "  call: ten", "assignment.yaml, line #: call is \"ten\", but must be a number of seconds above 0")]
    [InlineData("  call: 10", "  call: [10]", "assignment.yaml, line #: call must be a text")]
    [InlineData("700 MB", "700 XB", "assignment.yaml, line #: worker-memory is \"700 XB\", but must be a size above 0")]
    [InlineData("700 MB", "99999999999 GB", "assignment.yaml, line #: worker-memory is \"99999999999 GB\", but must be a size above 0")]
    [InlineData("worker-cpu: 30", "worker-cpu: 1.5", "assignment.yaml, line #: worker-cpu is \"1.5\", but must be a whole number from 1 to 3600")]
    [InlineData("trace-product: 14", "trace-product: 15", "points of all exercises sum to 101, but must sum to 100.")]
    [InlineData("trace-product: 14", "trace-product: 14.5", "assignment.yaml, line #: trace-product is \"14.5\", but must be a whole number from 8 to 100.")]
    [InlineData("trace-product: 14", "trace-product: 2", "assignment.yaml, line #: trace-product is \"2\", but must be a whole number from 8 to 100.")]
    [InlineData("trace-product: 14", "trace-prodct: 14", "assignment.yaml, line #: \"trace-prodct\" is not known here.")]
    [InlineData("  trace-product: 14\n", "", "points lacks the key trace-product.")]
    [InlineData("version: \"4\"", "version: \"\"", "assignment.yaml, line #: version must be a text, and not empty.")]
    [InlineData("version: \"4\"", "", "the file lacks the key version. Add: version: …")]
    [InlineData("trace-product: 2", "trace-product: 4", "timing of all exercises sums to 12 points, but may be at most 10.")]
    [InlineData("trace-product: 2", "taylor-cosine: 2", "assignment.yaml, line #: \"taylor-cosine\" is not known here. The keys of timing are: linear-regression,")]
    [InlineData("package: Autograder.Reference", "package: Other", "assignment.yaml, line #: package names the package Other, but these exercises are in Autograder.Reference.")]
    [InlineData("title: Automatic", "id: again\ntitle: Automatic", "assignment.yaml, line #: this is not valid YAML: Duplicate key")]
    [InlineData("title: Automatic differentiation", "title: [", "this is not valid YAML")]
    [InlineData("title: Automatic differentiation", "title: a\n---\nid: b", "holds 2 YAML documents")]
    public void Load_SomethingWrong_SaysWhereAndWhatToDo(string right, string wrong, string message)
    {
        Assert.Contains(right, Delivered, StringComparison.Ordinal);

        var exception = Assert.Throws<AssignmentException>(() => Load(Delivered.Replace(right, wrong, StringComparison.Ordinal)));

        var line = Delivered[..Delivered.IndexOf(right, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        Assert.Contains(message.Replace("line #", $"line {line}", StringComparison.Ordinal), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PointsForTime_ComeOffTheChecksAndGoToTheTimedMembers()
    {
        var exercise = Load(Delivered).Exercises.Single(e => e.Id == "least-squares");

        Assert.Equal((16, 14, 2), (exercise.Points, exercise.Checks.Sum(c => c.Points), exercise.TimingPoints));
        Assert.Equal(["AutogradGradient 1", "AutogradHessian 1"], exercise.Timed.Select(t => $"{t.Member} {t.Points}"));
    }

    [Fact]
    public void Load_NoPointsForTime_LeaveAllToTheChecks()
    {
        var assignment = Load(Delivered[..Delivered.IndexOf("# How many of an", StringComparison.Ordinal)]);

        Assert.Equal((100, 0), (assignment.Exercises.Sum(e => e.Checks.Sum(c => c.Points)), assignment.Exercises.Sum(e => e.TimingPoints)));
        Assert.All(assignment.Exercises, e => Assert.Empty(e.Timed));
    }

    [Fact]
    public void Load_EmptyFile_SaysSo() => Assert.Throws<AssignmentException>(() => Load(""));

    [Fact]
    public void Load_NoFile_NamesTheFileThatAnAssignmentNeeds()
    {
        var exception = Assert.Throws<AssignmentException>(() => new AutodiffAssignment().Load(Path.Combine(folder, "nowhere")));

        Assert.Contains("assignment.yaml does not exist", exception.Message, StringComparison.Ordinal);
    }

    private Assignment Load(string yaml)
    {
        File.WriteAllText(Path.Combine(folder, "assignment.yaml"), yaml);
        return new AutodiffAssignment().Load(folder);
    }
}
