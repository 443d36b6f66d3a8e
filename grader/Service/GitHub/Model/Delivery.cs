namespace Autograder.Service.GitHub.Model;

/// <summary>A webhook delivery that was taken in: a redelivery carries the same id and changes nothing.</summary>
internal sealed class Delivery
{
    public required string Id { get; init; }

    public required string Event { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}
