using Autograder.Sandbox.Probe;
using Autograder.Worker;

// Stands in for the worker: warms libtorch, closes the second lock as the worker does, and then does what it is told, one
// line each: the name of a deed and its arguments. The answer is one line: what came of it, or the exception.
_ = Deeds.Do("torch", []);
Console.WriteLine("ready");
var open = args.Contains("--open") || Console.ReadLine() == "open";
if (!open)
    Confinement.Close(args);
Console.WriteLine(open ? "open" : "closed");
while (Console.ReadLine() is { } line)
{
    var words = line.Split(' ');
    string answer;
    try
    {
        answer = Deeds.Do(words[0], words[1..]);
    }
    catch (Exception e)
    {
        answer = $"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}";
    }
    Console.WriteLine(answer);
}
