using Autograder.Service.Storage;

namespace Autograder.Service.Access;

/// <summary>Who did what when, stored with what they did.</summary>
internal static class AuditTrail
{
    /// <param name="action">Such as <c>key.created</c>.</param>
    public static void Note(this Store store, TimeProvider time, string actor, string action, long? course, string subject) =>
        store.Add(new AuditEntry { At = time.GetUtcNow(), Actor = actor, Action = action, CourseId = course, Subject = subject });
}
