using System.CommandLine;
using Autograder.App;
using Autograder.App.Commands;

var root = new RootCommand("Grades homework in automatic differentiation: compiles a submission, runs it in a sandbox, checks it numerically.")
{
    GradeCommand.Create(),
    DoctorCommand.Create(),
    ServeCommand.Create(),
    WorkerCommand.Create(),
    CalibrateCommand.Create(),
    BackupCommand.Create(),
    RestoreCommand.Create(),
    KeyCommand.Create(),
    SignInCommand.Create(),
    LoadCommand.Create(),
    TemplateCommand.Create(),
    ClassroomCommand.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        Console.Error.WriteLine(error.Message);
    Console.Error.WriteLine("Run with --help to see how it is called.");
    return ExitCode.BadCall;
}
return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
