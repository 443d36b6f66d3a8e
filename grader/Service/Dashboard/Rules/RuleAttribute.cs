namespace Autograder.Service.Dashboard.Rules;

/// <summary>Who may see a page or do what an address does.</summary>
public enum Needs
{
    /// <summary>Anybody.</summary>
    Nothing,

    SignIn,

    /// <summary>Any role in the course.</summary>
    Member,

    /// <summary>Assistant or instructor of the course.</summary>
    Teacher,

    /// <summary>Instructor of the course.</summary>
    Instructor,

    /// <summary>The student whose attempt it is, or a teacher of the course.</summary>
    OwnAttempt,

    /// <summary>Administrator of the installation.</summary>
    Administrator,
}

/// <summary>Every page and every address of the dashboard says who may; one that does not say is refused.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RuleAttribute(Needs needs) : Attribute
{
    public Needs Needs => needs;
}
