using System.Runtime.InteropServices;

namespace Autodiff.Checks;

internal static class CheckRunner
{
    /// <summary>Calls the member and judges what it returns. Does not throw.</summary>
    public static CheckOutcome Run(VisibleCheck check)
    {
        try
        {
            object[] arguments = [.. check.Arguments.Select(argument => argument.Create())];
            var member = StudentMember.Find(check.Exercise, check.Member, [.. arguments.Select(argument => argument.GetType())]);
            return Judge.Outcome(check, member.Call(arguments));
        }
        catch (NotImplementedException)
        {
            return new CheckOutcome.NotStarted();
        }
        catch (Exception problem)
        {
            return new CheckOutcome.Error(Sentence(problem));
        }
    }

    /// <summary>The exception's message without libtorch's native stack.</summary>
    public static string Sentence(Exception problem)
    {
        if (problem is TypeInitializationException { InnerException: { } cause }) problem = cause;
        var message = problem.Message.Split("\nException raised from")[0].Trim();
        return problem switch
        {
            MissingMemberException => message,
            ExternalException => $"libtorch: {message}",
            _ => $"{problem.GetType().Name}: {message}",
        };
    }
}
