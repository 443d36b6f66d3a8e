using Autograder.Service.GitHub.Model;

namespace Autograder.Service.GitHub.Publishing;

/// <summary>A place on GitHub where grades are shown, or why there is none.</summary>
internal interface IChannel
{
    Channel Kind { get; }

    /// <summary>
    /// Takes one step; done twice it leaves one grade there. Keeps in the publication what tells how far it is. A second try
    /// looks first what became of the one before.
    /// </summary>
    Task<WriteOutcome> WriteAsync(Publication publication, Shown shown, CancellationToken cancellation);
}
