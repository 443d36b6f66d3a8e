using System.Text.Json.Serialization;

namespace Autograder.Service.GitHub.Ci;

/// <summary>
/// What a CI token proves: which commit of which repository a job ran for, and who set it off. It does not prove an
/// honest workflow. <c>sub</c> is not read: its form changes and can be customised.
/// </summary>
/// <param name="Aud">One string; a token made out to several is for nobody.</param>
internal sealed record CiClaims(
    string Jti, string Iss, string Aud, long Exp, long Nbf, long Iat,
    string Repository, string RepositoryId, string RepositoryOwnerId, string Sha, string Ref, string EventName,
    string Actor, string ActorId, string RunId, string RunAttempt)
{
    /// <summary>Names the run of the workflow and which try at it.</summary>
    public string Run => $"{RunId}/{RunAttempt}";

    /// <summary>Somebody had the workflow run again: they want the commit graded again.</summary>
    public bool IsRerun => RunAttempt != "1";

    public string Owner => Repository.Split('/')[0];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CiClaims))]
internal sealed partial class CiClaimsJson : JsonSerializerContext;
