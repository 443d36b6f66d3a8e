namespace Autograder.Service.Intake;

/// <summary>Where submissions come from, as <see cref="Storage.Submission.Origin"/> keeps it.</summary>
internal static class Origin
{
    public static string OfStudent(long id) => $"student:{id}";

    public static string OfGroup(long id) => $"group:{id}";
}
