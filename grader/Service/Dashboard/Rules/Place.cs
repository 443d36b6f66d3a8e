using Autograder.Service.Storage;

namespace Autograder.Service.Dashboard.Rules;

/// <summary>Who looks.</summary>
internal sealed record Viewer(long AccountId, string Name, bool IsAdministrator);

/// <summary>Where somebody looks, and as what: read once for a request, from the address and the store, never from the client's word.</summary>
internal sealed record Place(Viewer? Viewer, Course? Course, Assignment? Assignment, Role? Role, long? StudentId)
{
    public bool Teaches => Role >= Storage.Role.Assistant;

    public bool Instructs => Role == Storage.Role.Instructor;

    public string CourseAddress => $"/c/{Course!.Slug}";

    public string Address => $"/c/{Course!.Slug}/{Assignment!.Slug}";
}

internal static class PlaceOfRequest
{
    private static readonly object Key = new();

    /// <exception cref="InvalidOperationException">The request did not pass the rules.</exception>
    public static Place Place(this HttpContext http) =>
        http.Items[Key] as Place ?? throw new InvalidOperationException("The request has no place: it did not pass the rules.");

    public static Place? PlaceOrNull(this HttpContext http) => http.Items[Key] as Place;

    public static void Set(HttpContext http, Place place) => http.Items[Key] = place;
}
