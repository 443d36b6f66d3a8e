using Autograder.Authoring;

namespace Autograder.Service.Hosting;

/// <summary>The assignments that the installation serves, by the names of their folders. The program that starts the service brings it.</summary>
internal interface IAssignmentLibrary
{
    /// <summary>The one that the first course is created with.</summary>
    string Default { get; }

    IReadOnlyList<string> Names { get; }

    /// <exception cref="AssignmentException">There is none of this name, or it cannot be loaded.</exception>
    Assignment Load(string name);
}
