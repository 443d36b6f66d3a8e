namespace Autograder.Service.GitHub.Ci;

/// <summary>What became of a CI token.</summary>
internal abstract record CiTokenVerdict
{
    private CiTokenVerdict() { }   // closed: no cases outside this file

    public sealed record Valid(CiClaims Claims) : CiTokenVerdict;

    public sealed record Refused(string Reason) : CiTokenVerdict;

    /// <summary>The issuer's keys cannot be had at the moment: neither right nor wrong.</summary>
    public sealed record Undecided(string Reason) : CiTokenVerdict;
}
