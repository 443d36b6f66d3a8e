using Autograder.Service.Intake;

namespace Autograder.Service.GitHub.Ci;

/// <summary>What became of sources that a job handed in.</summary>
internal abstract record CiOutcome
{
    private CiOutcome() { }   // closed: no cases outside this file

    public sealed record Taken(Receipt Receipt) : CiOutcome;

    public sealed record Refused(int Status, string Reason) : CiOutcome;

    /// <summary>It cannot be decided at the moment; the job asks again.</summary>
    public sealed record Later(string Reason) : CiOutcome;
}
