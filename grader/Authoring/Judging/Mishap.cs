using System.Globalization;
using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>The finding of a call that returned nothing to judge: it threw, hung, died or broke a limit.</summary>
internal static class Mishap
{
    private const string EndsProcessHint =
        "On your own machine this ends the whole program (exit 134) instead of throwing: TorchSharp does not turn a native error "
        + "inside autograd.grad, functional.jacobian or matmul into an exception. Here the call was rewritten so that the rest could be graded.";

    public static Finding Of(Check check, Probe probe, CallOutcome outcome) => outcome switch
    {
        CallOutcome.Threw threw => Threw(check, probe, threw),
        CallOutcome.TimedOut(var limit) => Error(check, probe,
            string.Create(CultureInfo.InvariantCulture, $"{check.Member} did not return within {limit.TotalSeconds:0.##} s"),
            "Does a loop end for every input? Later calls of this member are not made."),
        CallOutcome.Died died => Died(check, probe, died),
        CallOutcome.BrokeLimit(var limit, var allowed, var used) => Error(check, probe,
            $"{check.Member} broke a limit: {limit}, allowed {allowed}, used {used}", "Is something kept or repeated without end?"),
        CallOutcome.BrokeProtocol(var reason) => Error(check, probe,
            $"the run of {check.Member} was refused: {Wording.Quote(reason)}", null, $"the run of {check.Member} was refused"),
        CallOutcome.NotCalled(var reason) => Error(check, probe, $"{check.Member} was not called: {Wording.Quote(reason)}", null),
        CallOutcome.Returned => throw new ArgumentException("a call that returned is no mishap", nameof(outcome)),
        _ => throw new System.Diagnostics.UnreachableException($"outcome {outcome}"),
    };

    private static Finding Threw(Check check, Probe probe, CallOutcome.Threw threw)
    {
        if (threw.Exception == typeof(NotImplementedException).FullName)
            return check.Found(CheckStatus.Error, "not started", "not started") with
            {
                NotStarted = true,
                Probe = probe,
                Hint = threw.Location is { } stub ? $"NotImplementedException at {stub}: replace it with your code." : null,
            };

        var known = LibtorchSentence.In(threw.Message);
        var what = $"{check.Member} threw {Wording.Quote(threw.Exception.Split('.')[^1])}{(threw.Location is { } at ? $" at {Wording.Quote(at)}" : "")}";
        string?[] hints = [known?.Hint ?? HintOf(threw.Exception), threw.EndsProcess ? EndsProcessHint : null];
        return Error(check, probe,
            $"{what}: {Wording.Quote(LibtorchSentence.FirstLine(threw.Message))}",
            string.Join(' ', hints.OfType<string>()) is { Length: > 0 } hint ? hint : null,
            known is null ? what : $"{what}: \"… {known.Fragment} …\"") with { Mistake = known?.Id };
    }

    private static string? HintOf(string exception) => exception switch
    {
        "System.NullReferenceException" =>
            "Something is null. After backward(), .grad is null on a tensor that is not a leaf, does not require a gradient, or was not used.",
        "System.Runtime.InteropServices.ExternalException" => "libtorch refused an operation: read its sentence, then the shapes and types that go in.",
        "System.OutOfMemoryException" => "Memory ran out: are tensors kept that nobody needs any more?",
        _ => null,
    };

    private static Finding Died(Check check, Probe probe, CallOutcome.Died died)
    {
        var sentence = LibtorchSentence.SpokenIn(died.LastWords);
        var known = LibtorchSentence.In(died.LastWords);
        var overflow = died.LastWords.Contains("Stack overflow", StringComparison.OrdinalIgnoreCase);
        var what = string.Create(CultureInfo.InvariantCulture, $"the process ended during {check.Member} (exit {died.ExitCode})");
        var hint = known?.Hint
            ?? (overflow ? "A method calls itself without end."
            : sentence is not null ? "A native error inside TorchSharp ended the process: it cannot be caught."
            : died.ExitCode == 0 ? "A member returns its result; it does not end the program." : null);
        var hidden = known is not null ? $"{what}: \"… {known.Fragment} …\"" : overflow ? $"{what}: stack overflow" : what;
        return Error(check, probe, sentence is null ? overflow ? $"{what}: stack overflow" : what : $"{what}: {Wording.Quote(sentence)}", hint, hidden)
            with { Mistake = known?.Id ?? (overflow ? "endless-recursion" : null) };
    }

    private static Finding Error(Check check, Probe probe, string what, string? hint, string? hidden = null) =>
        check.Found(CheckStatus.Error, $"{what} ({Wording.At(probe)})", $"{hidden ?? what} ({Wording.At(probe)})") with { Hint = hint, Probe = probe };
}
