using System.Collections.Immutable;
using Autograder.Contracts;

namespace Autograder.Engine.Submissions;

/// <summary>What a student handed in, read and bounded; nothing of it has been run.</summary>
/// <param name="Project">The student's project file, of which only a few settings are read.</param>
/// <param name="Notes">What was left out and why, in sentences for the report.</param>
public sealed record Submission(ImmutableArray<SourceFile> Sources, SourceFile? Project, ImmutableArray<string> Notes);

/// <summary>There is nothing to grade; the message tells the caller what to do.</summary>
public sealed class SubmissionException(string message) : Exception(message);
