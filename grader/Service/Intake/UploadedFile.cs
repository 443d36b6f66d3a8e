namespace Autograder.Service.Intake;

/// <param name="Path">Relative, with forward slashes, checked.</param>
internal sealed record UploadedFile(string Path, byte[] Content);

/// <summary>What was sent cannot be taken in; the message is a sentence for the sender.</summary>
internal sealed class RefusedException(string message) : Exception(message);
