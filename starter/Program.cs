using System.Text;
using Autodiff.Checks;

// The console of Windows would show a question mark for what is not in its code page.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var checks = VisibleCheck.ReadAll();
string[] exercises = [.. checks.Select(check => check.Exercise).Distinct()];
string? only = null;
switch (args)
{
    case []:
        break;
    case ["--exercise", var id] when exercises.Contains(id):
        only = id;
        break;
    default:
        Console.Error.WriteLine($"Usage: dotnet run [-- --exercise ID], where ID is one of {string.Join(", ", exercises)}.");
        return 2;
}
bool Chosen(string exercise) => only is null || only == exercise;

if (Libtorch.Load() is { } problem)
{
    Console.Error.WriteLine(problem);
    return 1;
}
CheckList.Print(checks.Where(check => Chosen(check.Exercise)));
if (Chosen(HandoutTraining.Exercise)) HandoutTraining.Print();
ComparisonTable.Print(Rival.All.Where(rival => Chosen(rival.Exercise)));
return 0;
