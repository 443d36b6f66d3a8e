using System.CommandLine;
using Autograder.Benchmarks;
using Autograder.Benchmarks.Timing;

// Bars that take long, each with a command of its own; grader/README.md has the figures, their date and the command.
var root = new RootCommand("Measures what tests cannot: bars that take minutes or hours.")
{
    CompilationCommand.Create(),
    SandboxOverheadCommand.Create(),
    ThroughputCommand.Create(),
    TimingCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
